import { useQuery } from '@tanstack/react-query';
import type { Aging, Fields, Resolution, Segment } from '#engine';
import { call } from './api/call.ts';

interface Kinds {
  readonly segment: Segment;
  readonly resolution: Resolution;
  readonly fields: Fields;
  readonly aging: Aging;
}

/** All published definitions of a kind, as they were written. */
export function usePublished<Kind extends keyof Kinds>(kind: Kind): readonly Kinds[Kind][] {
  const { data } = useQuery({
    queryKey: ['definitions.list', 'published', kind],
    queryFn: () => readPublished(kind),
    staleTime: 5 * 60_000,
  });
  return data ?? [];
}

async function readPublished<Kind extends keyof Kinds>(kind: Kind): Promise<Kinds[Kind][]> {
  const { items } = await call('definitions.list', { query: { kind } });
  const details = await Promise.all(items.map(({ id }) => call('definitions.get', { params: { kind, definitionId: id } })));
  return details.flatMap(({ text }) => (text === undefined ? [] : [JSON.parse(text) as Kinds[Kind]]));
}
