import { type Chart, valueAt } from '#engine';
import { chartOfValue } from './flow-draft.ts';
import type { Step } from './history.ts';
import { isObject, type JsonObject, sameJson } from './json.ts';
import type { Restore, RestorePart } from './operation.ts';
import { Refused } from './refused.ts';
import { partsBetween, restoreParts } from './restore.ts';

/**
 * The document as it was before a step. When somebody else's changes have come in since, only the places of the
 * step are put back; a sentence when they have changed these too.
 */
export function takenBack(value: JsonObject, step: Step): JsonObject | string {
  if (value === step.after) return step.before;
  const refusal = `“${step.label}” cannot be undone: somebody else has changed the same place since.`;
  const parts = partsBetween(step.after, step.before);
  if (!parts.every((part) => stillThere(value, step.after, part))) return refusal;
  try {
    const before = restoreParts(value, parts);
    return leadsAstray(before, value) && !leadsAstray(step.before, value) ? refusal : before;
  } catch (error) {
    if (error instanceof Refused) return refusal;
    throw error;
  }
}

/** The step that does what an undo did, so that it can be replayed on a newer document. */
export function reversal(step: Step, from: JsonObject, to: JsonObject): Step {
  const operation: Restore = { op: 'restore', parts: partsBetween(from, to) };
  return { operations: [operation], label: `Undo ${step.label}`, key: undefined, before: from, after: to };
}

/** Whether what a part is about to put back is still as the step had left it. */
function stillThere(value: JsonObject, left: JsonObject, part: RestorePart): boolean {
  const [now, then] = [valueAt(value, part.pointer), valueAt(left, part.pointer)];
  if ('value' in part) return sameJson(now, then);
  if (!isObject(now) || !isObject(then)) return false;
  return part.drop.every((key) => sameJson(now[key], then[key])) && Object.keys(part.put).every((key) => !Object.hasOwn(now, key));
}

/** Whether a transition or first step of the one document leads nowhere that leads somewhere, or is not there, in the other. */
function leadsAstray(value: JsonObject, other: JsonObject): boolean {
  if (!isObject(value['machine']) || !isObject(other['machine'])) return false;
  const known = lost(chartOfValue(other));
  return [...lost(chartOfValue(value))].some((place) => !known.has(place));
}

function lost(chart: Chart): Set<string> {
  const states = [...chart.states.values()].filter((state) => state.initial === null || state.fallback === null);
  const ways = chart.transitions.filter((transition) => transition.target === null);
  return new Set([...states.map((state) => state.pointer), ...ways.map((way) => way.pointer)]);
}
