import type { StrategyLive } from '#engine';
import type { CanvasPaint, StatePaint, TransitionPaint } from '../canvas/canvas-paint.ts';
import { type LiveStep, widthOf } from './live-figures.ts';

/** How figures are said on the canvas. */
export interface LiveWords {
  badge(step: LiveStep): string;
  step(step: LiveStep): string;
  times(count: number): string;
  way(times: number): string;
}

/** The live book over a version: a figure on each step somebody is in, width and number on each path that was gone. */
export function livePaint({ steps, transitions }: Pick<StrategyLive, 'steps' | 'transitions'>, words: LiveWords): CanvasPaint {
  const most = Math.max(0, ...transitions.map(({ times }) => times));
  return {
    states: new Map(
      steps.map((step): [string, StatePaint] => [
        step.state,
        { tone: step.parked > 0 ? 'warning' : 'live', badge: words.badge(step), words: words.step(step) },
      ]),
    ),
    transitions: new Map(
      transitions.map(({ transition, times }): [string, TransitionPaint] => [
        transition,
        { tone: 'live', width: widthOf(times, most), badge: words.times(times), words: words.way(times) },
      ]),
    ),
  };
}
