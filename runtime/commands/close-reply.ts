import { type Outcome, refused } from '#engine';
import type { Actor, Runtime, World } from '../runtime.ts';
import type { AccountDocument } from '../store/account-documents.ts';
import type { EffectDocument } from '../store/flow-documents.ts';
import { getMail } from '../store/mail-store.ts';
import type { Transaction } from '../store/store.ts';
import { changeOpenTask, openTaskOfMail } from '../store/task-store.ts';
import { tellEnrollments } from './tell-enrollments.ts';

/** What was made of a reply. */
export interface ReplyClosing {
  /** Names the change. */
  readonly id: string;
  readonly account: AccountDocument;
  readonly mailId: string;
  /** What the task ends as, such as `promise`. */
  readonly outcome: string;
  readonly actor: Actor;
}

/** Closes the task a reply has made, within the change that was made of it. One that somebody has closed before is left. */
export async function closeReply(
  runtime: Pick<Runtime, 'store'>,
  world: World,
  { id, account, mailId, outcome, actor }: ReplyClosing,
  transaction: Transaction,
): Promise<Outcome<undefined>> {
  const { store } = runtime;
  const mail = await getMail(store, mailId, transaction);
  if (mail?.accountId !== account._id) return refused('request.invalid', 'the account has no such reply', '/replyId');
  const task = await openTaskOfMail(store, account._id, mailId, transaction);
  if (!task) return { ok: true, value: undefined };
  const whose = task.assigneeId === undefined && actor.kind === 'user' ? { assigneeId: actor.id } : {};
  await changeOpenTask(store, task._id, {}, { status: 'done', outcome, closedAt: world.now, ...whose }, transaction);
  const events = [{ type: 'task.completed', payload: { taskId: task._id, kind: task.kind, outcome } }];
  await tellEnrollments(runtime, account, { id: `${id}:reply`, at: world.now, events, actor }, transaction);
  return { ok: true, value: undefined };
}

/** Closes the task of the reply that a message answers which has gone out; a message that answers none changes nothing. */
export async function closeAnswered(
  runtime: Pick<Runtime, 'store'>,
  world: World,
  { effect, account, id }: { readonly effect: Pick<EffectDocument, 'written'>; readonly account: AccountDocument; readonly id: string },
  transaction: Transaction,
): Promise<void> {
  const { draft, by = '' } = effect.written ?? {};
  if (draft?.replyId === undefined) return;
  const closing = { id, account, mailId: draft.replyId, outcome: 'answered', actor: { kind: 'user', id: by } } as const;
  const closed = await closeReply(runtime, world, closing, transaction);
  if (!closed.ok) throw new Error(`the reply ${draft.replyId} is gone`);
}
