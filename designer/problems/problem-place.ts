import { type Chart, type ChartTransition, type Diagnostic, pointer, pointerKeys } from '#engine';
import { type FoundPlace, placeOfPointer } from '../flow/place-of-pointer.ts';

/** Where on the page a place of the document is looked at. Of a trigger as a whole its first path is meant. */
export function placeOf(at: string, chart: Chart): FoundPlace {
  const way = chart.transitions.find((each) => isTriggerOf(at, each));
  return way ? { element: `path:${way.pointer}`, field: at } : placeOfPointer(at, chart);
}

export interface ProblemCount {
  readonly errors: number;
  readonly warnings: number;
}

/** How many problems each element has, by the name the address gives it. The definition itself is the empty text. */
export function countsOf(problems: readonly Diagnostic[], chart: Chart): ReadonlyMap<string, ProblemCount> {
  const counts = new Map<string, { errors: number; warnings: number }>();
  for (const { pointer: at, severity } of problems) {
    const { element = '', tab } = placeOf(at, chart);
    if (tab === 'tests') continue;
    const count = counts.get(element) ?? { errors: 0, warnings: 0 };
    count[severity === 'error' ? 'errors' : 'warnings'] += 1;
    counts.set(element, count);
  }
  return counts;
}

/** Whether a pointer leads to a place or into it. */
export function isWithin(at: string, base: string): boolean {
  return at === base || at.startsWith(`${base}/`);
}

/** `/…/after/day15` of `/…/after/day15/0`. */
function isTriggerOf(at: string, way: ChartTransition): boolean {
  return way.index === 0 && way.pointer === `${at}/0`;
}

/**
 * The gravest problem of one place. A member that is missing is reported where it would stand in; it is told at the
 * control that would fill it.
 */
export function problemAt(problems: readonly Diagnostic[], at: string): Diagnostic | undefined {
  const keys = pointerKeys(at);
  const [parent, name] = [pointer(...keys.slice(0, -1)), keys.at(-1)];
  const here = problems.filter((each) => each.pointer === at || (each.pointer === parent && isMissing(each, name)));
  return here.find(({ severity }) => severity === 'error') ?? here[0];
}

function isMissing({ code, message }: Diagnostic, name: string | undefined): boolean {
  const isMissingHere = code === 'definition.property_missing' || code === 'effect.params_invalid';
  return isMissingHere && name !== undefined && missingIn(message) === name;
}

/** The name of the property a message says is missing; undefined when it says something else. */
export function missingIn(message: string): string | undefined {
  return /required property is missing: "(.*)"$/.exec(message)?.[1];
}
