import { checkShape, type Diagnostic, lint } from '#engine';
import { withoutStanding } from '../support/without-standing.ts';
import { fixtureRegistry } from './fixtures.ts';

/** A strategy that ends on settlement, with these states beside the end. */
export function strategy(states: object, rest: object = {}, machine: object = {}): unknown {
  return {
    kind: 'strategy',
    id: 'any',
    name: 'Any',
    machine: { id: 'any', initial: 'a', on: { 'account.settled': '.done' }, ...machine, states: { ...states, done: { type: 'final' } } },
    ...rest,
  };
}

/** The faults of a document, each as its code and its place. */
export function said(document: unknown): string[] {
  const shape = checkShape(document);
  const faults: readonly Diagnostic[] = shape.ok ? withoutStanding(lint(shape.definition, fixtureRegistry)) : shape.diagnostics;
  return faults.map(({ code, pointer }) => `${code} ${pointer}`);
}
