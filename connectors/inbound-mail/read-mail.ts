import type { Address, Email } from 'postal-mime';
import { withoutCardNumbers } from '#engine';
import { cleanLine, cleanText } from './clean-text.ts';
import { htmlAsText } from './html-as-text.ts';
import type { InboundMail, MailFile } from './inbound-mail.ts';
import { takenApart } from './reading-thread.ts';
import { sortMail } from './sort-mail.ts';

const LINE = 300;
const TEXT = 100_000;
const MOST_FILES = 100;
const REPORT = 'message/delivery-status';

/**
 * Reads a raw mail. Never rejects: one that breaks the limits or its own format is `unreadable` and a reply, so that a
 * person looks at it. HTML comes out as text, whatever it holds,
 * and the numbers of payment cards do not come out. `hasNullSender`: its envelope named no sender.
 */
export function readMail(raw: Uint8Array, { hasNullSender }: { readonly hasNullSender: boolean }): Promise<InboundMail> {
  return readable(raw, hasNullSender).catch((error: unknown) => ({
    from: { name: '', address: '' },
    subject: '',
    text: '',
    files: [],
    sort: { kind: 'reply' },
    unreadable: cleanLine((error as Error).message, LINE),
  }));
}

async function readable(raw: Uint8Array, hasNullSender: boolean): Promise<InboundMail> {
  const read = await takenApart(raw);
  const from = mailbox(read.from);
  const subject = withoutCardNumbers(cleanLine(read.subject ?? '', LINE));
  const text = withoutCardNumbers(cleanText(await wordsOf(read), TEXT));
  const header = (name: string): string | undefined => read.headers.find(({ key }) => key === name)?.value;
  const sort = sortMail({ header, from, subject, text, report: reportOf(read), hasNullSender });
  return { from, subject, text, files: filesOf(read), sort };
}

/** Its text, else that of its HTML: a part may be there and empty. */
async function wordsOf({ text = '', html = '' }: Email): Promise<string> {
  return text.trim() === '' && html !== '' ? htmlAsText(html) : text;
}

function mailbox(address: Address | undefined): InboundMail['from'] {
  const one = address?.group === undefined ? address : address.group[0];
  return { name: cleanLine(one?.name ?? '', LINE), address: cleanLine(one?.address ?? '', LINE) };
}

function reportOf({ attachments }: Email): string | undefined {
  const part = attachments.find(({ mimeType }) => mimeType === REPORT);
  return part && new TextDecoder().decode(bytesOf(part.content));
}

/** Files as their sender names them; the parts of a report are none. */
function filesOf({ attachments }: Email): MailFile[] {
  return attachments
    .filter(({ mimeType, related }) => mimeType !== REPORT && !related)
    .slice(0, MOST_FILES)
    .map(({ filename, mimeType, content }) => ({
      name: cleanLine(filename ?? '', LINE),
      type: cleanLine(mimeType, LINE),
      bytes: bytesOf(content).byteLength,
    }));
}

function bytesOf(content: ArrayBuffer | Uint8Array | string): Uint8Array {
  if (typeof content === 'string') return new TextEncoder().encode(content);
  return content instanceof Uint8Array ? content : new Uint8Array(content);
}
