import { useCallback } from 'react';
import type { Diagnostic } from '#engine';
import { useProblems } from '../flow/flow-context.ts';
import { useProblemSentence } from '../problems/use-problem-sentence.ts';
import type { ScheduleRow } from './project-schedule.ts';
import type { StandingRule } from './standing.ts';

/** What is wrong at a field or within what it stands for, in a sentence; undefined when nothing is. */
export function useProblemAt(): (pointer: string) => string | undefined {
  const problems = useProblems();
  const words = useProblemSentence();
  return useCallback(
    (pointer) => {
      const found = problems.find((each) => each.pointer === pointer) ?? problems.find((each) => each.pointer.startsWith(`${pointer}/`));
      return found && words(found);
    },
    [problems, words],
  );
}

/** Problems by the row they concern: of its step, of its time, of the way that leads to it. */
export function problemsOfRows(rows: readonly ScheduleRow[], problems: readonly Diagnostic[]): ReadonlyMap<string, readonly Diagnostic[]> {
  const found = new Map<string, Diagnostic[]>();
  for (const problem of problems) {
    const row = rowOf(rows, problem.pointer);
    if (row) found.set(row.id, [...(found.get(row.id) ?? []), problem]);
  }
  return found;
}

function rowOf(rows: readonly ScheduleRow[], pointer: string): ScheduleRow | undefined {
  const within = (at: string | undefined): boolean => at !== undefined && (pointer === at || pointer.startsWith(`${at}/`));
  const onWay = rows.find((row) => within(row.pointers.timer) || within(row.pointers.way));
  if (onWay) return onWay;
  const steps = rows.filter((row) => isStep(row) && within(row.pointers.state));
  const [inner] = steps.toSorted((a, b) => b.pointers.state.length - a.pointers.state.length);
  if (!inner) return undefined;
  // What is wrong with a step inside another is not told at the one around it.
  return pointer.slice(inner.pointers.state.length).includes('/states/') ? undefined : inner;
}

function isStep({ kind }: ScheduleRow): boolean {
  return kind !== 'decision' && kind !== 'split' && kind !== 'back';
}

/** Problems of a standing rule: of its ways, and of what is done where they lead. */
export function problemsOfRule(rule: StandingRule, problems: readonly Diagnostic[]): readonly Diagnostic[] {
  const places = rule.ways.flatMap((way) => [way.pointer, ...way.entry.map((each) => each.pointer)]);
  return problems.filter(({ pointer }) => places.some((at) => pointer === at || pointer.startsWith(`${at}/`)));
}
