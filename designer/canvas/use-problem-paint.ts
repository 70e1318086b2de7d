import { useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Chart, Diagnostic } from '#engine';
import { useChart, useProblems } from '../flow/flow-context.ts';
import { placeOf } from '../problems/problem-place.ts';
import { useProblemWords } from '../problems/use-problem-words.ts';
import { type CanvasPaint, noPaint, overPaint, type StatePaint } from './canvas-paint.ts';

/** The problems of the flow as its boxes and ways show them, with another paint laid over them. */
export function useProblemPaint(over: CanvasPaint | undefined): CanvasPaint {
  const { t } = useTranslation('canvas');
  const problems = useProblems();
  const chart = useChart();
  const words = useProblemWords();
  const last = useRef<CanvasPaint>(noPaint);
  const paint = useMemo(() => {
    const say: Say = (found) => t('problems', { count: found.length, words: found.map((each) => words(each).title).join('\n') });
    last.current = problems.length === 0 ? noPaint : problemPaint(problems, chart, say, last.current);
    return last.current;
  }, [problems, chart, t, words]);
  return useMemo(() => overPaint(paint, over ?? noPaint), [paint, over]);
}

type Say = (problems: readonly Diagnostic[]) => string;

/** Each problem at the step or path it concerns, a path's also at the step it leaves. What is as before is the same object. */
export function problemPaint(problems: readonly Diagnostic[], chart: Chart, say: Say, before: CanvasPaint = noPaint): CanvasPaint {
  const states = new Map<string, Diagnostic[]>();
  const transitions = new Map<string, Diagnostic[]>();
  for (const problem of problems) {
    const { element, tab } = placeOf(problem.pointer, chart);
    if (tab === 'tests' || element === undefined) continue;
    const way = chart.transitions.find((each) => element === `path:${each.pointer}`);
    if (way) note(transitions, way.key, problem);
    const path = way?.source ?? (element.startsWith('step:') ? element.slice(5) : undefined);
    if (path !== undefined) note(states, path, problem);
  }
  return { states: painted(states, say, before.states, true), transitions: painted(transitions, say, before.transitions, false) };
}

function note(map: Map<string, Diagnostic[]>, key: string, problem: Diagnostic): void {
  const known = map.get(key);
  if (known) known.push(problem);
  else map.set(key, [problem]);
}

function painted(
  map: ReadonlyMap<string, readonly Diagnostic[]>,
  say: Say,
  before: ReadonlyMap<string, StatePaint>,
  counted: boolean,
): ReadonlyMap<string, StatePaint> {
  return new Map(
    [...map].map(([key, found]) => {
      const tone = found.some((each) => each.severity === 'error') ? ('error' as const) : ('warning' as const);
      const next: StatePaint = { tone, words: say(found), ...(counted ? { badge: String(found.length) } : {}) };
      const old = before.get(key);
      return [key, old && old.tone === next.tone && old.words === next.words && old.badge === next.badge ? old : next] as const;
    }),
  );
}
