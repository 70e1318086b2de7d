import { cleanLine } from './clean-text.ts';
import type { MailMarks, MailSort } from './inbound-mail.ts';

const REASON = 300;
const LOOKED_AT = 20_000;
const byMachine = /^(?:mailer-daemon|mail-daemon|postmaster|mailerdaemon|mdaemon)@/i;
const saysReturned =
  /undeliver|delivery (?:status notification|failure|has failed|incomplete)|delivery report|failed delivery|mail delivery (?:failed|system)|returned mail|return(?:ed)? to sender|failure notice|message (?:not delivered|could not be delivered)|delayed mail|warning: (?:message|could not send)|unzustellbar|nicht zustellbar|non remis|no se pudo entregar/i;
const saysDelayed =
  /\bdelay(?:ed)?\b|still (?:being )?(?:tried|trying|retry)|will (?:be )?(?:retr|keep trying|continue to try)|not yet been delivered|you do not need to (?:resend|do anything)/i;
const saysForNow =
  /(?:mailbox|quota|inbox|account)[^.\n]{0,40}(?:full|exceeded)|over (?:its )?quota|insufficient (?:system )?storage|temporar|try again later|timed? ?out|connection refused|greylist/i;
const enhanced = /\b([245])\.(\d{1,3})\.(\d{1,3})\b/;
const plainCode = /\b([45])\d\d[ -][^\n]{3}/;
/** Enhanced codes that begin with 5 and yet say nothing against the address: full, too big, refused for its content. */
const notTheAddress = /^5\.(?:2\.[23]|3\.\d+|7\.\d+)$/;

/**
 * What a report says of the message it is about: RFC 3464 where it follows it, else what mail servers that do not
 * are known to write. Undefined when it is no report.
 */
export function readDeliveryReport(marks: MailMarks): Extract<MailSort, { kind: 'bounce' | 'delay' }> | undefined {
  const recipients = marks.report === undefined ? [] : recipientsOf(marks.report);
  const type = marks.header('content-type') ?? '';
  const isByMachine = byMachine.test(marks.from.address) || marks.hasNullSender;
  // A person may pass on a report about something else.
  if (recipients.length > 0 && (isByMachine || /^\s*multipart\/report/i.test(type))) return fromFields(recipients);
  const isReport =
    /report-type\s*=\s*"?delivery-status/i.test(type) ||
    marks.header('x-failed-recipients') !== undefined ||
    (isByMachine && saysReturned.test(`${marks.subject}\n${marks.text.slice(0, 500)}`));
  return isReport ? fromWords(marks) : undefined;
}

type Fields = ReadonlyMap<string, string>;

function recipientsOf(report: string): Fields[] {
  const blocks = report.slice(0, LOOKED_AT).split(/\r?\n[ \t]*\r?\n/);
  return blocks.map(fieldsOf).filter((fields) => fields.has('action'));
}

/** Of several recipients the one it went worst for; undefined where all have it. */
function fromFields(recipients: readonly Fields[]): ReturnType<typeof readDeliveryReport> {
  const of = (action: string): Fields | undefined => recipients.find((fields) => actionOf(fields) === action);
  const worst = of('failed') ?? of('delayed');
  if (!worst) return undefined;
  const status = enhanced.exec(worst.get('status') ?? '')?.[0];
  const said = (worst.get('diagnostic-code') ?? '').replace(/^[\w-]+\s*;\s*/, '');
  const reason = cleanLine([said, said.includes(status ?? '-') ? undefined : status].filter(Boolean).join(' '), REASON);
  const words = reason === '' ? 'the mail server gave no reason' : reason;
  if (actionOf(worst) === 'delayed') return { kind: 'delay', reason: words };
  return { kind: 'bounce', hard: isHard(status, said), reason: words };
}

function actionOf(fields: Fields): string {
  return (fields.get('action') ?? '').trim().toLowerCase();
}

function fieldsOf(block: string): Fields {
  const lines = block.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/);
  return new Map(
    lines.flatMap((line) => {
      const colon = line.indexOf(':');
      return colon < 1 ? [] : [[line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()] as const];
    }),
  );
}

function fromWords({ subject, text }: MailMarks): Extract<MailSort, { kind: 'bounce' | 'delay' }> {
  const words = text.slice(0, LOOKED_AT);
  const code = enhanced.exec(words)?.[0];
  const line = words.split('\n').find((each) => enhanced.test(each) || plainCode.test(each)) ?? subject;
  const reason = cleanLine(line, REASON) || 'the mail server gave no reason';
  const isFinal = code?.startsWith('5') || /\b5\d\d[ -]/.test(words) || /permanent/i.test(words);
  if (!isFinal && saysDelayed.test(`${subject}\n${words}`)) return { kind: 'delay', reason };
  return { kind: 'bounce', hard: isHard(code ?? plainCode.exec(words)?.[1], words), reason };
}

/** Whether the address is at fault for good. Where nothing is said, it is: that is what such mails mean as a rule. */
function isHard(code: string | undefined, words: string): boolean {
  if (code?.startsWith('5.1.')) return true;
  if (code?.startsWith('4')) return false;
  if (code !== undefined && notTheAddress.test(code)) return false;
  return !saysForNow.test(words);
}
