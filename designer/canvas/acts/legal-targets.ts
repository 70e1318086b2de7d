import { type Chart, isInside } from '#engine';
import type { canvasText } from '../canvas-text.ts';
import { ownName, shortName } from '../graph/ears.ts';

/** Why a way may not lead somewhere. */
export interface Refusal {
  readonly why: keyof typeof canvasText.refused;
  readonly name: string;
}

/** Why no way may leave a state at all; undefined when one may. */
export function sourceRefusal(chart: Chart, source: string): Refusal | undefined {
  const type = chart.states.get(source)?.type;
  if (type === 'final') return { why: 'source', name: ownName(source) };
  return type === 'history' ? { why: 'back', name: ownName(source) } : undefined;
}

/** Why a way may not lead from one state to another; undefined when it may. */
export function targetRefusal(chart: Chart, source: string, target: string): Refusal | undefined {
  if (target === '') return { why: 'whole', name: '' };
  const apart = lastCommon(chart, source, target);
  const isBeside = chart.states.get(apart)?.type === 'parallel' && !isInside(target, source) && source !== apart && target !== apart;
  return isBeside ? { why: 'beside', name: shortName(target) } : undefined;
}

export interface Target {
  readonly path: string;
  readonly refusal: Refusal | undefined;
}

/** Every state a way from `source` could lead to, in document order, with what is in the way. */
export function targetsFor(chart: Chart, source: string): Target[] {
  return [...chart.states.keys()].filter((path) => path !== '').map((path) => ({ path, refusal: targetRefusal(chart, source, path) }));
}

/** The innermost state that contains both. */
function lastCommon(chart: Chart, a: string, b: string): string {
  let path = a;
  while (path !== '' && !(isInside(b, path) && chart.states.has(path))) path = path.slice(0, Math.max(path.lastIndexOf('.'), 0));
  return path;
}
