import type { Chart } from '#engine';
import type { FlowDraft } from '../flow-draft.ts';
import type { MoveTransition, RetriggerTransition } from '../operation.ts';
import { allow, called } from '../refused.ts';
import { allowTrigger, placeOf, sameTrigger, transitionsOf, writeTransitions } from '../transition-place.ts';
import { dropUnusedTimers } from '../unused-timers.ts';

export function moveTransition(flow: FlowDraft, { ref, to }: MoveTransition): void {
  const { state, list } = placeOf(flow, ref);
  const moved = list[ref.index];
  allow(moved && Number.isInteger(to) && to >= 0 && to < list.length, `${called(ref.source)} has not so many paths here any more.`);
  writeTransitions(state, ref.trigger, list.toSpliced(ref.index, 1).toSpliced(to, 0, moved));
}

export function retriggerTransition(flow: FlowDraft, chart: Chart, { ref, trigger }: RetriggerTransition): void {
  allowTrigger(flow, ref.source, trigger);
  const { state, list } = placeOf(flow, ref);
  const moved = list[ref.index];
  if (!moved || sameTrigger(ref.trigger, trigger)) return;
  writeTransitions(state, ref.trigger, list.toSpliced(ref.index, 1));
  writeTransitions(state, trigger, [...transitionsOf(state, trigger), moved]);
  dropUnusedTimers(flow, chart);
}
