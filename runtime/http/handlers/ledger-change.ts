import { type Book, type Booking, isLocalDate, type Moment, type Outcome, refused, type Strategy } from '#engine';
import { closeReply } from '../../commands/close-reply.ts';
import { changeLedger, type LedgerChange } from '../../commands/ledger-command.ts';
import { accountOf } from '../../store/detail-store.ts';
import { openEnrollments } from '../../store/enrollment-store.ts';
import type { Transaction } from '../../store/store.ts';
import { type RequestContext, visibleAccount } from '../handler.ts';
import { problem } from '../problem-answer.ts';

/** Changes the ledger of an account the caller may see; answers what `answer` makes of the result. */
export async function change<T>(
  context: RequestContext,
  accountId: string | undefined,
  transaction: Transaction,
  parts: Pick<LedgerChange, 'needs' | 'personal'> & {
    readonly apply: (book: Book, moment: Moment) => Outcome<Booking>;
    /** The reply it is made of, and what it makes of it. */
    readonly closes?: { readonly mailId: string | undefined; readonly outcome: string };
  },
  answer: (after: Book) => T,
): Promise<Outcome<T>> {
  const account = await visibleAccount(context, accountId, transaction);
  const { runtime, world, caller, changeId: id } = context;
  const { closes, ...rest } = parts;
  const outcome = await changeLedger(runtime, world, { id, accountId: account._id, actor: caller.actor, ...rest }, transaction);
  if (!outcome.ok) return outcome;
  const { mailId, outcome: madeOf = '' } = closes ?? {};
  const closing = { id, account, outcome: madeOf, actor: caller.actor };
  const closed = mailId === undefined ? undefined : await closeReply(runtime, world, { ...closing, mailId }, transaction);
  return closed?.ok === false ? closed : { ok: true, value: answer(outcome.value.after) };
}

/** The account of a record that is addressed by its own id. */
export async function ownerOf(context: RequestContext, kind: Parameters<typeof accountOf>[1], id: string | undefined): Promise<string> {
  const accountId = id === undefined ? undefined : await accountOf(context.runtime.store, kind, id);
  if (accountId === undefined) throw problem('resource.unknown', 'there is nothing of that id');
  return accountId;
}

/** Formats were checked; that the day exists is checked here, so that nothing later has to doubt it. */
export function badDate(fields: Readonly<Record<string, string | undefined>>): Outcome<never> | undefined {
  const [name] = Object.entries(fields).find(([, value]) => value !== undefined && !isLocalDate(value)) ?? [];
  return name === undefined ? undefined : refused('date.invalid', `${fields[name]} does not exist`, `/${name}`);
}

const approvers: ReadonlySet<string> = new Set(['admin', 'manager', 'lead']);

/** Whether a caller's word is the one that large plans and further promises wait for. */
export function mayApprove({ role }: RequestContext['caller']): boolean {
  return approvers.has(role);
}

/** The strategy an account is on now, in the version it runs. */
export async function runningStrategy({ runtime, world }: RequestContext, accountId: string): Promise<Strategy | undefined> {
  const running = (await openEnrollments(runtime.store, accountId)).find((enrollment) => enrollment.kind === 'strategy');
  return running && ((await runtime.library.flowByHash(running.hash, world.published)).flow as Strategy);
}
