import type { Chart, Play, PlayStep } from '#engine';
import { sameJson } from '../document/json.ts';

/** From where on a play goes another way than it did. */
export interface Turning {
  /** The step of either play at which they part. */
  readonly index: number;
  readonly was: PlayStep | undefined;
  readonly is: PlayStep | undefined;
}

/**
 * Where the same script goes another way since the flow was changed; undefined where it goes as before. A step that
 * was renamed is the same step: `chart` is that of the flow as it stands, which does not know the old name any more.
 */
export function turningOf(before: Play, after: Play, chart: Chart): Turning | undefined {
  const names = new Map<string, string>();
  const isSameState = (was: string, is: string): boolean => {
    if (was === is) return true;
    if (chart.states.has(was)) return false;
    const known = names.get(was);
    names.set(was, known ?? is);
    return known === undefined || known === is;
  };
  const isSame = (was: PlayStep | undefined, is: PlayStep | undefined): boolean =>
    was !== undefined &&
    is !== undefined &&
    was.at === is.at &&
    was.cause === is.cause &&
    was.ended === is.ended &&
    was.after.length === is.after.length &&
    was.after.every((path, index) => isSameState(path, is.after[index] ?? '')) &&
    sameJson(effectsOf(was), effectsOf(is));
  const length = Math.max(before.steps.length, after.steps.length);
  for (let index = 0; index < length; index += 1) {
    const [was, is] = [before.steps[index], after.steps[index]];
    if (!isSame(was, is)) return { index, was, is };
  }
  return undefined;
}

function effectsOf({ effects }: PlayStep): unknown {
  return effects.map(({ type, params, skip = '' }) => ({ type, params, skip }));
}
