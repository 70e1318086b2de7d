import type { Chart, ChartState } from '#engine';
import { childPath, type FlowDraft, type StateDraft, stateAt } from '../flow-draft.ts';
import { followStates, newPaths } from '../follow.ts';
import { allowName } from '../fresh-name.ts';
import { outermost } from '../level.ts';
import type { GroupStates } from '../operation.ts';
import { allow, called } from '../refused.ts';
import { surround } from '../relative-places.ts';
import { place } from './move-layout.ts';

export function groupStates(flow: FlowDraft, chart: Chart, { paths, name }: GroupStates): void {
  const members = outermost(chart, paths);
  const [first] = members;
  allow(first, 'There are no steps to group.');
  const parent = first.parent ?? '';
  allow(
    members.every((member) => member.parent === parent),
    'Only steps of the same level can be grouped.',
  );
  allowName(name);
  const level = stateAt(flow, parent);
  const keys = new Set(members.map((member) => member.key));
  const children = Object.entries(level.states ?? {});
  allow(!children.some(([key]) => key === name && !keys.has(key)), `There already is a step called ${called(name)} here.`);
  allowGrouping(chart, parent, members);

  const states = Object.fromEntries(children.filter(([key]) => keys.has(key)));
  const group: StateDraft = level.type === 'parallel' ? { type: 'parallel', states } : { initial: firstOf(chart, members), states };
  level.states = Object.fromEntries(
    children.flatMap(([key, child]): [string, StateDraft][] => (key === first.key ? [[name, group]] : keys.has(key) ? [] : [[key, child]])),
  );
  const corner = surround(flow, [...members.map((member) => member.path)]);
  const inside = members.map((member) => [member.path, childPath(childPath(parent, name), member.key)] as const);
  followStates(flow, chart, newPaths(Object.fromEntries(inside)));
  if (level.initial !== undefined && keys.has(level.initial)) level.initial = name;
  if (corner) place(flow, { [childPath(parent, name)]: corner });
}

/** Refuses to put a level around, or take one away from, what then would mean something else. */
export function allowGrouping(chart: Chart, parent: string, members: readonly ChartState[]): void {
  const parallel = chart.states.get(parent)?.type === 'parallel';
  for (const { path, type } of members) {
    allow(type !== 'final' || parallel, `${called(path)} is where its level ends and has to stay in it.`);
    allow(type !== 'history', `${called(path)} leads back to where its level was and has to stay in it.`);
  }
  const beside = (chart.states.get(parent)?.children ?? []).flatMap((path) => chart.states.get(path) ?? []);
  const back = beside.find((state) => state.type === 'history' && state.config.history !== 'deep');
  allow(!back || parallel, `${called(back?.path ?? '')} remembers the step its level was at and would then lead to another.`);
}

/** The first step of the new level: that of the level around, else what is led to from outside, else the first. */
function firstOf(chart: Chart, members: readonly ChartState[]): string {
  const initial = chart.states.get(members[0]?.parent ?? '')?.initial;
  const paths = new Set(members.map((member) => member.path));
  const entered = chart.transitions.find((way) => typeof way.target === 'string' && paths.has(way.target) && !paths.has(way.source));
  const chosen =
    members.find((member) => member.path === initial) ?? members.find((member) => member.path === entered?.target) ?? members[0];
  return chosen?.key ?? '';
}
