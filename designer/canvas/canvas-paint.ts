/** What a color on the canvas means. */
export type PaintTone = 'error' | 'warning' | 'now' | 'seen' | 'unseen' | 'added' | 'removed' | 'changed' | 'live';

/** What is said about a step besides what it is. */
export interface StatePaint {
  readonly tone?: PaintTone;
  /** A few letters in the corner of its box: a count, a sum. */
  readonly badge?: string;
  /** The same in words, for the tooltip and for screen readers. */
  readonly words?: string;
}

/** What is said about a path from step to step. */
export interface TransitionPaint extends StatePaint {
  /** How thick it is drawn, in pixels. */
  readonly width?: number;
}

/** What a view lays over the canvas: problems, a play, coverage, the live book, a comparison. */
export interface CanvasPaint {
  /** By path of the state. */
  readonly states: ReadonlyMap<string, StatePaint>;
  /** By key of the transition. */
  readonly transitions: ReadonlyMap<string, TransitionPaint>;
}

export const noPaint: CanvasPaint = { states: new Map(), transitions: new Map() };

/** Two paints as one: what the second says of an element stands, the rest is the first's. */
export function overPaint(under: CanvasPaint, over: CanvasPaint): CanvasPaint {
  if (under === noPaint) return over;
  if (over === noPaint) return under;
  return {
    states: new Map([...under.states, ...over.states]),
    transitions: new Map([...under.transitions, ...over.transitions]),
  };
}
