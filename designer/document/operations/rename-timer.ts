import { nameWords } from '#engine';
import type { FlowDraft, StateDraft } from '../flow-draft.ts';
import { allowName } from '../fresh-name.ts';
import type { RenameTimer } from '../operation.ts';
import { withKey } from '../record.ts';
import { allow } from '../refused.ts';

export function renameTimer(flow: FlowDraft, { name, to }: RenameTimer): void {
  const timers = flow.timers ?? {};
  allow(Object.hasOwn(timers, name), `There is no time called “${nameWords(name)}” any more.`);
  if (name === to) return;
  allowName(to);
  allow(!Object.hasOwn(timers, to), `There already is a time called “${nameWords(to)}”.`);
  flow.timers = withKey(timers, name, to);
  waitFor(flow.machine, name, to);
}

/** Lets a state and those inside it wait for a timer under its other name. */
export function waitFor(state: StateDraft, name: string, to: string): void {
  if (state.after && Object.hasOwn(state.after, name)) {
    allow(!Object.hasOwn(state.after, to), `A step already waits for “${nameWords(to)}”.`);
    state.after = withKey(state.after, name, to);
  }
  for (const child of Object.values(state.states ?? {})) waitFor(child, name, to);
}
