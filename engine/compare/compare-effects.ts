import type { EffectCall } from '../model/machine.ts';
import { type Difference, differentKeys, type Json, same, sides } from './difference.ts';

/** Where two lists of actions stand. */
export interface EffectPlace {
  readonly before: string;
  readonly after: string;
  readonly about: Pick<Difference, 'state' | 'transition' | 'trigger' | 'at'>;
}

/** What was added to a list of actions, left out of it, changed in it, or put in another order. */
export function compareEffects(
  before: readonly EffectCall[] | undefined,
  after: readonly EffectCall[] | undefined,
  place: EffectPlace,
): Difference[] {
  const [old, now] = [before ?? [], after ?? []];
  if (same(old, now)) return [];
  const pairs = matched(old, now);
  const kept = new Set(pairs.map(([index]) => index));
  const there = new Set(pairs.map(([, index]) => index));
  const one = (kind: 'added' | 'removed', call: EffectCall, index: number): Difference => ({
    kind,
    what: 'effect',
    weight: 'meaning',
    ...(kind === 'added' ? { after: `${place.after}/${index}` } : { before: `${place.before}/${index}` }),
    ...place.about,
    value: kind === 'added' ? { after: call } : { before: call },
  });
  return [
    ...old.flatMap((call, index) => (kept.has(index) ? [] : [one('removed', call, index)])),
    ...pairs.flatMap(([from, to]) => changed(old[from] as EffectCall, now[to] as EffectCall, place, from, to)),
    ...now.flatMap((call, index) => (there.has(index) ? [] : [one('added', call, index)])),
    ...(isRising(pairs.map(([, to]) => to)) ? [] : [reordered(old, now, place)]),
  ];
}

/** Equal actions first, then those of one type in their order. */
function matched(old: readonly EffectCall[], now: readonly EffectCall[]): (readonly [number, number])[] {
  const pairs: (readonly [number, number])[] = [];
  const used = new Set<number>();
  const take = (isLike: (a: EffectCall, b: EffectCall) => boolean): void => {
    for (const [index, call] of old.entries()) {
      if (pairs.some(([from]) => from === index)) continue;
      const to = now.findIndex((each, at) => !used.has(at) && isLike(call, each));
      if (to < 0) continue;
      used.add(to);
      pairs.push([index, to]);
    }
  };
  take(same);
  take((a, b) => a.type === b.type);
  return pairs.sort(([a], [b]) => a - b);
}

function changed(old: EffectCall, now: EffectCall, place: EffectPlace, from: number, to: number): Difference[] {
  if (same(old, now)) return [];
  const [a, b] = [(old.params ?? {}) as Json, (now.params ?? {}) as Json];
  const fields = differentKeys(a, b);
  const base = {
    kind: 'changed',
    what: 'effect',
    weight: 'meaning',
    before: `${place.before}/${from}`,
    after: `${place.after}/${to}`,
    ...place.about,
    name: { before: old.type, after: now.type },
    value: { before: old, after: now },
  } as const;
  // Keys in another order, or an empty list of settings instead of none.
  if (fields.length === 0) return [{ ...base, what: 'writing', weight: 'text' }];
  return [{ ...base, ...(fields.length === 1 ? { field: fields[0] as string } : {}) }];
}

function reordered(old: readonly EffectCall[], now: readonly EffectCall[], place: EffectPlace): Difference {
  const { before, after, about } = place;
  return { kind: 'moved', what: 'effect', weight: 'meaning', before, after, ...about, field: 'order', value: sides(old, now) };
}

/** Whether a list of positions only ever rises. */
export function isRising(positions: readonly number[]): boolean {
  return positions.every((position, index) => index === 0 || position > (positions[index - 1] ?? -1));
}
