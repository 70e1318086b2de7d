import { type CallOutcome, type ContactPolicy, callRulesOf, judgeCall, localAt, type Outcome, refused } from '#engine';
import { type AskedContact, verdictUnder } from '../effects/contact-verdict.ts';
import { policyFor } from '../published/library.ts';
import type { Actor, Runtime, World } from '../runtime.ts';
import type { AccountDocument, ContactDocument } from '../store/account-documents.ts';
import { contactsOf, setAccount } from '../store/account-store.ts';
import type { CallDocument } from '../store/call-documents.ts';
import { insertCall } from '../store/call-store.ts';
import { reserveAttempt } from '../store/contact-store.ts';
import type { Transaction } from '../store/store.ts';
import { refreshCallBack } from '../store/task-store.ts';
import { askedAbout, type CarriedOut, carryOutOutcome } from './call-outcome.ts';
import { tellEnrollments } from './tell-enrollments.ts';

/** A call as somebody tells of it. */
export interface ToldCall {
  readonly id: string;
  readonly account: AccountDocument;
  readonly contactId?: string | undefined;
  readonly number?: string | undefined;
  readonly direction: 'out' | 'in';
  readonly reached: string;
  readonly answer?: string | undefined;
  readonly note?: string | undefined;
  readonly seconds?: number | undefined;
  /** It has happened: it is written down and marked even where it was not permitted. */
  readonly hasHappened: boolean;
  readonly actor: Actor;
}

/** A call that was written down, with what it has changed. */
export interface LoggedCall {
  readonly call: CallDocument;
  readonly againAt: number | undefined;
}

/**
 * Writes a call down in one transaction: the record, the contact it counts for, the tasks it closes or puts to
 * another moment, and the event for the strategies. A call that is not permitted is refused unless it has happened.
 */
export async function logCall(
  runtime: Pick<Runtime, 'store'>,
  world: World,
  told: ToldCall,
  transaction: Transaction,
): Promise<Outcome<LoggedCall>> {
  const { store } = runtime;
  const { account, contactId, direction } = told;
  const contacts = await contactsOf(store, account._id, transaction);
  const contact = contacts.find((each) => each._id === contactId);
  if (contactId !== undefined && !contact) return refused('request.invalid', 'the account has no such contact', '/contactId');
  if (contact?.retired) return refused('contact.retired', contact.name, '/contactId');
  const policy = policyFor(world.published, world.settings.installation, account.kind);
  const judged = judgeCall(callRulesOf(policy), told);
  if (!judged.ok) return judged;
  const asked = askedAbout(account, contact, contacts);
  const verdict = direction === 'in' ? permitted : callVerdict(policy, world, asked);
  const flagged = verdict.reasons.map((reason) => reason.detail);
  if (!verdict.allowed && !told.hasHappened) return refused('call.not_permitted', notNow(verdict, asked));

  if (contact && direction === 'out') {
    // Whoever reserves at this moment meets this write, and the transaction runs again on what is true then.
    await reserveAttempt(store, contact, { key: told.id, nth: 1, channel: 'call', at: world.now }, transaction);
  }
  const { actor, id, number } = told;
  const before = account.calls;
  const carried = await carryOutOutcome(
    runtime,
    world,
    { id, account, contact, number, outcome: judged.value, asked, policy, before, actor },
    transaction,
  );
  const contacted = { lastContactAt: world.now, contactEpoch: (account.contactEpoch ?? 0) + 1 };
  await setAccount(store, account._id, { calls: carried.calls, ...contacted }, transaction);
  const call = callDocument(told, judged.value, carried, flagged, world);
  await finishCall(runtime, world, { told, contact, call, carried, type: 'call.completed' }, transaction);
  return { ok: true, value: { call, againAt: carried.againAt } };
}

type CallVerdict = ReturnType<typeof callVerdict>;

/** Whoever calls us is answered. */
const permitted: CallVerdict = { allowed: true, reasons: [] };

/** Whether somebody may be called now. Where no policy covers the account, nobody may. */
export function callVerdict(
  policy: ContactPolicy | undefined,
  world: Pick<World, 'published' | 'now'>,
  asked: AskedContact,
): { readonly allowed: boolean; readonly reasons: readonly { readonly detail: string }[]; readonly nextAllowedAt?: number } {
  return policy
    ? verdictUnder(policy, world, asked)
    : { allowed: false, reasons: [{ detail: 'no contact policy covers this kind of account' }] };
}

/** Keeps the record of a call and tells of it. */
export async function finishCall(
  runtime: Pick<Runtime, 'store'>,
  world: World,
  made: {
    readonly told: Pick<ToldCall, 'id' | 'account' | 'actor' | 'note' | 'number'>;
    readonly contact: ContactDocument | undefined;
    readonly call: CallDocument;
    readonly carried: CarriedOut;
    readonly type: 'call.completed' | 'call.corrected';
    /** The outcome that was wrong. */
    readonly was?: string;
  },
  transaction: Transaction,
): Promise<void> {
  const { told, contact, call, carried, type, was } = made;
  const { id, account, actor, note, number } = told;
  await refreshCallBack(runtime.store, account._id, transaction);
  await insertCall(runtime.store, call, transaction);
  const [closed] = call.undo.tasks.filter((task) => task.closed);
  const payload = {
    outcome: call.answer ?? call.reached,
    reached: call.reached,
    rightPerson: call.rightPerson,
    direction: call.direction,
    ...(call.answer === undefined ? {} : { answer: call.answer }),
    ...(call.contactId === undefined ? {} : { contactId: call.contactId }),
    ...(closed ? { taskId: closed.id } : {}),
    ...(was === undefined ? {} : { was }),
    ...(call.flagged.length === 0 ? {} : { notPermitted: call.flagged.join('; ') }),
  };
  const personal = {
    ...(contact ? { name: contact.name } : {}),
    ...(number === undefined ? {} : { number }),
    ...(note === undefined ? {} : { note }),
  };
  const events = [{ type, payload }, ...carried.events];
  await tellEnrollments(runtime, account, { id, at: world.now, events, actor, personal }, transaction);
}

function callDocument(
  { id, account, contactId, number, direction, seconds, actor }: ToldCall,
  outcome: CallOutcome,
  { undo }: CarriedOut,
  flagged: string[],
  { now: at }: World,
): CallDocument {
  return {
    _id: id,
    accountId: account._id,
    ...(account.unitId === undefined ? {} : { unitId: account.unitId }),
    ...(contactId === undefined ? {} : { contactId }),
    ...(number === undefined ? {} : { number }),
    direction,
    ...outcomeFields(outcome),
    ...(seconds === undefined ? {} : { seconds }),
    at,
    ...(actor.kind === 'user' ? { by: actor.id } : {}),
    flagged,
    undo,
  };
}

/** What came of a call, as its record keeps it. */
export function outcomeFields({ reached, answer }: CallOutcome): Pick<CallDocument, 'reached' | 'answer' | 'rightPerson'> {
  return { reached: reached.id, ...(answer ? { answer: answer.id } : {}), rightPerson: reached.leadsTo === 'answer' };
}

function notNow(verdict: CallVerdict, { account, contact }: AskedContact): string {
  const reasons = verdict.reasons.map((reason) => reason.detail).join('; ');
  if (verdict.nextAllowedAt === undefined) return reasons;
  const { on, time } = localAt(verdict.nextAllowedAt, contact.zone ?? account.zone);
  return `${reasons}; possible from ${on} ${time} there`;
}
