import { type Chart, isInside } from '#engine';
import { childPath, type FlowDraft, stateAt } from '../flow-draft.ts';
import { followStates, newPaths } from '../follow.ts';
import { freshName } from '../fresh-name.ts';
import { outermost, takeOut } from '../level.ts';
import type { MoveStates } from '../operation.ts';
import { allow, called } from '../refused.ts';
import { moveOrigin } from '../relative-places.ts';
import { addChild } from './add-state.ts';

export function moveStates(flow: FlowDraft, chart: Chart, { paths, parent }: MoveStates): void {
  allow(chart.states.has(parent), `There is no step ${called(parent)} to move into any more.`);
  const moving = outermost(chart, paths).filter((state) => state.parent !== parent);
  for (const { path } of moving) allow(!isInside(parent, path), `${called(path)} cannot be moved into itself.`);
  // What leads back to where a level was cannot be its first step.
  const ordered = moving.toSorted((a, b) => Number(a.type === 'history') - Number(b.type === 'history'));
  const taken = new Set(Object.keys(stateAt(flow, parent).states ?? {}));
  const drafts = takeOut(flow, ordered, 'moved');
  const moved: Record<string, string> = {};
  for (const [index, state] of ordered.entries()) {
    const name = freshName(state.key, taken);
    const draft = drafts[index];
    if (!draft) continue;
    taken.add(name);
    addChild(flow, parent, name, draft);
    moveOrigin(flow, state.path, parent);
    moved[state.path] = childPath(parent, name);
  }
  followStates(flow, chart, newPaths(moved));
}
