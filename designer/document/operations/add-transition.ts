import type { Chart } from '#engine';
import type { FlowDraft, TransitionDraft } from '../flow-draft.ts';
import { stateAt } from '../flow-draft.ts';
import type { AddTransition } from '../operation.ts';
import { allow, called } from '../refused.ts';
import { targetText } from '../target-text.ts';
import { allowTrigger, transitionsOf, writeTransitions } from '../transition-place.ts';

export function addTransition(flow: FlowDraft, chart: Chart, { source, trigger, target, guard, actions, index }: AddTransition): void {
  allowTrigger(flow, source, trigger);
  if (target !== undefined) allowTarget(chart, target);
  const added: TransitionDraft = {
    ...(target === undefined ? {} : { target: targetText(flow.machine.id, source, target) }),
    ...(guard === undefined ? {} : { guard: structuredClone(guard) }),
    ...(actions === undefined ? {} : { actions: structuredClone(actions) as unknown[] }),
  };
  const state = stateAt(flow, source);
  const list = transitionsOf(state, trigger);
  const at = index ?? (guard !== undefined && list.at(-1)?.guard === undefined ? Math.max(list.length - 1, 0) : list.length);
  allow(Number.isInteger(at) && at >= 0 && at <= list.length, `${called(source)} has not so many paths here any more.`);
  writeTransitions(state, trigger, list.toSpliced(at, 0, added));
}

/** A transition leads to a state that exists; to the machine as a whole none can lead. */
export function allowTarget(chart: Chart, target: string): void {
  allow(target !== '' && chart.states.has(target), `There is no step ${called(target)} to lead to any more.`);
}
