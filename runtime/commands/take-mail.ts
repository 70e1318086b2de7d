import { buffer } from 'node:stream/consumers';
import { type InboundMail, readMail } from '#connectors';
import { type Runtime, readWorld, type World } from '../runtime.ts';
import type { AccountDocument, ContactDocument } from '../store/account-documents.ts';
import { contactsOf, getAccount } from '../store/account-store.ts';
import { getEffect } from '../store/effect-store.ts';
import type { EffectDocument } from '../store/flow-documents.ts';
import type { MailDocument } from '../store/mail-documents.ts';
import { getMail, openRawMail, setTaken } from '../store/mail-store.ts';
import type { Transaction } from '../store/store.ts';
import { noteMail } from './note-mail.ts';
import { takeBounce } from './take-bounce.ts';
import { takeReply } from './take-reply.ts';

/** A mail that came in, with everything it is judged by. */
export interface ReceivedMail {
  readonly id: string;
  readonly mail: InboundMail;
  readonly account: AccountDocument;
  /** The message it belongs to. */
  readonly effect: EffectDocument;
  /** Whose address it came from, as far as the account knows it. */
  readonly contact: ContactDocument | undefined;
  /** Whom the message was sent to. */
  readonly writtenTo: ContactDocument | undefined;
}

/** A message whose own outcome is about to be written: what comes back of it is looked at after that. */
const onItsWay: ReadonlySet<EffectDocument['status']> = new Set(['leased', 'calling']);

/**
 * Looks at a stored mail and does what its kind asks for, in one transaction with the mark that it was looked at: however
 * often and wherever this is called, it is done once. Answers whether there is nothing left to do.
 */
export async function takeMail(runtime: Runtime, mailId: string): Promise<boolean> {
  const { store } = runtime;
  const stored = await getMail(store, mailId);
  if (stored?.status !== 'stored') return true;
  const mail = await readMail(await buffer(openRawMail(store, stored.rawId)), { hasNullSender: stored.nullSender });
  const world = await readWorld(runtime);
  const accountId = await store.transaction((transaction) => take(runtime, world, stored, mail, transaction));
  if (accountId === undefined) return false;
  runtime.poke();
  runtime.publish([
    { type: 'account', id: accountId, version: world.now },
    { type: 'notice', id: stored.effectKey, version: world.now },
  ]);
  return true;
}

/** Answers whose account has changed; undefined when it is too early. */
async function take(
  runtime: Runtime,
  world: World,
  stored: MailDocument,
  mail: InboundMail,
  transaction: Transaction,
): Promise<string | undefined> {
  const { store } = runtime;
  const { _id: id, accountId, effectKey } = stored;
  const account = await getAccount(store, accountId, transaction);
  const effect = await getEffect(store, effectKey, transaction);
  if (!account || !effect) throw new Error(`the message ${effectKey} or its account is gone`);
  if (mail.sort.kind === 'bounce' && onItsWay.has(effect.status)) return undefined;
  const contacts = await contactsOf(store, accountId, transaction);
  const contact = contactOf(contacts, mail.from.address);
  const writtenTo = contacts.find((each) => each._id === effect.contactId);
  const fields: Partial<MailDocument> = {
    at: world.now,
    kind: mail.sort.kind,
    from: mail.from,
    subject: mail.subject,
    text: mail.text,
    files: mail.files.map((file) => ({ ...file })),
    ...(contact ? { contactId: contact._id } : {}),
    ...(mail.unreadable === undefined ? {} : { unreadable: mail.unreadable }),
  };
  if (!(await setTaken(store, id, fields, transaction))) return accountId;
  await byKind(runtime, world, { id, mail, account, effect, contact, writtenTo }, transaction);
  return accountId;
}

function byKind(runtime: Runtime, world: World, received: ReceivedMail, transaction: Transaction): Promise<void> {
  const { sort } = received.mail;
  switch (sort.kind) {
    case 'reply':
      return takeReply(runtime, world, received, transaction);
    case 'bounce':
      return takeBounce(runtime, world, received, sort, transaction);
    case 'delay':
      return noteMail(runtime, world, received, { type: 'notice.delayed', data: { reason: sort.reason } }, transaction);
    case 'automatic': {
      const data = sort.backOn === undefined ? {} : { backOn: sort.backOn };
      return noteMail(runtime, world, received, { type: 'notice.answeredAutomatically', data }, transaction);
    }
  }
}

function contactOf(contacts: readonly ContactDocument[], address: string): ContactDocument | undefined {
  const wanted = address.toLowerCase();
  return contacts.find(({ email }) => email?.toLowerCase() === wanted);
}
