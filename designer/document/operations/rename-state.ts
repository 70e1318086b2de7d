import type { Chart } from '#engine';
import { childPath, type FlowDraft, keyOf, stateAt } from '../flow-draft.ts';
import { followStates, newPaths } from '../follow.ts';
import { allowName } from '../fresh-name.ts';
import type { RenameState } from '../operation.ts';
import { withKey } from '../record.ts';
import { allow, allowStep, called } from '../refused.ts';
import { parentOf } from '../target-text.ts';

export function renameState(flow: FlowDraft, chart: Chart, { path, name }: RenameState): void {
  allowStep(chart, path);
  if (name === keyOf(path)) return;
  allowName(name);
  const level = stateAt(flow, parentOf(path));
  const siblings = level.states ?? {};
  allow(!Object.hasOwn(siblings, name), `There already is a step called ${called(name)} here.`);
  level.states = withKey(siblings, keyOf(path), name);
  followStates(flow, chart, newPaths({ [path]: childPath(parentOf(path), name) }));
}
