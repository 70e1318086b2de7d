import { pointerKeys, valueAt } from '#engine';
import type { Step } from './history.ts';
import { isObject, type Json, type JsonObject, sameJson } from './json.ts';
import type { RestorePart } from './operation.ts';
import { type ClashingStep, type Rebased, rebase } from './rebase.ts';
import { Refused } from './refused.ts';
import { replaceAt } from './replace-at.ts';
import { partsBetween, restoreParts } from './restore.ts';
import { isMachine } from './shape.ts';

/** Two people have changed the same place; until one of them chooses, both versions are kept. */
export interface Conflict {
  readonly mine: JsonObject;
  readonly theirs: JsonObject;
  /** One's own steps that cannot be replayed on theirs, each with its label and the places it is about. */
  readonly clashing: readonly ClashingStep[];
}

/**
 * What was merged, with the places of one's own clashing steps as one has them; what somebody else removed there is
 * put back. All that does not clash stays merged.
 */
export function keepMine({ value, clashing }: Rebased, mine: JsonObject): JsonObject {
  const parts = clashing.flatMap(({ step }) => partsBetween(step.before, step.after)).map((part) => latest(part, mine));
  const kept = parts.reduce((current, part) => forced(current, part, mine), value);
  return isObject(kept['machine']) && !isMachine(kept['machine']) ? mine : kept;
}

function forced(current: JsonObject, part: RestorePart, mine: JsonObject): JsonObject {
  try {
    return restoreParts(current, [part]);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return withPlaceOf(current, mine, pointerKeys(part.pointer));
  }
}

/** A part of an earlier step with the values that later ones have made of it. */
function latest(part: RestorePart, mine: JsonObject): RestorePart {
  const now = valueAt(mine, part.pointer) as Json | undefined;
  if ('value' in part) return { pointer: part.pointer, value: now ?? part.value };
  if (!isObject(now)) return part;
  return { ...part, put: Object.fromEntries(Object.entries(part.put).map(([key, value]) => [key, now[key] ?? value])) };
}

/** Takes over from `mine` the outermost value on the way to a place that `current` lacks. */
function withPlaceOf(current: JsonObject, mine: JsonObject, keys: readonly string[]): JsonObject {
  let [here, own]: (Json | undefined)[] = [current, mine];
  for (const [depth, key] of keys.entries()) {
    here = member(here, key);
    own = member(own, key);
    const last = depth === keys.length - 1;
    if (here === undefined || last || typeof here !== 'object') {
      const replacement = own;
      return replaceAt(current, keys.slice(0, depth + 1), () => replacement) as JsonObject;
    }
  }
  return mine;
}

function member(value: Json | undefined, key: string): Json | undefined {
  if (Array.isArray(value)) return value[Number(key)];
  return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

/** What of one's own steps still counts: done and undone again comes to nothing. */
export function netSteps(steps: readonly Step[]): Step[] {
  const kept: Step[] = [];
  for (const step of steps) {
    const start = kept.findIndex((each) => sameJson(each.before, step.after));
    if (start >= 0) kept.length = start;
    else kept.push(step);
  }
  return kept;
}

/** Own steps on somebody else's text, see `rebase`. */
export function rebaseOwn(base: JsonObject, theirs: JsonObject, steps: readonly Step[]): Rebased {
  return rebase(base, theirs, netSteps(steps));
}
