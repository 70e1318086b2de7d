import { createContext, type RefObject, useContext } from 'react';
import type { Point } from '../../document/layout.ts';
import type { CanvasGraph } from '../graph/canvas-graph.ts';
import type { ElementId } from '../graph/element-id.ts';
import type { CanvasMoments } from './canvas-ui.ts';

/** What the pointer was let go over. */
export interface Under {
  readonly way: ElementId | undefined;
  /** Innermost box, by its id. */
  readonly box: string | undefined;
}

/** What changing a document adds to looking at it; a canvas that only shows has none. */
export interface StageHandlers {
  moved(positions: ReadonlyMap<string, Point>, into: string | undefined): void;
  /** A way was drawn from a box to another. */
  connected(from: string, to: string): void;
  /** A way was drawn from a box to where nothing is: a point of the canvas and of the screen. */
  ledNowhere(from: string, at: Point, pointer: Point): void;
  connectFrom(box: string): void;
  retargeted(way: ElementId, to: string): void;
  /** Why a way from one box may not lead to another, in words. */
  refusal(from: string, to: string): string | undefined;
  dropped(item: string, at: Point, under: Under): void;
  insertOn(way: ElementId, anchor: Element): void;
  /** A point of the screen, and that of the canvas when nothing is there. */
  menu(at: Point, spot: Point | undefined): void;
  /** True when the key was for it. */
  key(event: KeyboardEvent, on: ElementId | undefined): boolean;
  clipboard(event: ClipboardEvent): void;
  writeNote(id: string, text: string): void;
  resizeNote(id: string, place: { readonly x: number; readonly y: number; readonly w: number; readonly h: number }): void;
}

/** The canvas as what stands on it knows it. */
export interface Stage {
  readonly graph: CanvasGraph;
  readonly moments: CanvasMoments;
  readonly chosen: readonly ElementId[];
  choose(elements: readonly ElementId[]): void;
  /** What is chosen at this very moment, before it is drawn. */
  now(): readonly ElementId[];
  /** Puts the keyboard on an element and brings it into view. */
  focus(element: ElementId): void;
  /** Brings an element into view. */
  show(element: ElementId): void;
  readonly folded: ReadonlySet<string>;
  fold(level: string): void;
  /** Opens what is chosen in the inspector. */
  open(): void;
  readonly handlers: RefObject<StageHandlers | undefined>;
  /** The middle of what is seen, on the canvas. */
  middle(): Point;
  readonly surface: RefObject<HTMLDivElement | null>;
}

export const StageContext = createContext<Stage | undefined>(undefined);

export function useStage(): Stage {
  const stage = useContext(StageContext);
  if (!stage) throw new Error('used outside a canvas');
  return stage;
}
