import type { Chart, ChartState } from '../machine/chart.ts';

export interface StatePair {
  readonly before: ChartState;
  readonly after: ChartState;
}

/** Which state of one machine is which of another. */
export interface StateMatch {
  readonly pairs: readonly StatePair[];
  readonly added: readonly ChartState[];
  readonly removed: readonly ChartState[];
  /** The path a state has afterwards. */
  readonly afterOf: ReadonlyMap<string, string>;
}

/** A renamed step is looked for among so many; beyond, a rename reads as removed and added. */
const MOST_CANDIDATES = 60;
/** How alike two states of different names must be to be one. */
const ALIKE = 0.5;

/**
 * Matches states by path; what is left by its name in a level that was renamed itself, then by what it does:
 * a step that was renamed or moved into another level stays the same step.
 */
export function matchStates(before: Chart, after: Chart): StateMatch {
  const afterOf = new Map<string, string>();
  const taken = new Set<string>();
  const pair = (one: ChartState, other: ChartState): void => {
    afterOf.set(one.path, other.path);
    taken.add(other.path);
  };
  for (const state of before.states.values()) {
    const other = after.states.get(state.path);
    if (other) pair(state, other);
  }
  const left = [...before.states.values()].filter((state) => !afterOf.has(state.path));
  const pool = new Pool([...after.states.values()].filter((state) => !taken.has(state.path)));
  for (const isAlike of [exactly, nearly]) {
    for (const state of left) {
      if (afterOf.has(state.path)) continue;
      const home = state.parent === undefined ? undefined : afterOf.get(state.parent);
      const candidates = pool.candidates(state.key, home).filter((each) => !taken.has(each.path));
      const other = candidates.find((each) => each.key === state.key && each.parent === home) ?? best(state, candidates, isAlike);
      if (other) pair(state, other);
    }
  }
  return {
    pairs: [...before.states.values()].flatMap((state) => {
      const other = after.states.get(afterOf.get(state.path) ?? ' ');
      return other ? [{ before: state, after: other }] : [];
    }),
    added: [...after.states.values()].filter((state) => !taken.has(state.path)),
    removed: [...before.states.values()].filter((state) => !afterOf.has(state.path)),
    afterOf,
  };
}

/** States that wait for their counterpart, found by name and by level. */
class Pool {
  private readonly byKey = new Map<string, ChartState[]>();
  private readonly byParent = new Map<string, ChartState[]>();

  constructor(states: readonly ChartState[]) {
    for (const state of states) {
      push(this.byKey, state.key, state);
      push(this.byParent, state.parent ?? '', state);
    }
  }

  candidates(key: string, parent: string | undefined): readonly ChartState[] {
    const beside = parent === undefined ? [] : (this.byParent.get(parent) ?? []);
    return [...(this.byKey.get(key) ?? []), ...beside].slice(0, MOST_CANDIDATES);
  }
}

function push(map: Map<string, ChartState[]>, key: string, state: ChartState): void {
  const list = map.get(key);
  if (list) list.push(state);
  else map.set(key, [state]);
}

type Likeness = (a: ChartState, b: ChartState) => number;

const exactly: Likeness = (a, b) => (a.key === b.key && alike(a, b) === 1 ? 1 : 0);
const nearly: Likeness = (a, b) => (a.key === b.key ? Math.max(alike(a, b), 0.1) + ALIKE : alike(a, b));

function best(state: ChartState, candidates: readonly ChartState[], likeness: Likeness): ChartState | undefined {
  let found: { readonly state: ChartState; readonly score: number } | undefined;
  for (const candidate of candidates) {
    const score = likeness(state, candidate);
    if (score >= ALIKE && score > (found?.score ?? 0)) found = { state: candidate, score };
  }
  return found?.state;
}

/** The share of what two states do that they have in common. */
function alike(a: ChartState, b: ChartState): number {
  const [one, other] = [traitsOf(a), traitsOf(b)];
  const common = [...one].filter((trait) => other.has(trait)).length;
  return common / (one.size + other.size - common);
}

const known = new WeakMap<ChartState, ReadonlySet<string>>();

function traitsOf(state: ChartState): ReadonlySet<string> {
  const traits = known.get(state) ?? new Set(listTraits(state));
  known.set(state, traits);
  return traits;
}

function listTraits({ type, config, children, key }: ChartState): string[] {
  const named = (list: Readonly<Record<string, unknown>> | undefined, kind: string): string[] =>
    Object.keys(list ?? {}).map((name) => `${kind} ${name}`);
  return [
    type,
    ...(config.entry ?? []).map((call) => `entry ${JSON.stringify(call)}`),
    ...(config.exit ?? []).map((call) => `exit ${JSON.stringify(call)}`),
    ...named(config.on, 'on'),
    ...named(config.after, 'after'),
    ...(config.always === undefined ? [] : ['always']),
    ...children.map((path) => `inner ${path.slice(path.length - (path.split('.').at(-1) ?? key).length)}`),
    ...(config.tags ?? []).map((tag) => `tag ${tag}`),
    ...(config.description === undefined ? [] : [config.description]),
  ];
}
