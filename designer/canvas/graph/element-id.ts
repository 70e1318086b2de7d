import type { Chart, ChartTransition } from '#engine';
import { startId } from '../../document/canvas.ts';

/** An element as the address names it: `step:<path>`, `path:<pointer>`, `note:<id>`. */
export type ElementId = string;

/** The box of an element, as the canvas calls it; undefined for what is no box. */
export function boxIdOf(element: ElementId): string | undefined {
  if (element === 'step:') return startId('');
  if (element.startsWith('step:')) return element.slice(5);
  return element.startsWith('note:') ? `note|${element.slice(5)}` : undefined;
}

/** The element a box stands for. */
export function elementOfBox(id: string): ElementId {
  if (id === startId('')) return 'step:';
  return id.startsWith('note|') ? `note:${id.slice(5)}` : `step:${id}`;
}

export function pathElement(pointer: string): ElementId {
  return `path:${pointer}`;
}

/** The transition an element names. */
export function wayOf(element: ElementId | undefined, chart: Chart): ChartTransition | undefined {
  if (!element?.startsWith('path:')) return undefined;
  const pointer = element.slice(5);
  return chart.transitions.find((way) => way.pointer === pointer);
}

/** The states among elements, as paths. */
export function pathsOf(elements: readonly ElementId[]): string[] {
  return elements.flatMap((element) => (element.startsWith('step:') && element !== 'step:' ? [element.slice(5)] : []));
}
