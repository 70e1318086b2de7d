import type { ChartState } from '../machine/chart.ts';
import { compareEffects, isRising } from './compare-effects.ts';
import { compareFields } from './compare-named.ts';
import { type Difference, type Json, same, sides } from './difference.ts';
import type { StateMatch, StatePair } from './match-states.ts';

/** Parts of a state that are compared by themselves, and what belongs to its inner states or its paths. */
const apart = new Set(['states', 'on', 'after', 'always', 'onDone', 'entry', 'exit', 'initial', 'type', 'target', 'id']);

/** How the steps of two machines differ: what is in an added or removed level goes with it. */
export function compareStates(match: StateMatch, machineIds: readonly [string, string] | undefined): Difference[] {
  const added = new Set(match.added.map((state) => state.path));
  const removed = new Set(match.removed.map((state) => state.path));
  const whole = (states: readonly ChartState[], all: ReadonlySet<string>): readonly ChartState[] =>
    states.filter((state) => state.parent === undefined || !all.has(state.parent));
  return [
    ...(machineIds
      ? [
          { kind: 'changed', what: 'setting', weight: 'text', field: 'machine.id', before: '/machine/id', after: '/machine/id' } as const,
        ].map((each) => ({ ...each, value: sides(...machineIds) }))
      : []),
    ...whole(match.removed, removed).map(
      (state): Difference => ({
        kind: 'removed',
        what: 'state',
        weight: 'meaning',
        before: state.pointer,
        state: { before: state.path },
        value: { before: state.config },
      }),
    ),
    ...match.pairs.flatMap((pair) => comparePair(pair, match)),
    ...whole(match.added, added).map(
      (state): Difference => ({
        kind: 'added',
        what: 'state',
        weight: 'meaning',
        after: state.pointer,
        state: { after: state.path },
        value: { after: state.config },
      }),
    ),
  ];
}

function comparePair({ before, after }: StatePair, match: StateMatch): Difference[] {
  if (before.path === after.path && same(before.config, after.config)) return [];
  const place = { before: before.pointer, after: after.pointer };
  const about = { ...place, state: { before: before.path, after: after.path } };
  const changed = (field: string, a: unknown, b: unknown): Difference => ({
    kind: 'changed',
    what: 'state',
    weight: 'meaning',
    ...about,
    field,
    value: sides(a, b),
  });
  const called = (path: string | undefined | null): string | undefined | null =>
    typeof path === 'string' ? (match.afterOf.get(path) ?? path) : path;
  const home = before.parent === undefined ? undefined : match.afterOf.get(before.parent);
  const effects = (at: 'entry' | 'exit'): Difference[] =>
    compareEffects(before.config[at], after.config[at], {
      before: `${before.pointer}/${at}`,
      after: `${after.pointer}/${at}`,
      about: { state: about.state, at },
    });
  return [
    ...(before.key === after.key ? [] : [{ ...changed('name', before.key, after.key), weight: 'text' } as const]),
    ...(home === after.parent ? [] : [changed('parent', before.parent, after.parent)]),
    ...(before.type === after.type ? [] : [changed('type', before.type, after.type)]),
    ...(called(before.initial) === after.initial ? [] : [changed('initial', before.initial, after.initial)]),
    ...(called(before.fallback) === after.fallback ? [] : [changed('target', before.fallback, after.fallback)]),
    ...compareFields(before.config as Json, after.config as Json, place, apart).map(
      (each): Difference => ({
        ...each,
        what: 'state',
        kind: 'changed',
        ...about,
        weight: readByPeople.has(each.field ?? '') ? 'text' : each.weight,
      }),
    ),
    ...effects('entry'),
    ...effects('exit'),
    ...childOrder(before, after, match, about),
  ];
}

const readByPeople = new Set(['meta', 'description']);

/** Inner steps in another order: of regions that run side by side it is the order they act in. */
function childOrder(
  before: ChartState,
  after: ChartState,
  { afterOf }: StateMatch,
  about: Pick<Difference, 'before' | 'after' | 'state'>,
): Difference[] {
  const places = new Map(after.children.map((path, index) => [path, index]));
  const positions = before.children.flatMap((path) => places.get(afterOf.get(path) ?? '') ?? []);
  if (isRising(positions)) return [];
  return [
    {
      kind: 'moved',
      what: 'state',
      weight: after.type === 'parallel' ? 'meaning' : 'text',
      ...about,
      field: 'order',
      count: positions.length,
    },
  ];
}
