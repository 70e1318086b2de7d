import { type FocusEvent, type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import { startId } from '../../document/canvas.ts';
import type { CanvasGraph } from '../graph/canvas-graph.ts';
import { boxIdOf, type ElementId } from '../graph/element-id.ts';
import type { View } from './use-view.ts';

interface Focus {
  /** Puts the keyboard on an element, and brings it into view when it is not. */
  focus(element: ElementId): void;
  /** The box at which the Tab key comes in. */
  readonly entry: string | undefined;
  noteFocus(event: FocusEvent): void;
}

/** Frames in which the keyboard is put where it belongs, should something else still hold it. */
const FRAMES = 4;

/** Where the keyboard is on the canvas, which as a whole is one stop of the Tab key. */
export function useFocus(surface: RefObject<HTMLDivElement | null>, graph: CanvasGraph, view: View, chosen: readonly ElementId[]): Focus {
  const [entry, setEntry] = useState<string | undefined>(() => boxIdOf(chosen[0] ?? '') ?? startId(''));
  const wanted = useRef<ElementId>(undefined);
  const leaving = useRef<Element>(undefined);
  const latest = useRef(view);
  latest.current = view;

  /** Puts the keyboard there when it is not yet; what is far away, new or behind a dialog may take a few frames. */
  const attempt = useCallback(
    (left: number): void => {
      const element = wanted.current;
      if (element === undefined) return;
      const found = find(surface.current, element);
      const asked = left === FRAMES;
      if (found && document.activeElement !== found && (asked || mayTake(surface.current, leaving.current))) {
        found.focus({ preventScroll: true });
        const box = boxIdOf(element);
        if (box !== undefined) latest.current.reveal(box);
      }
      if (left > 0) requestAnimationFrame(() => attempt(left - 1));
      else if (found) wanted.current = undefined;
    },
    [surface],
  );

  const focus = useCallback(
    (element: ElementId) => {
      wanted.current = element;
      leaving.current = document.activeElement?.closest('.MuiModal-root') ?? undefined;
      const box = boxIdOf(element);
      if (box !== undefined) setEntry(box);
      if (box !== undefined && !find(surface.current, element)) latest.current.reveal(box);
      attempt(FRAMES);
    },
    [attempt, surface],
  );

  // What was just added is drawn with the next graph.
  useEffect(() => {
    if (wanted.current !== undefined && isDrawn(wanted.current, graph)) attempt(FRAMES - 1);
  }, [graph, attempt]);

  const noteFocus = useCallback((event: FocusEvent) => {
    const id = (event.target as Element).closest('.react-flow__node')?.getAttribute('data-id');
    if (id) setEntry(id);
  }, []);

  return { focus, entry, noteFocus };
}

function isDrawn(element: ElementId, { nodes, edges }: CanvasGraph): boolean {
  const box = boxIdOf(element);
  return box === undefined ? edges.some(({ id }) => id === element) : nodes.some(({ id }) => id === box);
}

function find(surface: HTMLElement | null, element: ElementId): HTMLElement | SVGElement | null {
  const box = boxIdOf(element);
  const kind = box === undefined ? 'edge' : 'node';
  return surface?.querySelector<HTMLElement | SVGElement>(`.react-flow__${kind}[data-id="${CSS.escape(box ?? element)}"]`) ?? null;
}

/** Whether nobody has gone elsewhere meanwhile: the keyboard is nowhere, on the canvas, or in the dialog that is going. */
function mayTake(surface: HTMLElement | null, leaving: Element | undefined): boolean {
  const active = document.activeElement;
  return active === null || active === document.body || leaving?.contains(active) === true || surface?.contains(active) === true;
}
