import { type About, addDays, askedItems, type Book, type Channel, DAY, localDateAt, type NoticeTruth, type Template } from '#engine';
import { pauseOver, pauseWords } from '../commands/under-pause.ts';
import type { Runtime, World } from '../runtime.ts';
import type { AccountDocument, ContactDocument } from '../store/account-documents.ts';
import { contactsOf } from '../store/account-store.ts';
import { loadBook } from '../store/book-store.ts';
import { getEnrollment } from '../store/enrollment-store.ts';
import { staleFeeds } from '../store/feed-store.ts';
import type { EffectDocument, EnrollmentDocument } from '../store/flow-documents.ts';
import { resumedLately } from '../store/held-store.ts';
import { contactVerdict } from './contact-verdict.ts';
import { isCurrent } from './is-current.ts';
import { isOn, readWrittenTruth, writtenMoment } from './written-truth.ts';

/** The truth about a notice in this second, with the records it was read from. */
export interface ReadTruth {
  readonly truth: NoticeTruth;
  readonly account: AccountDocument;
  readonly book: Book;
  /** Missing for what a person has written. */
  readonly enrollment?: EnrollmentDocument;
  readonly contact: ContactDocument | undefined;
  /** All contacts of the account: a cap may count them together. */
  readonly contacts: readonly ContactDocument[];
  readonly template: Template | undefined;
  /** The local day before: what the ledger must be current through. */
  readonly restsOn: string;
}

/** Reads everything the gate decides on, afresh. Undefined when the account or its enrollment is gone. */
export async function readTruth(runtime: Pick<Runtime, 'store'>, world: World, effect: EffectDocument): Promise<ReadTruth | undefined> {
  const { store } = runtime;
  if (effect.written) return readWrittenTruth(runtime, world, effect, effect.written);
  const loaded = await loadBook(store, effect.accountId);
  const enrollment = await getEnrollment(store, effect.enrollmentId);
  if (!loaded || !enrollment) return undefined;
  const { account, book } = loaded;
  const on = localDateAt(world.now, account.zone);
  const template = world.published.registry.templates.get(String(effect.params['template']));
  const about: About = template?.about ?? 'past-due';
  const onlyInvoice = enrollment.subject.type === 'invoice' ? enrollment.subject.id : undefined;
  const { items, withheld } = askedItems(book, about, on, onlyInvoice);
  const contacts = await contactsOf(store, account._id);
  const contact = chooseContact(contacts, effect.params['role']);
  const restsOn = addDays(on, -1);
  const another = await resumedLately(store, effect, world.now - DAY);
  const reported = book.reported.filter((each) => each.status === 'waiting' && each.pausesUntil >= on).map((each) => each.pausesUntil);
  return {
    account,
    book,
    enrollment,
    contact,
    contacts,
    template,
    restsOn,
    truth: {
      about,
      items,
      withheld,
      unapplied: account.balances.unapplied,
      tolerance: world.terms.tolerance,
      current: isCurrent(effect, enrollment),
      reportedUntil: reported.sort().at(-1),
      staleFeeds: await staleFeeds(store, account.sourceId, restsOn),
      hasContact: contact !== undefined,
      afterAnotherUntil: another && (another.doneAt ?? world.now) + DAY,
      ...truthOfMoment(world, { account, enrollment, contact, contacts }, effect),
    },
  };
}

/** The part of the truth that a switch or the clock changes while the account stays as it is. */
export function truthOfMoment(
  world: World,
  { account, enrollment, contact, contacts }: Pick<ReadTruth, 'account' | 'enrollment' | 'contact' | 'contacts'>,
  effect: EffectDocument,
): Pick<NoticeTruth, 'sendingOn' | 'contact' | 'paused'> {
  if (!enrollment) return writtenMoment(world, { account, contact, contacts }, effect);
  const pause = pauseOver(world.settings.pauses, enrollment, effect);
  return {
    paused: pause && { id: pause.id, words: pauseWords(pause) },
    sendingOn: isOn(world, effect.channel ?? ''),
    contact: contact && contactVerdict(world, account, contact, contacts, (effect.channel ?? 'email') as Channel, effect._id),
  };
}

/** The contact of the role asked for, else the first with an address. */
export function chooseContact(contacts: readonly ContactDocument[], role: unknown): ContactDocument | undefined {
  const reachable = contacts.filter((contact) => contact.email && !contact.retired);
  return reachable.find((contact) => contact.role === role) ?? reachable[0];
}
