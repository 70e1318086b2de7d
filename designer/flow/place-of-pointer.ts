import { type Chart, pointerKeys } from '#engine';
import type { FlowTab } from './flow-context.ts';

/** Where on the page something of the definition is found. */
export interface FoundPlace {
  readonly tab?: FlowTab;
  readonly element: string | undefined;
  readonly field: string;
}

/** Where a pointer into a definition leads: the innermost path, step, wait or rule it lies in. */
export function placeOfPointer(pointer: string, chart: Chart): FoundPlace {
  const [first, name] = pointerKeys(pointer);
  if (first === 'timers' && name !== undefined) return { element: `timer:${name}`, field: pointer };
  if (first === 'rules') return { tab: 'rules', element: name === undefined ? undefined : `rule:${name}`, field: pointer };
  if (first === 'tests') return { tab: 'tests', element: undefined, field: pointer };
  if (first !== 'machine') return { element: undefined, field: pointer };
  const way = longest(chart.transitions, pointer);
  if (way) return { element: `path:${way.pointer}`, field: pointer };
  const state = longest([...chart.states.values()], pointer);
  return { element: state && state.path !== '' ? `step:${state.path}` : undefined, field: pointer };
}

function longest<T extends { readonly pointer: string }>(things: readonly T[], pointer: string): T | undefined {
  return things
    .filter((each) => pointer === each.pointer || pointer.startsWith(`${each.pointer}/`))
    .toSorted((a, b) => b.pointer.length - a.pointer.length)[0];
}

/** The address of a place, with all else of the address as it is. */
export function addressOf(place: FoundPlace, search: string): string {
  const next = new URLSearchParams(search);
  next.delete('more');
  if (place.tab !== undefined) next.set('tab', place.tab);
  if (place.element === undefined) next.delete('el');
  else next.set('el', place.element);
  next.set('field', place.field);
  return `?${next}`;
}
