import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { type AnswerOf, createRegistry, type Definition, type Registry, type RegistryView } from '#engine';
import { callTagged } from '../app/api/call.ts';
import type { CallError } from '../app/api/call-error.ts';
import { useAnswer } from '../app/api/use-answer.ts';
import { useCurrency } from '../app/use-currency.ts';
import type { EditedKind } from './kinds.ts';

/** A definition as the server has it, with the revision that saving needs. */
export interface Opened {
  readonly detail: AnswerOf<'definitions.get'>;
  readonly revision: number;
}

/** The definition of an address; fetched again when somebody saves, publishes or discards. */
export function useOpened(kind: EditedKind, id: string): UseQueryResult<Opened, CallError> {
  return useQuery<Opened, CallError>({
    queryKey: openedKey(kind, id),
    queryFn: async ({ signal }) => {
      const { answer, revision } = await callTagged('definitions.get', { params: { kind, definitionId: id } }, { signal });
      return { detail: answer, revision: revision ?? answer.draft?.revision ?? 0 };
    },
  });
}

/** Stands under the route, so that a hint about definitions makes it old. */
function openedKey(kind: EditedKind, id: string): readonly string[] {
  return ['definitions.get', 'opened', kind, id];
}

/** What this installation's definitions may refer to; undefined until it is known. */
export function useRegistryOf(): { readonly registry: Registry | undefined; readonly error: CallError | null; readonly retry: () => void } {
  const { data, error, refetch } = useAnswer('registry.get', {});
  // The answer has a new time each time it is fetched; the registry is made anew only when its content is new.
  const content = data && contentOf(data);
  const currency = useCurrency();
  const registry = useMemo(
    () => (content === undefined ? undefined : registryOf(JSON.parse(content) as RegistryContent, currency)),
    [content, currency],
  );
  return { registry, error, retry: () => void refetch() };
}

type RegistryContent = Pick<RegistryView, 'definitions' | 'offerings'>;

function contentOf({ definitions, offerings }: RegistryView): string {
  return JSON.stringify({ definitions, offerings });
}

function registryOf({ definitions, offerings }: RegistryContent, currency: string): Registry {
  return createRegistry(
    definitions.map((each) => JSON.parse(each.text) as Definition),
    offerings as Parameters<typeof createRegistry>[1],
    currency,
  );
}
