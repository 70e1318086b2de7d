import type { BulkAct, BulkHindrance } from '#engine';
import type { AccountDocument, TaskDocument, UserDocument } from '../store/account-documents.ts';
import { isHeldBy } from '../store/task-store.ts';
import type { Writing } from './write-message.ts';

type Move = Extract<BulkAct, { readonly kind: 'move' }>;
/** An act that is judged by the account and its tasks alone. */
type TaskAct = Exclude<BulkAct, { readonly kind: 'statement' }>;

/** What decides whether an act is done with an account. */
export interface Judged {
  readonly account: AccountDocument;
  readonly open: readonly TaskDocument[];
  /** The person it goes to, where it goes to one. */
  readonly receiver: Pick<UserDocument, '_id' | 'units'> | undefined;
  /** The names of those who have the account open now. */
  readonly openedBy: readonly string[];
}

/** Why an act leaves an account out. */
interface Hindrance {
  readonly because: BulkHindrance;
  /** The reason in full. */
  readonly detail?: string;
  /** The names of those it is because of. */
  readonly who?: string[];
}

/** What comes of an act for one account: it is left out, or done; of a statement also what is written. */
export interface Verdict {
  readonly hindrance?: Hindrance;
  readonly statement?: {
    readonly writing: Writing;
    /** The address. */
    readonly to: string;
    /** As it reads. */
    readonly subject: string;
    readonly text: string;
  };
}

/** The tasks of an account that a move is about. */
export function movedTasks({ from, taskKind, outOf }: Move, open: readonly TaskDocument[]): TaskDocument[] {
  return open.filter(
    (task) => isHeldBy(task, from) && (taskKind === undefined || task.kind === taskKind) && (outOf === undefined || task.pool === outOf),
  );
}

/** The id of the person an act gives work to. */
export function receiverOf(act: BulkAct): string | undefined {
  if (act.kind === 'owner') return act.ownerId;
  return act.kind === 'move' && act.to.kind === 'person' ? act.to.id : undefined;
}

/** Whether an act leaves an account out. */
export function hindranceOf(act: TaskAct, judged: Judged): Verdict {
  const because = reasonFor(act, judged);
  if (!because) return {};
  return { hindrance: { because, ...(because === 'open-now' ? { who: [...judged.openedBy] } : {}) } };
}

function reasonFor(act: TaskAct, { account, open, receiver, openedBy }: Judged): BulkHindrance | undefined {
  switch (act.kind) {
    case 'note':
      return undefined;
    case 'follow-up':
      if (account.standing.openAmount === 0) return 'nothing-owed';
      return open.some((task) => task.kind === 'follow-up') ? 'follow-up-open' : undefined;
    case 'owner':
      if (mayNotSee(receiver, account)) return 'unseen-by-owner';
      return account.ownerId === act.ownerId && open.every((task) => (task.assigneeId ?? act.ownerId) === act.ownerId)
        ? 'same-owner'
        : undefined;
    case 'pool':
      if (open.length === 0) return 'no-task';
      return open.every((task) => isHeldBy(task, { kind: 'pool', id: act.pool })) ? 'in-pool' : undefined;
    case 'move':
      return moveHindrance(act, { account, open, receiver, openedBy });
  }
}

function moveHindrance(act: Move, { account, open, receiver, openedBy }: Judged): BulkHindrance | undefined {
  if (movedTasks(act, open).length === 0) return 'not-theirs';
  if (mayNotSee(receiver, account)) return 'unseen-by-owner';
  // Somebody was told by name who will call.
  if (act.from.kind === 'person' && open.some((task) => task.kind === 'call-back' && isHeldBy(task, act.from))) return 'call-promised';
  return openedBy.length > 0 ? 'open-now' : undefined;
}

function mayNotSee(person: Judged['receiver'], { unitId }: AccountDocument): boolean {
  return person?.units !== undefined && !person.units.includes(unitId ?? '');
}
