import { childPath, type FlowDraft, type StateDraft, stateAt } from '../flow-draft.ts';
import { allowName } from '../fresh-name.ts';
import type { AddState } from '../operation.ts';
import { allow, called } from '../refused.ts';
import { place } from './move-layout.ts';

export function addState(flow: FlowDraft, { parent, name, state, before, position }: AddState): void {
  addChild(flow, parent, name, structuredClone(state) as StateDraft, before);
  if (position) place(flow, { [childPath(parent, name)]: position });
}

/** Puts a state into a level, before a sibling or last; a state without a first step gets it as its first. */
export function addChild(flow: FlowDraft, parent: string, name: string, child: StateDraft, before?: string): void {
  const level = stateAt(flow, parent);
  allowName(name);
  allow(level.type !== 'final', `${called(parent)} is an end and cannot hold steps.`);
  allow(level.type !== 'history', `${called(parent)} leads back to where its level was and cannot hold steps.`);
  const siblings = Object.entries(level.states ?? {});
  allow(!siblings.some(([key]) => key === name), `There already is a step called ${called(name)} here.`);
  const at = before === undefined ? -1 : siblings.findIndex(([key]) => key === before);
  level.states = Object.fromEntries(siblings.toSpliced(at < 0 ? siblings.length : at, 0, [name, child]));
  if (level.type === 'atomic') delete level.type;
  if (level.type !== 'parallel' && level.initial === undefined && child.type !== 'history') level.initial = name;
}
