import { useMemo } from 'react';
import type { AnswerOf, Definition } from '#engine';
import { useAnswer } from '../app/api/use-answer.ts';
import { type Uses, usesOf } from './uses.ts';

export interface PublishedAll {
  readonly definitions: readonly Definition[];
  readonly uses: Uses;
  readonly inForce: AnswerOf<'registry.get'>['inForce'] | undefined;
}

/** All that is published, and who refers to whom. */
export function usePublishedAll(): PublishedAll {
  const { data } = useAnswer('registry.get', {});
  const texts = data?.definitions;
  return useMemo(() => {
    const definitions = (texts ?? []).map(({ text }) => JSON.parse(text) as Definition);
    return { definitions, uses: usesOf(definitions), inForce: data?.inForce };
  }, [texts, data?.inForce]);
}

/** Whether a definition is the one that counts, and for whom. */
export function forceOf(kind: string, id: string, inForce: PublishedAll['inForce']): 'all' | 'business' | 'person' | undefined {
  if (!inForce) return undefined;
  if (kind === 'segment') return inForce.segment === id ? 'all' : undefined;
  if (kind === 'aging') return inForce.aging === id ? 'all' : undefined;
  if (kind === 'ranking') return inForce.ranking === id ? 'all' : undefined;
  if (kind !== 'contact-policy') return undefined;
  const { business, person } = inForce.policies;
  if (business === id) return person === id ? 'all' : 'business';
  return person === id ? 'person' : undefined;
}
