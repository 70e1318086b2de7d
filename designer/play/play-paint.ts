import { type Chart, lineage, type Play } from '#engine';
import { type CanvasPaint, noPaint, type StatePaint, type TransitionPaint } from '../canvas/canvas-paint.ts';

/** What the marks of a play or of coverage are called. */
export interface PaintWords {
  readonly now: string;
  readonly visited: string;
  readonly taken: string;
  readonly reached: string;
  readonly unreached: string;
  /** The same in a word, for the corner of a box. */
  readonly untested: string;
}

/** Where a play stands, where it has been, and by which paths. The path taken last stands out. */
export function playPaint(play: Play, words: PaintWords): CanvasPaint {
  if (!play.enrolled) return noPaint;
  const visited = play.steps.flatMap(({ reactions, after }) => [...reactions.flatMap(({ entered }) => entered), ...after]);
  const last = play.steps.findLast(({ taken }) => taken.length > 0)?.taken ?? [];
  const states = new Map<string, StatePaint>(visited.flatMap(withLevels).map((path) => [path, { tone: 'seen', words: words.visited }]));
  for (const path of play.leaves) states.set(path, { tone: 'now', badge: words.now, words: words.now });
  const transitions = new Map<string, TransitionPaint>();
  for (const key of play.steps.flatMap(({ taken }) => taken)) transitions.set(key, { tone: 'seen', words: words.taken, width: 2.5 });
  for (const key of last) transitions.set(key, { tone: 'now', words: words.taken, width: 3.5 });
  return { states, transitions };
}

function withLevels(path: string): string[] {
  return lineage(path).filter((each) => each !== '');
}

/** What the tests come to and what they do not. */
export function coveragePaint(chart: Chart, missing: Missing, words: PaintWords): CanvasPaint {
  const notStates = new Set(missing.states);
  const notTransitions = new Set(missing.transitions);
  const paintOf = (isMissing: boolean): StatePaint =>
    isMissing ? { tone: 'unseen', badge: words.untested, words: words.unreached } : { tone: 'seen', words: words.reached };
  const states = [...chart.states.values()].filter(({ path, type }) => path !== '' && type !== 'history');
  return {
    states: new Map(states.map(({ path }) => [path, paintOf(notStates.has(path))])),
    transitions: new Map(
      chart.transitions.map(({ key }) => {
        const { badge: _, ...paint } = paintOf(notTransitions.has(key));
        return [key, notTransitions.has(key) ? paint : { ...paint, width: 2 }];
      }),
    ),
  };
}

export interface Missing {
  readonly states: readonly string[];
  readonly transitions: readonly string[];
}
