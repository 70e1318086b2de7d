import {
  type Channel,
  type ContactVerdict,
  type Instant,
  localAt,
  type MessageDraft,
  mayAnswer,
  type Outcome,
  RECALL_SECONDS,
  refused,
} from '#engine';
import { type ComposedDraft, composeMessage, type WritingDesk } from '../effects/compose-message.ts';
import { contactVerdict } from '../effects/contact-verdict.ts';
import { ledgerPrint } from '../effects/ledger-print.ts';
import { filesOf } from '../effects/message-files.ts';
import { carrierOf } from '../effects/on-paper.ts';
import { isOn, isReachable } from '../effects/written-truth.ts';
import type { Actor, Runtime, World } from '../runtime.ts';
import type { AccountDocument, ContactDocument } from '../store/account-documents.ts';
import { contactsOf, setAccount } from '../store/account-store.ts';
import { loadBook } from '../store/book-store.ts';
import { insertEffects } from '../store/effect-store.ts';
import type { EffectDocument } from '../store/flow-documents.ts';
import { getMail } from '../store/mail-store.ts';
import type { Transaction } from '../store/store.ts';
import { isAnswered, messageKey, RECALLABLE, recallableOf } from '../store/written-store.ts';

/** What goes with one message, at most: mail servers commonly refuse above 10 MB, and mail is a third larger than its files. */
const LARGEST_BYTES = 7_000_000;

/** Who writes what. */
export interface Writing {
  readonly account: AccountDocument;
  readonly draft: MessageDraft;
  /** The name under the letter. */
  readonly signer: string;
}

/** A draft with everything that says whether it may go. */
export interface JudgedDraft {
  readonly composed: ComposedDraft;
  readonly verdict: ContactVerdict;
  readonly contact: ContactDocument;
  /** Whether the contact waits for it: it is the first answer to what they have written. */
  readonly isAwaited: boolean;
  /** What it rests on, as `ledgerPrint`. */
  readonly rests: string;
}

/** Writes a draft out as it would go now, and judges it. Refused where it names what the account does not have. */
export async function judgeDraft(
  runtime: Pick<Runtime, 'store'>,
  world: World,
  { account, draft, signer }: Writing,
  transaction?: Transaction,
): Promise<Outcome<JudgedDraft>> {
  const { store } = runtime;
  const { invoiceIds = [], contactId, channel, replyId } = draft;
  const loaded = await loadBook(store, account._id, { invoiceIds }, transaction);
  const contacts = await contactsOf(store, account._id, transaction);
  const contact = contacts.find((each) => each._id === contactId);
  if (!loaded) return refused('resource.unknown', 'there is no such account');
  if (!contact) return refused('request.invalid', 'the account has no such contact', '/contactId');
  if (contact.retired) return refused('contact.retired', contact.name, '/contactId');
  if (!isReachable(contact, channel)) return refused('request.invalid', `${contact.name} has no email address`, '/contactId');
  const reply = replyId === undefined ? undefined : await getMail(store, replyId, transaction);
  if (replyId !== undefined && reply?.accountId !== account._id)
    return refused('request.invalid', 'the account has no such reply', '/replyId');
  const unknown = invoiceIds.findIndex((id) => !loaded.book.invoices.some((invoice) => invoice.id === id));
  if (unknown !== -1) return refused('invoice.unknown', String(invoiceIds[unknown]), `/invoiceIds/${unknown}`);
  const isAwaited =
    reply?.contactId === contactId && channel === 'email' && !(await isAnswered(store, account._id, reply._id, transaction));
  const verdict = mayWrite(world, loaded.account, contact, contacts, channel);
  const desk: WritingDesk = { world, account: loaded.account, book: loaded.book, contact, signer };
  const composed = composeMessage(desk, draft);
  return {
    ok: true,
    value: {
      composed,
      verdict: isAwaited ? mayAnswer(verdict) : verdict,
      contact,
      isAwaited,
      rests: ledgerPrint(loaded.book),
    },
  };
}

/** Whether somebody may be written to now. Where no policy covers the account, nobody may. */
export function mayWrite(
  world: World,
  account: AccountDocument,
  contact: ContactDocument,
  contacts: readonly ContactDocument[],
  channel: Channel,
): ContactVerdict {
  const uncovered: ContactVerdict = {
    allowed: false,
    reasons: [{ code: 'consent.missing', detail: 'no contact policy covers this kind of account' }],
  };
  return contactVerdict(world, account, contact, contacts, channel) ?? uncovered;
}

/**
 * The same, and refused with the reason, and when it may go, where it may not go now; what is held already counts as if
 * it had gone.
 */
