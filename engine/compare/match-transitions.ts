import type { ChartTransition } from '../machine/chart.ts';
import type { Guard } from '../model/machine.ts';
import { same } from './difference.ts';
import type { StateMatch } from './match-states.ts';

export interface TransitionPair {
  readonly before: ChartTransition;
  readonly after: ChartTransition;
}

export interface TransitionMatch {
  readonly pairs: readonly TransitionPair[];
  readonly added: readonly ChartTransition[];
  readonly removed: readonly ChartTransition[];
}

/** What is called otherwise afterwards. */
export interface Renames {
  readonly states: ReadonlyMap<string, string>;
  readonly timers: ReadonlyMap<string, string>;
  readonly rules: ReadonlyMap<string, string>;
}

/**
 * Matches the paths of steps that are the same: by their own id, then by all that makes them what they are, and
 * then by less and less of it. What finds no counterpart in its step is looked for in others.
 */
export function matchTransitions(states: StateMatch, renames: Renames): TransitionMatch {
  const test = likenesses(renames);
  const pairs: TransitionPair[] = [];
  const [removed, added]: [ChartTransition[], ChartTransition[]] = [[], []];
  for (const { before, after } of states.pairs) {
    const found = matchLists(before.transitions, after.transitions, test);
    pairs.push(...found.pairs);
    removed.push(...found.removed);
    added.push(...found.added);
  }
  const moved = matchLists(removed, added, [test[1] as Likeness]);
  return { pairs: [...pairs, ...moved.pairs], added: moved.added, removed: moved.removed };
}

type Likeness = (before: ChartTransition, after: ChartTransition) => boolean;

function matchLists(before: readonly ChartTransition[], after: readonly ChartTransition[], tests: readonly Likeness[]): TransitionMatch {
  const pairs: TransitionPair[] = [];
  let [left, free] = [before, after];
  for (const isLike of tests) {
    if (left.length === 0 || free.length === 0) break;
    const used = new Set<ChartTransition>();
    left = left.filter((one) => {
      const other = free.find((each) => !used.has(each) && isLike(one, each));
      if (other) {
        used.add(other);
        pairs.push({ before: one, after: other });
      }
      return !other;
    });
    free = free.filter((each) => !used.has(each));
  }
  return { pairs, added: free, removed: left };
}

function likenesses(renames: Renames): readonly Likeness[] {
  const sameTrigger: Likeness = (a, b) => isSameTrigger(a, b, renames);
  const sameTarget: Likeness = (a, b) => targetAfter(a.target, renames) === b.target;
  const sameGuard: Likeness = (a, b) => same(guardAfter(a.guard, renames), b.guard);
  const all =
    (...tests: readonly Likeness[]): Likeness =>
    (a, b) =>
      tests.every((test) => test(a, b));
  return [
    (a, b) => a.key === b.key && !a.key.includes('|'),
    all(sameTrigger, sameTarget, sameGuard),
    all(sameTrigger, sameTarget),
    all(sameTrigger, sameGuard),
    all(sameTrigger, (a, b) => a.index === b.index),
    sameTrigger,
    all(sameTarget, sameGuard, leads),
    all(sameTarget, leads),
  ];
}

const leads: Likeness = (a) => typeof a.target === 'string';

export function isSameTrigger(a: ChartTransition, b: ChartTransition, { timers }: Pick<Renames, 'timers'>): boolean {
  if (a.trigger.kind !== b.trigger.kind) return false;
  if (a.trigger.kind === 'timer' && b.trigger.kind === 'timer') return (timers.get(a.trigger.name) ?? a.trigger.name) === b.trigger.name;
  return a.trigger.kind !== 'event' || b.trigger.kind !== 'event' || a.trigger.name === b.trigger.name;
}

/** A target as it is called afterwards. */
export function targetAfter(target: ChartTransition['target'], { states }: Pick<Renames, 'states'>): ChartTransition['target'] {
  return typeof target === 'string' ? (states.get(target) ?? target) : target;
}

/** A condition as it is called afterwards. */
export function guardAfter(guard: Guard | undefined, { rules }: Pick<Renames, 'rules'>): Guard | undefined {
  if (guard === undefined) return undefined;
  return renamedIn(guard, rules) as Guard;
}

/** Every reference to a rule in a condition, renamed. */
export function renamedIn(value: unknown, rules: ReadonlyMap<string, string>): unknown {
  if (rules.size === 0) return value;
  if (typeof value === 'string') return rules.get(value) ?? value;
  return renamedBelow(value, rules);
}

function renamedBelow(value: unknown, rules: ReadonlyMap<string, string>): unknown {
  if (Array.isArray(value)) return value.map((each) => renamedBelow(each, rules));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [
      key,
      key === 'condition' && typeof each === 'string' ? (rules.get(each) ?? each) : renamedBelow(each, rules),
    ]),
  );
}
