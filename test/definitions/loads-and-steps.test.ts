import { expect } from 'chai';
import fc from 'fast-check';
import { checkShape, compileStrategy, type Flow, hasErrors, lint } from '#engine';
import { stockRegistry } from './stock.ts';

const names = ['p', 'q', 'r'] as const;
const events = ['manual.a', 'manual.b', 'hold.placed', 'payment.received'] as const;

interface Sketch {
  readonly kind: number;
  readonly initial: number;
  readonly ways: readonly { readonly on: number; readonly to: number; readonly how: number }[];
  readonly inner: readonly Sketch[];
}

const way = fc.record({ on: fc.nat(9), to: fc.nat(), how: fc.nat(11) });

function sketch(depth: number): fc.Arbitrary<Sketch> {
  return fc.record({
    kind: fc.nat(11),
    initial: fc.nat(),
    ways: fc.array(way, { minLength: 1, maxLength: 3 }),
    inner: depth === 0 ? fc.constant([]) : fc.array(sketch(depth - 1), { minLength: depth === 2 ? 2 : 0, maxLength: 3 }),
  });
}

/** Paths of a sketch below a path, in order. */
function pathsOf(inner: readonly Sketch[], at: string): string[] {
  return inner.flatMap((state, index) => {
    const path = `${at}${names[index]}`;
    return [path, ...pathsOf(state.inner, `${path}.`)];
  });
}

/** A machine with everything in it, most of them wrong: any target, any type, any initial state, history, circles. */
function flowOf(root: Sketch): Flow {
  const paths = pathsOf(root.inner, '');
  const target = (to: number): string => `#any.${paths[to % paths.length]}`;
  const transition = ({ to, how }: Sketch['ways'][number]): object => ({
    ...(how === 0 ? {} : { target: target(to) }),
    ...(how === 1 || how === 2 ? { guard: 'owes' } : {}),
    ...(how === 3 ? { actions: [{ type: 'hold.place', params: { reason: 'any' } }] } : {}),
  });
  const taken = (state: Sketch, from: number, to: number): [string, object][] =>
    state.ways.filter(({ on }) => on >= from && on <= to).map((each) => [events[each.on % events.length] ?? '', transition(each)]);
  const history = (state: Sketch): object => (state.kind === 1 ? {} : { target: target(state.initial), history: 'deep' });
  const compound = (state: Sketch): object => ({
    states: Object.fromEntries(state.inner.map((each, index) => [names[index], build(each)])),
    ...(state.kind <= 3 ? { type: 'parallel' } : { initial: names[state.initial % state.inner.length] }),
    ...Object.fromEntries(taken(state, 8, 8).map(([, way]) => ['onDone', way])),
  });
  const build = (state: Sketch): object => {
    const leaf = state.inner.length === 0;
    if (leaf && state.kind === 0) return { type: 'final' };
    if (leaf && state.kind <= 2) return { type: 'history', ...history(state) };
    return {
      ...(leaf ? {} : compound(state)),
      on: Object.fromEntries(taken(state, 0, 5)),
      ...Object.fromEntries(taken(state, 6, 6).map(([, way]) => ['always', way])),
      ...Object.fromEntries(taken(state, 7, 7).map(([, way]) => ['after', { soon: way }])),
    };
  };
  const states = Object.fromEntries(root.inner.map((each, index) => [names[index], build(each)]));
  return {
    kind: 'strategy',
    id: 'any',
    name: 'Any',
    timers: { soon: { offset: 'P1D' } },
    rules: { owes: { fact: 'account.openAmount', operator: 'greaterThan', value: 1 } },
    machine: {
      id: 'any',
      initial: names[root.initial % root.inner.length] ?? 'p',
      on: { 'account.settled': '.done' },
      states: { ...states, done: { type: 'final' } },
    },
  };
}

describe('a strategy that passes the checks', () => {
  it('is loaded, started and stepped by XState, whatever happens to it, and never enters what was called unreachable', () => {
    let stepped = 0;
    fc.assert(
      fc.property(sketch(2), fc.array(fc.tuple(fc.nat(4), fc.nat(2)), { maxLength: 25 }), (root, story) => {
        const flow = flowOf(root);
        expect(checkShape(flow).ok).to.equal(true);
        const found = lint(flow, stockRegistry);
        const unreachable = new Set(found.filter((each) => each.code === 'state.unreachable').map((each) => each.pointer));
        if (hasErrors(found.filter((each) => each.code !== 'state.unreachable'))) return;

        stepped += 1;
        const entered = walk(flow, story);

        for (const path of entered) expect(unreachable.has(pointerOf(path)), path).to.equal(false);
      }),
      { numRuns: 800 },
    );

    expect(stepped).to.be.greaterThan(100);
  });
});

/** Starts a flow, tells it a story of events and days, and lists every state it entered. */
function walk(flow: Flow, story: readonly (readonly [event: number, amount: number])[]): Set<string> {
  const compiled = compileStrategy(flow, stockRegistry);
  let at = 1_770_000_000_000;
  const input = (amount: number) => ({ facts: { 'account.openAmount': amount }, at, zone: 'UTC', splitKey: 'any' });
  let step = compiled.start(input(0));
  const entered = new Set(step.reactions.flatMap((reaction) => reaction.entered));
  for (const [event, amount] of story) {
    at += 40_000_000;
    const type = events[event];
    step = compiled.advance(step.state, type === undefined ? undefined : { type, payload: {} }, input(amount));
    for (const path of step.reactions.flatMap((reaction) => reaction.entered)) entered.add(path);
  }
  return entered;
}

function pointerOf(path: string): string {
  return path === '' ? '/machine' : `/machine/states/${path.split('.').join('/states/')}`;
}