export async function judgeSending(
  runtime: Pick<Runtime, 'store' | 'connectors'>,
  world: World,
  writing: Writing,
  transaction?: Transaction,
): Promise<Outcome<JudgedDraft>> {
  const { account, draft } = writing;
  const judged = await judgeDraft(runtime, world, writing, transaction);
  if (!judged.ok) return judged;
  const { composed, contact, isAwaited } = judged.value;
  const [fault] = composed.faults;
  if (fault) return refused('message.refused', fault.detail, fault.pointer);
  const held = await verdictWithHeld(runtime, world, account, contact, draft.channel, transaction);
  const verdict = isAwaited ? mayAnswer(held) : held;
  if (!verdict.allowed) return refused('message.not_permitted', notNow(verdict, contact.zone ?? account.zone), '/contactId');
  if (!(await carrierOf(runtime, draft.channel))?.enabled)
    return refused('message.not_sendable', `no connector that is set up and turned on offers ${draft.channel}`, '/channel');
  if (!isOn(world, draft.channel)) return refused('message.not_sendable', `sending is switched off for ${draft.channel}`, '/channel');
  return judged;
}

/** What a message in the outbox is known by, and when it goes. */
interface Naming {
  /** The last part of its key. */
  readonly id: string;
  readonly actor: Pick<Actor, 'id'>;
  /** It is held until then, if that is longer than the usual time. */
  readonly notBefore?: Instant | undefined;
}

/** Puts a message in the outbox, held for the time in which it can be taken back. What may not go now is refused. */
export async function writeMessage(
  runtime: Pick<Runtime, 'store' | 'connectors'>,
  world: World,
  { id, actor, notBefore = 0, ...writing }: Writing & Naming,
  transaction: Transaction,
): Promise<Outcome<{ key: string; goesAt: number }>> {
  const { account, draft } = writing;
  const judged = await judgeSending(runtime, world, writing, transaction);
  if (!judged.ok) return judged;
  const { composed, contact, rests, isAwaited } = judged.value;
  const files = await filesOf(composed.papers);
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  if (bytes > LARGEST_BYTES)
    return refused('message.too_large', `${bytes} bytes; at most ${LARGEST_BYTES} go with one message`, '/invoiceIds');
  const goesAt = Math.max(notBefore, world.now + RECALL_SECONDS * 1000);
  const effect: EffectDocument = {
    _id: messageKey(id),
    enrollmentId: messageKey(id),
    accountId: account._id,
    version: 0,
    index: 0,
    type: 'notice.send',
    params: { channel: draft.channel, ...(draft.templateId === undefined ? {} : { template: draft.templateId }) },
    origin: 'person',
    outbound: true,
    status: 'held',
    reason: RECALLABLE,
    wakeAt: new Date(goesAt),
    attempts: 0,
    fence: 0,
    plannedAt: world.now,
    channel: draft.channel,
    contactId: contact._id,
    to: draft.channel === 'letter' ? contact.name : (contact.email ?? ''),
    message: composed.message,
    written: {
      by: actor.id,
      draft,
      ...(isAwaited ? { isAwaited } : {}),
      edited: composed.isEdited,
      rests,
      papers: [...composed.papers],
      files: [...files],
    },
    history: [{ at: world.now, status: 'held', reason: RECALLABLE }],
  };
  await insertEffects(runtime.store, [effect], transaction);
  // Whoever else writes to the account at this moment meets this, and counts it.
  await setAccount(runtime.store, account._id, {}, transaction);
  return { ok: true, value: { key: effect._id, goesAt } };
}

/** What waits to be sent already is counted: caps are for what reaches people, not for when we look. */
async function verdictWithHeld(
  runtime: Pick<Runtime, 'store'>,
  world: World,
  account: AccountDocument,
  contact: ContactDocument,
  channel: Channel,
  transaction: Transaction | undefined,
): Promise<ContactVerdict> {
  const held = await recallableOf(runtime.store, account._id, transaction);
  const contacts = (await contactsOf(runtime.store, account._id, transaction)).map((each) => ({
    ...each,
    attempts: [
      ...each.attempts,
      ...held
        .filter((effect) => effect.contactId === each._id)
        .map((effect) => ({ key: effect._id, nth: 0, channel: effect.channel ?? '', at: world.now })),
    ],
  }));
  return mayWrite(world, account, contacts.find((each) => each._id === contact._id) ?? contact, contacts, channel);
}

function notNow(verdict: ContactVerdict, zone: string): string {
  const reasons = verdict.reasons.map((reason) => reason.detail).join('; ');
  if (verdict.nextAllowedAt === undefined) return reasons;
  const { on, time } = localAt(verdict.nextAllowedAt, zone);
  return `${reasons}; possible from ${on} ${time} there`;
}
