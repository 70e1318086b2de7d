import { readDeliveryReport } from './delivery-report.ts';
import type { MailMarks, MailSort } from './inbound-mail.ts';
import { returnDay } from './return-day.ts';

const saysAway =
  /^\s*(?:automatic reply|auto(?:matic)?[- ]?(?:reply|response|responder)|out of (?:the )?office|away from (?:the )?office|on vacation|abwesenheit\p{L}*|automatische antwort|réponse automatique|absence du bureau|respuesta automática|risposta automatica|automatisch antwoord)\b/iu;
const suppliesItself = ['x-autoreply', 'x-autorespond', 'x-autoresponder', 'x-mail-autoreply'];

/**
 * Tells what has come in: a report on delivery, an automatic answer (RFC 3834 and what was usual before), or the
 * reply of a person. In doubt it is a reply: a person then reads it, and nothing is lost.
 */
export function sortMail(marks: MailMarks): MailSort {
  const report = readDeliveryReport(marks);
  if (report) return report;
  if (!isAutomatic(marks)) return { kind: 'reply' };
  const backOn = returnDay(`${marks.subject}\n${marks.text}`);
  return { kind: 'automatic', ...(backOn === undefined ? {} : { backOn }) };
}

function isAutomatic({ header, subject, hasNullSender }: MailMarks): boolean {
  const submitted = header('auto-submitted')?.split(';')[0]?.trim().toLowerCase();
  if (submitted !== undefined && submitted !== 'no') return true;
  if (suppliesItself.some((name) => (header(name) ?? 'no').trim().toLowerCase() !== 'no')) return true;
  const precedence = header('precedence')?.trim().toLowerCase();
  if (precedence === 'auto_reply') return true;
  // People who answer out of a ticket system are marked as bulk too: that alone says nothing.
  return hasNullSender || saysAway.test(subject);
}
