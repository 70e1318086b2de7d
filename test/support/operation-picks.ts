import fc from 'fast-check';
import type { Chart, ChartTransition, Trigger } from '#engine';
import { chartOfValue } from '../../designer/document/flow-draft.ts';
import { copyFragment } from '../../designer/document/fragment.ts';
import { isObject, type Json, type JsonObject } from '../../designer/document/json.ts';
import type { Operation, TransitionRef } from '../../designer/document/operation.ts';

/** Numbers from which an operation on any document can be made. */
export type Picks = readonly number[];

export const picks: fc.Arbitrary<Picks> = fc.array(fc.nat(9999), { minLength: 8, maxLength: 8 });
export const manyPicks: fc.Arbitrary<readonly Picks[]> = fc.array(picks, { minLength: 1, maxLength: 14 });

/** What a random operation can be chosen from. */
export interface Hand {
  readonly value: JsonObject;
  readonly chart: Chart;
  readonly paths: readonly string[];
  readonly take: <T>(list: readonly T[]) => T | undefined;
  readonly number: () => number;
}

type Maker = (hand: Hand) => Operation | undefined;

const events = ['manual.go', 'payment.received', 'manual.*', 'dispute.opened'];
const newNames = ['call', 'level1', 'waiting', 'call2', 'x-ray', 'Extra'];

function handFor(value: JsonObject, numbers: Picks): Hand {
  let at = 1;
  const number = (): number => {
    at += 1;
    return (numbers[at % numbers.length] ?? 0) + at;
  };
  const chart = chartOfValue(value);
  return {
    value,
    chart,
    paths: [...chart.states.keys()].filter((path) => path !== ''),
    number,
    take: (list) => list[number() % Math.max(list.length, 1)],
  };
}

export function refOf({ source, trigger, index }: ChartTransition): TransitionRef {
  return { source, trigger, index };
}

function somePaths(hand: Hand, siblings: boolean): string[] {
  const first = hand.take(hand.paths) ?? '';
  const parent = hand.chart.states.get(first)?.parent;
  const pool = siblings ? hand.paths.filter((path) => hand.chart.states.get(path)?.parent === parent) : hand.paths;
  const more = [hand.take(pool), hand.take(pool)].slice(0, hand.number() % 3);
  return [...new Set([first, ...more.flatMap((path) => path ?? [])])];
}

function names(value: JsonObject, key: 'timers' | 'rules'): string[] {
  const named = value[key];
  return isObject(named) ? Object.keys(named) : [];
}

function someTrigger(hand: Hand): Trigger {
  const timer = hand.take(names(hand.value, 'timers'));
  const all: Trigger[] = [{ kind: 'event', name: hand.take(events) ?? 'manual.go' }, { kind: 'done' }];
  return hand.take([...all, ...(timer === undefined ? [] : [{ kind: 'timer' as const, name: timer }])]) ?? { kind: 'done' };
}

function someState(hand: Hand): JsonObject {
  const entry = [{ type: 'note.add', params: { text: `n${hand.number()}` } }];
  const inner = { type: 'parallel', states: { one: {}, two: { initial: 'a', states: { a: { 'x-in': 1 } } } } };
  return (
    hand.take<JsonObject>([{ entry }, {}, { type: 'final' }, { type: 'history' }, { initial: 'a', states: { a: { entry } } }, inner]) ?? {}
  );
}

function someRef(hand: Hand): TransitionRef | undefined {
  const way = hand.take(hand.chart.transitions);
  return way && refOf(way);
}

function point(hand: Hand): { x: number; y: number } {
  return { x: hand.number() % 900, y: hand.number() % 700 };
}

