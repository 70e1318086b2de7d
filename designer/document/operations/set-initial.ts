import { childPath, type FlowDraft, stateAt } from '../flow-draft.ts';
import type { SetInitial } from '../operation.ts';
import { allow, called } from '../refused.ts';

export function setInitial(flow: FlowDraft, { parent, name }: SetInitial): void {
  const level = stateAt(flow, parent);
  const child = stateAt(flow, childPath(parent, name));
  allow(level.type !== 'parallel', `In ${called(parent)} everything begins at once, none is first.`);
  allow(child.type !== 'history', `${called(name)} leads back to where its level was and cannot be its first step.`);
  level.initial = name;
}
