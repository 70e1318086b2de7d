import { addDays, type Book, type Channel, localDateAt, mayAnswer, type NoticeVerdict } from '#engine';
import type { Runtime, World } from '../runtime.ts';
import type { ContactDocument } from '../store/account-documents.ts';
import { contactsOf } from '../store/account-store.ts';
import { loadBook } from '../store/book-store.ts';
import type { EffectDocument, WrittenMessage } from '../store/flow-documents.ts';
import { contactVerdict } from './contact-verdict.ts';
import { ledgerPrint } from './ledger-print.ts';
import type { ReadTruth } from './notice-truth.ts';

/**
 * The truth about a message a person has written. What it asks for is the writer's to judge, so nothing of the
 * ledger holds it back; whether the contact may be approached is judged as for every message.
 */
export async function readWrittenTruth(
  { store }: Pick<Runtime, 'store'>,
  world: World,
  effect: EffectDocument,
  { draft }: WrittenMessage,
): Promise<Omit<ReadTruth, 'enrollment'> | undefined> {
  const loaded = await loadBook(store, effect.accountId);
  if (!loaded) return undefined;
  const { account, book } = loaded;
  const contacts = await contactsOf(store, account._id);
  const contact = contacts.find((each) => each._id === draft.contactId && isReachable(each, draft.channel));
  return {
    account,
    book,
    contact,
    contacts,
    template: undefined,
    restsOn: addDays(localDateAt(world.now, account.zone), -1),
    truth: {
      about: 'account',
      items: [],
      withheld: { disputed: 0, held: 0, promised: 0 },
      unapplied: 0,
      tolerance: 0,
      current: true,
      reportedUntil: undefined,
      staleFeeds: [],
      hasContact: contact !== undefined,
      ...writtenMoment(world, { account, contact, contacts }, effect),
    },
  };
}

/** The part of it that a switch or the clock changes. Letters need no switch: none leaves by itself. */
export function writtenMoment(
  world: World,
  { account, contact, contacts }: Pick<ReadTruth, 'account' | 'contact' | 'contacts'>,
  effect: EffectDocument,
): Pick<ReadTruth['truth'], 'sendingOn' | 'contact'> {
  const channel = (effect.channel ?? 'email') as Channel;
  const verdict = contact && contactVerdict(world, account, contact, contacts, channel, effect._id);
  return { sendingOn: isOn(world, channel), contact: verdict && effect.written?.isAwaited ? mayAnswer(verdict) : verdict };
}

/** Whether anything may go over a channel at all. */
export function isOn(world: World, channel: string): boolean {
  return channel === 'letter' || (world.settings.channels[channel]?.sending ?? false);
}

/** Whether a contact is in use and has what the channel needs. */
export function isReachable(contact: ContactDocument, channel: string): boolean {
  return !contact.retired && (channel === 'letter' || contact.email !== undefined);
}

/** What a person has written speaks of the ledger as it was then; when that has changed, somebody looks again. */
export function withItsTime(verdict: NoticeVerdict, book: Book, effect: EffectDocument): NoticeVerdict {
  if (!effect.written || effect.written.rests === ledgerPrint(book)) return verdict;
  const detail = 'the account has changed since it was written: read it again, and send it as it is, or write anew';
  return { act: 'park', reason: 'account-changed', detail };
}
