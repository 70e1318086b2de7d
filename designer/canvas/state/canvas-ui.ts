import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ElementId } from '../graph/element-id.ts';

/** What goes on on the canvas for a moment and is nobody else's business. */
export interface CanvasMoment {
  /** The way the pointer is on. */
  readonly hovered: string | undefined;
  /** Said below while a way is being drawn. */
  readonly hint: string | undefined;
  /** The note whose text is being written. */
  readonly writing: string | undefined;
  readonly guides: readonly GuideLine[];
}

/** A line that shows what a moved box stands in line with. */
export interface GuideLine {
  readonly axis: 'x' | 'y';
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

export type CanvasMoments = StoreApi<CanvasMoment>;

export function createMoments(): CanvasMoments {
  return createStore(() => ({ hovered: undefined, hint: undefined, writing: undefined, guides: [] }));
}

/** What boxes and ways ask for; the same object as long as the canvas is there. */
export interface CanvasHands {
  readonly moments: CanvasMoments;
  /** Whether anything can be changed. */
  readonly editable: boolean;
  fold(level: string): void;
  /** Asks for a step to be put on a way. */
  insertOn(way: ElementId, anchor: Element): void;
  /** Asks where a new way from a box shall lead. */
  connectFrom(box: string): void;
  writeNote(id: string, text: string): void;
  resizeNote(id: string, size: { readonly x: number; readonly y: number; readonly w: number; readonly h: number }): void;
}

export const CanvasHandsContext = createContext<CanvasHands | undefined>(undefined);

export function useHands(): CanvasHands {
  const hands = useContext(CanvasHandsContext);
  if (!hands) throw new Error('used outside a canvas');
  return hands;
}

export function useMoment<T>(select: (moment: CanvasMoment) => T): T {
  return useStore(useHands().moments, select);
}
