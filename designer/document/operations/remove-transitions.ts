import type { Chart } from '#engine';
import { type FlowDraft, stateAt } from '../flow-draft.ts';
import type { TransitionRef } from '../operation.ts';
import { placeOf, sameTrigger, writeTransitions } from '../transition-place.ts';
import { dropUnusedTimers } from '../unused-timers.ts';

export function removeTransitions(flow: FlowDraft, chart: Chart, refs: readonly TransitionRef[]): void {
  takeAway(flow, refs);
  dropUnusedTimers(flow, chart);
}

/** Takes transitions out of their lists; the refs name them as they all stand before. */
export function takeAway(flow: FlowDraft, refs: readonly TransitionRef[]): void {
  const open = [...refs];
  for (let ref = open[0]; ref; ref = open[0]) {
    const { source, trigger } = ref;
    const here = open.filter((each) => each.source === source && sameTrigger(each.trigger, trigger));
    const lists = here.map((each) => placeOf(flow, each).list);
    const gone = new Set(here.map((each) => each.index));
    const left = (lists[0] ?? []).filter((_, index) => !gone.has(index));
    writeTransitions(stateAt(flow, source), trigger, left);
    for (const each of here) open.splice(open.indexOf(each), 1);
  }
}
