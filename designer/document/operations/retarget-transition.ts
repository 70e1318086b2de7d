import type { Chart } from '#engine';
import type { FlowDraft } from '../flow-draft.ts';
import type { RetargetTransition } from '../operation.ts';
import { targetText } from '../target-text.ts';
import { placeOf, writeTarget } from '../transition-place.ts';
import { allowTarget } from './add-transition.ts';

export function retargetTransition(flow: FlowDraft, chart: Chart, { ref, target }: RetargetTransition): void {
  if (target !== undefined) allowTarget(chart, target);
  const { state } = placeOf(flow, ref);
  writeTarget(state, ref.trigger, ref.index, target === undefined ? undefined : targetText(flow.machine.id, ref.source, target));
}
