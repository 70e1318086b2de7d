import { invariant } from '#engine';
import { type Conflict, keepMine, rebaseOwn } from './conflict.ts';
import type { Revision, SaveState, SaveTrouble } from './document-store.ts';
import type { Step } from './history.ts';
import { isObject, type Json, type JsonObject, sameJson } from './json.ts';
import type { Rebased } from './rebase.ts';
import { partsBetween } from './restore.ts';

/** What the server has: its text and revision. */
export interface Newer {
  readonly text: string;
  readonly revision: Revision;
}

interface Known extends Newer {
  readonly value: JsonObject;
}

/** What stands on the server, what one has done since, and what of that is under way. */
export class OwnChanges {
  base: Known;
  conflict: Conflict | undefined;
  sending: { readonly text: string; readonly value: JsonObject; readonly steps: number } | undefined;
  private steps: readonly Step[] = [];
  private trouble: SaveTrouble | undefined;
  private pending: { readonly theirs: Known; readonly rebased: Rebased } | undefined;

  constructor(text: string, revision: Revision) {
    this.base = known({ text, revision });
  }

  saveState(value: JsonObject): SaveState {
    if (this.conflict) return 'conflict';
    if (this.sending) return 'saving';
    if (sameJson(value, this.base.value)) return 'saved';
    return this.trouble ?? 'unsaved';
  }

  note(step: Step): void {
    this.steps = [...this.steps, step];
  }

  send(text: string, value: JsonObject): Newer {
    this.sending = { text, value, steps: this.steps.length };
    return { text, revision: this.base.revision };
  }

  sent(revision: Revision): void {
    if (!this.sending) return;
    const { text, value, steps } = this.sending;
    this.base = { text, value, revision };
    this.steps = this.steps.slice(steps);
    this.sending = undefined;
    this.trouble = undefined;
  }

  notSent(trouble: SaveTrouble): void {
    this.sending = undefined;
    this.trouble = trouble;
  }

  /** The document after somebody else saved; `value` is what one has oneself, and stays it in a conflict. */
  receive(newer: Newer, value: JsonObject): JsonObject {
    if (newer.revision === this.base.revision) return value;
    const theirs = known(newer);
    if (this.sending && sameJson(theirs.value, this.sending.value)) {
      this.sent(newer.revision);
      return value;
    }
    this.sending = undefined;
    this.trouble = undefined;
    const rebased = rebaseOwn(this.base.value, theirs.value, this.steps);
    if (rebased.clashing.length > 0) {
      this.pending = { theirs, rebased };
      this.conflict = { mine: value, theirs: theirs.value, clashing: rebased.clashing };
      return value;
    }
    this.settle(theirs, rebased);
    return sameJson(rebased.value, value) ? value : rebased.value;
  }

  /** The document somebody has chosen. */
  resolve(choice: 'mine' | 'theirs', value: JsonObject): JsonObject {
    invariant(this.pending, 'there is no conflict to resolve');
    const { theirs, rebased } = this.pending;
    this.settle(theirs, rebased);
    if (choice === 'theirs') return rebased.value;
    const mine = keepMine(rebased, value);
    const operations = [{ op: 'restore', parts: partsBetween(theirs.value, mine) }] as const;
    this.steps = [{ operations, label: 'Keep my version', key: undefined, before: theirs.value, after: mine }];
    return mine;
  }

  private settle(theirs: Known, rebased: Rebased): void {
    this.base = theirs;
    this.steps = rebased.steps;
    this.pending = undefined;
    this.conflict = undefined;
  }
}

function known({ text, revision }: Newer): Known {
  const value = JSON.parse(text) as Json;
  invariant(isObject(value), 'a definition is an object');
  return { text, revision, value };
}
