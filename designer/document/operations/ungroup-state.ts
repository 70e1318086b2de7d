import type { Chart, ChartState } from '#engine';
import { childPath, type FlowDraft, keyOf, type StateDraft, stateAt } from '../flow-draft.ts';
import { followStates, newPaths } from '../follow.ts';
import { freshName } from '../fresh-name.ts';
import type { UngroupState } from '../operation.ts';
import { allow, allowStep, called } from '../refused.ts';
import { forgetPlaces, moveOrigin } from '../relative-places.ts';
import { allowGrouping } from './group-states.ts';

/** What a level does itself; dissolving it would lose that. */
const doings = ['entry', 'exit', 'on', 'after', 'always', 'onDone'] as const;

export function ungroupState(flow: FlowDraft, chart: Chart, { path }: UngroupState): void {
  const state = chart.states.get(path);
  allowStep(chart, path);
  allow(state && state.children.length > 0, `${called(path)} holds no steps.`);
  const parent = state.parent ?? '';
  const level = stateAt(flow, parent);
  const group = stateAt(flow, path);
  allow(
    !doings.some((key) => group[key] !== undefined),
    `${called(path)} does something or leads somewhere itself: move that to its steps first.`,
  );
  allow(
    (state.type === 'parallel') === (level.type === 'parallel'),
    `The steps in ${called(path)} and around it do not run in the same way.`,
  );
  const members = state.children.flatMap((child) => chart.states.get(child) ?? []);
  allowGrouping(chart, parent, members);
  allowGrouping(chart, path, members);

  const siblings = Object.entries(level.states ?? {});
  const taken = new Set(siblings.map(([key]) => key).filter((key) => key !== state.key));
  const names = new Map(members.map((member) => [member.key, claim(member.key, taken)]));
  const children = Object.entries(group.states ?? {}).map(([key, child]): [string, StateDraft] => {
    if (group.tags) child.tags = [...new Set([...(child.tags ?? []), ...group.tags])];
    return [names.get(key) ?? key, child];
  });
  level.states = Object.fromEntries(siblings.flatMap((entry) => (entry[0] === state.key ? children : [entry])));
  for (const member of members) moveOrigin(flow, member.path, parent);
  forgetPlaces(flow, (each) => each === path);
  leadOn(flow, chart, state, names);
}

function claim(wanted: string, taken: Set<string>): string {
  const name = freshName(wanted, taken);
  taken.add(name);
  return name;
}

/** What led to the group leads to its first step; the tests that expected the group expect what is around it. */
function leadOn(flow: FlowDraft, chart: Chart, group: ChartState, names: ReadonlyMap<string, string>): void {
  const parent = group.parent ?? '';
  const moved = group.children.map((path) => [path, childPath(parent, names.get(keyOf(path)) ?? keyOf(path))] as const);
  const first = moved.find(([path]) => path === group.initial);
  const to = newPaths(Object.fromEntries([...moved, [group.path, first?.[1] ?? parent]]));
  followStates(flow, chart, to, (path) => (path !== group.path ? to(path) : parent === '' ? path : parent));
}
