import { type Static, Type } from 'typebox';
import { Id, OneOf, Shape } from './wire.ts';

/** Who has a task: the person it is given to, or the pool it lies in until somebody takes it. Never both, never nobody. */
export const Holder = Shape({ kind: OneOf(['person', 'pool']), id: Id });
export type Holder = Static<typeof Holder>;

/** A holder as one word, for addresses and stored lines: `person:collector`, `pool:collections`. */
export const HolderWord = Type.String({ maxLength: 130, pattern: '^(person|pool):[A-Za-z0-9][A-Za-z0-9_.:@~-]*$' });

export function holderWord({ kind, id }: Holder): string {
  return `${kind}:${id}`;
}

/** Reads what `holderWord` wrote. */
export function holderOf(word: string): Holder {
  const at = word.indexOf(':');
  return { kind: word.slice(0, at) === 'pool' ? 'pool' : 'person', id: word.slice(at + 1) };
}