/** One maker for each operation on a flow. */
export const makers: Readonly<Record<string, Maker>> = {
  'field.set': (hand) => {
    const way = hand.take(hand.chart.transitions);
    const state = hand.take([...hand.chart.states.values()]);
    const pointers = ['/name', '/description', `${state?.pointer}/description`, `${state?.pointer}/x-own`, '/tests/0/name'];
    const guarded = way && hand.number() % 4 === 0 ? [`${way.pointer}/x-own`] : [];
    const pointer = hand.take([...pointers, ...guarded]);
    return pointer === undefined ? undefined : { op: 'field.set', pointer, value: `text ${hand.number()}` };
  },
  'field.clear': (hand) => ({ op: 'field.set', pointer: `${hand.take([...hand.chart.states.values()])?.pointer}/description` }),
  'list.insert': (hand) =>
    listOf(hand, (pointer, list) => ({ op: 'list.insert', pointer, index: hand.number() % (list.length + 1), value: list[0] ?? null })),
  'list.remove': (hand) => listOf(hand, (pointer, list) => ({ op: 'list.remove', pointer, index: hand.number() % list.length })),
  'list.move': (hand) =>
    listOf(hand, (pointer, list) => ({ op: 'list.move', pointer, index: hand.number() % list.length, to: hand.number() % list.length })),
  'state.add': (hand) => ({
    op: 'state.add',
    parent: hand.take(['', ...hand.paths]) ?? '',
    name: hand.take(newNames) ?? 'call',
    state: someState(hand),
    ...(hand.number() % 2 ? { before: hand.take(hand.paths)?.split('.').at(-1) ?? 'call' } : {}),
    ...(hand.number() % 2 ? { position: point(hand) } : {}),
  }),
  'states.remove': (hand) => ({ op: 'states.remove', paths: somePaths(hand, hand.number() % 2 === 0) }),
  'state.rename': (hand) => ({ op: 'state.rename', path: hand.take(hand.paths) ?? '', name: hand.take(newNames) ?? 'call' }),
  'states.move': (hand) => ({ op: 'states.move', paths: somePaths(hand, false), parent: hand.take(['', ...hand.paths]) ?? '' }),
  'states.group': (hand) => ({ op: 'states.group', paths: somePaths(hand, true), name: hand.take(newNames) ?? 'call' }),
  'state.ungroup': (hand) => ({
    op: 'state.ungroup',
    path: hand.take(hand.paths.filter((path) => (hand.chart.states.get(path)?.children.length ?? 0) > 0)) ?? '',
  }),
  'state.initial': (hand) => {
    const path = hand.take(hand.paths) ?? '';
    return { op: 'state.initial', parent: hand.chart.states.get(path)?.parent ?? '', name: path.split('.').at(-1) ?? '' };
  },
  'transition.add': (hand) => {
    const rule = hand.take(names(hand.value, 'rules'));
    return {
      op: 'transition.add',
      source: hand.take(['', ...hand.paths]) ?? '',
      trigger: someTrigger(hand),
      ...(hand.number() % 6 ? { target: hand.take(hand.paths) ?? '' } : {}),
      ...(rule !== undefined && hand.number() % 2 ? { guard: rule } : {}),
    };
  },
  'transition.retarget': (hand) => {
    const ref = someRef(hand);
    return ref && { op: 'transition.retarget', ref, target: hand.take(hand.paths) ?? '' };
  },
  'transition.trigger': (hand) => {
    const ref = someRef(hand);
    return ref && { op: 'transition.trigger', ref, trigger: someTrigger(hand) };
  },
  'transition.move': (hand) => {
    const ref = someRef(hand);
    return ref && { op: 'transition.move', ref, to: hand.number() % 3 };
  },
  'transitions.remove': (hand) => {
    const refs = [someRef(hand), someRef(hand)].flatMap((ref) => ref ?? []);
    return { op: 'transitions.remove', refs };
  },
  'state.insert': (hand) => {
    const ref = someRef(hand);
    const timer = hand.take(names(hand.value, 'timers'));
    return ref && { op: 'state.insert', ref, name: hand.take(newNames) ?? 'call', state: {}, ...(timer !== undefined ? { timer } : {}) };
  },
  'timer.rename': (hand) => ({ op: 'timer.rename', name: hand.take(names(hand.value, 'timers')) ?? '', to: hand.take(newNames) ?? 'call' }),
  'rule.rename': (hand) => ({ op: 'rule.rename', name: hand.take(names(hand.value, 'rules')) ?? '', to: hand.take(newNames) ?? 'call' }),
  'fragment.paste': (hand) => {
    const fragment = copyFragment(hand.value, somePaths(hand, false));
    return fragment && { op: 'fragment.paste', parent: hand.take(['', '', ...hand.paths]) ?? '', fragment };
  },
  'layout.move': (hand) => ({ op: 'layout.move', positions: { [hand.take(hand.paths) ?? '']: point(hand) } }),
  'layout.apply': (hand) => ({ op: 'layout.apply', positions: Object.fromEntries(hand.paths.map((path) => [path, point(hand)])) }),
  'layout.note.add': (hand) => ({ op: 'layout.note.add', note: { id: `n${hand.number() % 3}`, ...point(hand), w: 100, h: 60, text: 'a' } }),
  'layout.note.set': (hand) => ({ op: 'layout.note.set', id: `n${hand.number() % 3}`, note: { text: `b${hand.number()}` } }),
  'layout.note.remove': (hand) => ({ op: 'layout.note.remove', id: `n${hand.number() % 3}` }),
  batch: (hand) => {
    const operations = [makers['layout.move']?.(hand), makers['state.rename']?.(hand)].flatMap((each) => each ?? []);
    return { op: 'batch', operations, label: 'both' };
  },
};

/** Some operation on a document; undefined when the numbers ask for what it has nothing for. */
export function someOperation(value: JsonObject, numbers: Picks, of: readonly string[] = Object.keys(makers)): Operation | undefined {
  const name = of[(numbers[0] ?? 0) % of.length] ?? '';
  return makers[name]?.(handFor(value, numbers));
}

function listOf(hand: Hand, make: (pointer: string, list: readonly Json[]) => Operation): Operation | undefined {
  const lists = [...hand.chart.states.values()].flatMap(({ pointer, config }) =>
    (config.entry ?? []).length > 0 ? [[`${pointer}/entry`, config.entry as unknown as readonly Json[]] as const] : [],
  );
  const list = hand.take(lists);
  return list && make(...list);
}
