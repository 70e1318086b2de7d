import type { Chart, ChartTransition, Diagnostic } from '#engine';
import { type FoundPlace, placeOfPointer } from '../flow/place-of-pointer.ts';

/** Where on the page a place of the document is looked at. Of a trigger as a whole its first path is meant. */
export function placeOf(pointer: string, chart: Chart): FoundPlace {
  const way = chart.transitions.find((each) => isTriggerOf(pointer, each));
  return way ? { element: `path:${way.pointer}`, field: pointer } : placeOfPointer(pointer, chart);
}

export interface ProblemCount {
  readonly errors: number;
  readonly warnings: number;
}

/** How many problems each element has, by the name the address gives it. The definition itself is the empty text. */
export function countsOf(problems: readonly Diagnostic[], chart: Chart): ReadonlyMap<string, ProblemCount> {
  const counts = new Map<string, { errors: number; warnings: number }>();
  for (const { pointer, severity } of problems) {
    const { element = '', tab } = placeOf(pointer, chart);
    if (tab === 'tests') continue;
    const count = counts.get(element) ?? { errors: 0, warnings: 0 };
    count[severity === 'error' ? 'errors' : 'warnings'] += 1;
    counts.set(element, count);
  }
  return counts;
}

/** Whether a pointer leads to a place or into it. */
export function isWithin(pointer: string, base: string): boolean {
  return pointer === base || pointer.startsWith(`${base}/`);
}

/** `/…/after/day15` of `/…/after/day15/0`. */
function isTriggerOf(pointer: string, way: ChartTransition): boolean {
  return way.index === 0 && way.pointer === `${pointer}/0`;
}
