import type { Chart, ChartState } from '#engine';
import { childPath, type FlowDraft, type StateDraft } from '../flow-draft.ts';
import type { InsertState } from '../operation.ts';
import { allow } from '../refused.ts';
import { parentOf, targetText } from '../target-text.ts';
import { allowTrigger, placeOf, sameTrigger, transitionsOf, writeTarget, writeTransitions } from '../transition-place.ts';
import { addChild } from './add-state.ts';
import { place } from './move-layout.ts';

export function insertState(flow: FlowDraft, chart: Chart, { ref, name, state, timer, position }: InsertState): void {
  const from = placeOf(flow, ref);
  const way = chart.states.get(ref.source)?.transitions.find((each) => each.index === ref.index && sameTrigger(each.trigger, ref.trigger));
  const target = way?.target;
  allow(typeof target === 'string', 'This path leads nowhere else, so nothing can be put on it.');
  const parent = levelFor(chart, ref.source, target);
  const path = childPath(parent, name);
  const inserted = structuredClone(state) as StateDraft;
  allow(inserted.type !== 'final' && inserted.type !== 'history', 'Only a step that leads on can be put on a path.');
  addChild(flow, parent, name, inserted);
  writeTarget(from.state, ref.trigger, ref.index, targetText(flow.machine.id, ref.source, path));

  const onward = timer === undefined ? ({ kind: 'always' } as const) : ({ kind: 'timer', name: timer } as const);
  allowTrigger(flow, path, onward);
  writeTransitions(inserted, onward, [...transitionsOf(inserted, onward), { target: targetText(flow.machine.id, path, target) }]);
  if (position) place(flow, { [path]: position });
}

/** The level an inserted state stands in: inside the source when the way stays in there, else beside it, else beside the target. */
function levelFor(chart: Chart, source: string, target: string): string {
  const inside = source === '' || target.startsWith(`${source}.`);
  const levels = [inside ? source : parentOf(source), parentOf(target)];
  const level = levels.map((path) => chart.states.get(path)).find((state): state is ChartState => state?.type === 'compound');
  allow(level, 'There is no level here that could take another step.');
  return level.path;
}
