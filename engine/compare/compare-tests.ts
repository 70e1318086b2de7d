import { pointer } from '../base/pointer.ts';
import { isRising } from './compare-effects.ts';
import { type Difference, same } from './difference.ts';

interface Tested {
  readonly tests?: readonly { readonly name: string }[] | undefined;
}

/** How the tests of two definitions differ, by their names. */
export function compareTests(before: Tested, after: Tested): Difference[] {
  const [old, now] = [before.tests ?? [], after.tests ?? []];
  if (same(old, now)) return [];
  const at = (index: number): string => pointer('tests', index);
  const base = { what: 'test', weight: 'text' } as const;
  const used = new Set<number>();
  const places: number[] = [];
  const found: Difference[] = [];
  for (const [index, test] of old.entries()) {
    const to = now.findIndex((each, place) => !used.has(place) && each.name === test.name);
    if (to < 0) {
      found.push({ ...base, kind: 'removed', before: at(index), name: { before: test.name } });
      continue;
    }
    used.add(to);
    places.push(to);
    if (!same(test, now[to]))
      found.push({ ...base, kind: 'changed', before: at(index), after: at(to), name: { before: test.name, after: test.name } });
  }
  for (const [index, test] of now.entries())
    if (!used.has(index)) found.push({ ...base, kind: 'added', after: at(index), name: { after: test.name } });
  if (!isRising(places)) found.push({ ...base, kind: 'moved', before: '/tests', after: '/tests', field: 'order', count: places.length });
  return found;
}
