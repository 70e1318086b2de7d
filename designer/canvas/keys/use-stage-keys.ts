import { type RefObject, useEffect, useRef } from 'react';
import { type ElementId, elementOfBox } from '../graph/element-id.ts';
import type { StageHandlers } from '../state/stage-context.ts';

interface StageKeys {
  readonly surface: RefObject<HTMLDivElement | null>;
  readonly handlers: RefObject<StageHandlers | undefined>;
  readonly walk: (event: KeyboardEvent, on: ElementId | undefined) => boolean;
  readonly chosen: readonly ElementId[];
  choose(elements: readonly ElementId[]): void;
  fit(): void;
}

/** Hears the keys of the canvas before xyflow does; what is typed into fields and over dialogs is left alone. */
export function useStageKeys(keys: StageKeys): void {
  const latest = useRef(keys);
  latest.current = keys;
  const { surface } = keys;
  useEffect(() => {
    const element = surface.current;
    if (!element) return undefined;
    const onKey = (event: KeyboardEvent): void => {
      if (!isHere(event.target)) return;
      if (!hear(event, latest.current)) return;
      event.preventDefault();
      event.stopPropagation();
    };
    const onClipboard = (event: ClipboardEvent): void => {
      if (isHere(event.target)) latest.current.handlers.current?.clipboard(event);
    };
    element.addEventListener('keydown', onKey, true);
    for (const kind of ['copy', 'cut', 'paste'] as const) element.addEventListener(kind, onClipboard);
    return () => {
      element.removeEventListener('keydown', onKey, true);
      for (const kind of ['copy', 'cut', 'paste'] as const) element.removeEventListener(kind, onClipboard);
    };
  }, [surface]);
}

function hear(event: KeyboardEvent, { walk, handlers, chosen, choose, fit: showAll }: StageKeys): boolean {
  const on = elementAt(event.target);
  if (handlers.current?.key(event, on)) return true;
  if (walk(event, on)) return true;
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  if (event.key === 'f' || event.key === 'F') {
    showAll();
    return true;
  }
  if (event.key === 'Escape' && chosen.length > 1) {
    choose(on === undefined ? [] : [on]);
    return true;
  }
  // xyflow would choose it.
  if (event.key === 'Escape' && on !== undefined && !chosen.includes(on)) return true;
  return false;
}

/** The box or way the keyboard is on. */
export function elementAt(target: EventTarget | null): ElementId | undefined {
  if (!(target instanceof Element)) return undefined;
  const way = target.closest('.react-flow__edge')?.getAttribute('data-id');
  if (way) return way;
  const box = target.closest('.react-flow__node')?.getAttribute('data-id');
  return box ? elementOfBox(box) : undefined;
}

/** Only boxes, ways and the canvas itself: buttons, fields and panels on it have their own keys. */
function isHere(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false;
  if (target.closest('input, textarea, select, button, [contenteditable="true"], [role="dialog"], [role="menu"], [role="tree"]'))
    return false;
  return target.closest('.react-flow') !== null || target.querySelector(':scope > .react-flow') !== null;
}
