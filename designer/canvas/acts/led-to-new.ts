import type { Point } from '../../document/layout.ts';
import type { PaletteItem } from '../../palette/palette-items.ts';
import { HEAD } from '../graph/card.ts';
import { absolute } from '../graph/flow-edges.ts';
import { levelAt } from '../stage/under-pointer.ts';
import { addStep } from './adding.ts';
import { chartNow, type EditBase } from './edit-base.ts';
import { sourceRefusal, targetRefusal } from './legal-targets.ts';

/** Where a step goes that a new path leads to. */
export interface PlaceOfNew {
  readonly source: string;
  readonly level: string;
  /** Within its level. */
  readonly position: Point;
}

/** Where a step comes to stand when a path from `source` is let go at a point of the canvas, or why it cannot lead there. */
export function placeOfNew(base: EditBase, source: string, at: Point): PlaceOfNew | { readonly refusal: string } {
  const { boxes } = base.stage.graph;
  const chart = chartNow(base);
  const { states } = chart;
  let level = levelAt(boxes, at) ?? '';
  // A step put beside courses that run at the same time would be one more of them.
  while (states.get(level)?.type === 'parallel') level = states.get(level)?.parent ?? '';
  const refusal = sourceRefusal(chart, source) ?? targetRefusal(chart, source, level === '' ? 'new' : `${level}.new`);
  if (refusal) return { refusal: base.t(`refused.${refusal.why}`, { name: refusal.name }) };
  const { x = 0, y = 0 } = level === '' ? {} : (absolute(boxes).get(level) ?? {});
  return { source, level, position: { x: Math.round(at.x - x), y: Math.round(at.y - y - HEAD / 2) } };
}

/** Adds a step and the path to it, as one step of the history. */
export function leadToNew(base: EditBase, item: PaletteItem, { source, level, position }: PlaceOfNew): void {
  addStep(base, item, level, position, source);
}
