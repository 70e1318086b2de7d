import { cleanText } from '#connectors';
import { ownParts } from '#engine';
import type { Runtime, World } from '../runtime.ts';
import type { Transaction } from '../store/store.ts';
import { appendEntries } from '../store/timeline-store.ts';
import type { ReceivedMail } from './take-mail.ts';

/** So much of a mail stands in the history itself. */
const SHOWN = 2000;

/** What a line of the history says of a mail beside who has written it. */
export function mailData({ id, effect, contact }: ReceivedMail): Readonly<Record<string, unknown>> {
  return {
    mailId: id,
    channel: effect.channel ?? '',
    template: String(effect.params['template'] ?? (effect.message as { readonly subject?: string } | undefined)?.subject ?? ''),
    key: effect._id,
    ...(contact ? { contactId: contact._id } : {}),
  };
}

/** What people have written, which may have to be erased one day: who, about what, and what is not quoted of it. */
export function mailWords({ mail, contact }: ReceivedMail): Readonly<Record<string, unknown>> {
  const { from, subject, text, unreadable } = mail;
  const own = ownParts(text).join('\n\n');
  const said = own === '' ? text : own;
  return {
    name: senderName({ mail, contact }),
    address: from.address,
    subject,
    text: cleanText(said, SHOWN),
    ...(unreadable === undefined ? {} : { unreadable }),
  };
}

/** Who has written, by the name the account knows them by. */
export function senderName({ mail, contact }: Pick<ReceivedMail, 'mail' | 'contact'>): string {
  return contact?.name ?? (mail.from.name || mail.from.address || 'somebody');
}

/** Writes a mail into the history that asks nothing of anybody. */
export async function noteMail(
  { store }: Pick<Runtime, 'store'>,
  world: World,
  received: ReceivedMail,
  line: { readonly type: string; readonly data: Readonly<Record<string, unknown>> },
  transaction: Transaction,
): Promise<void> {
  const { id, account } = received;
  const data = { ...mailData(received), ...line.data };
  const entry = { key: `${id}:mail`, chain: account._id, at: world.now, type: line.type, data, personal: mailWords(received) };
  await appendEntries(store, [entry], transaction);
}
