import { nameWords } from '#engine';
import { applyOperation } from './apply.ts';
import { missingOnPaste } from './fragment.ts';
import type { Step } from './history.ts';
import type { JsonObject } from './json.ts';
import { lostNames } from './lost-names.ts';
import type { Operation } from './operation.ts';
import { agree, clash, type Place, placesBetween } from './places.ts';
import { called } from './refused.ts';

/** One's own steps on top of a newer document. */
export interface Rebased {
  readonly value: JsonObject;
  /** What the steps became; those that clash are missing. */
  readonly steps: readonly Step[];
  readonly clashing: readonly ClashingStep[];
}

/** A step that cannot be replayed without asking, and the places it is about. */
export interface ClashingStep {
  readonly step: Step;
  readonly pointers: readonly string[];
  /** Why it cannot be done on the newer document at all, in a sentence. */
  readonly refusal?: string;
}

/** Operations that write at many places only to let them follow what they name. */
const followers: ReadonlySet<Operation['op']> = new Set([
  'state.rename',
  'states.move',
  'states.group',
  'state.ungroup',
  'timer.rename',
  'rule.rename',
]);

/**
 * Replays one's own steps since `base` on `theirs`, what somebody else made of it. What touches other places than
 * theirs is done again; what touches the same place, or can no longer be done, is left out and named.
 */
export function rebase(base: JsonObject, theirs: JsonObject, steps: readonly Step[]): Rebased {
  const taken = placesBetween(base, theirs);
  const again: Step[] = [];
  const clashing: ClashingStep[] = [];
  let value = theirs;
  for (const step of steps) {
    const touched = placesBetween(step.before, step.after);
    const wanted = disputed(touched, taken);
    if (wanted.length > 0 && touched.every((place) => agree(step.after, theirs, place))) continue;
    const next = wanted.length > 0 ? undefined : (lostEnd(step, value) ?? replayed(step, value));
    if (next === undefined) clashing.push({ step, pointers: wanted.map((place) => place.pointer) });
    else if (typeof next === 'string') clashing.push({ step, pointers: pointersOf(step), refusal: next });
    else {
      const written = step.operations.every(({ op }) => followers.has(op)) ? [] : disputed(placesBetween(value, next), taken);
      if (written.length > 0) clashing.push({ step, pointers: written.map((place) => place.pointer) });
      else {
        again.push({ ...step, before: value, after: next });
        value = next;
      }
    }
  }
  return { value, steps: again, clashing };
}

/** Why what a step pastes would lose a path on the newer document: its end has been renamed or removed meanwhile. */
function lostEnd({ before, operations }: Step, value: JsonObject): string | undefined {
  const [lost] = operations.flatMap((operation) => {
    if (operation.op !== 'fragment.paste') return [];
    const missed = new Set(missingOnPaste(before, operation.fragment));
    return missingOnPaste(value, operation.fragment).filter((end) => !missed.has(end));
  });
  return lost && `What was pasted leads to ${called(lost.target)}, which is not there any more under that name.`;
}

/** A step done again; in a sentence why it cannot be: what it names has been renamed or removed meanwhile, or it is refused. */
function replayed({ after, operations }: Step, value: JsonObject): JsonObject | string {
  const next = replay(value, operations);
  if (typeof next === 'string') return next;
  const known = new Set([...lostNames(value), ...lostNames(after)]);
  const lost = [...lostNames(next)].find((name) => !known.has(name));
  return lost === undefined ? next : `It needs “${nameWords(lost)}”, which is not there any more under that name.`;
}

function replay(value: JsonObject, operations: readonly Operation[]): JsonObject | string {
  let current = value;
  for (const operation of operations) {
    const applied = applyOperation(current, operation);
    if (!applied.ok) return applied.refusal;
    current = applied.value;
  }
  return current;
}

function disputed(own: readonly Place[], taken: readonly Place[]): Place[] {
  return own.filter((place) => taken.some((other) => clash(place, other)));
}

function pointersOf(step: Step): string[] {
  return placesBetween(step.before, step.after).map((place) => place.pointer);
}
