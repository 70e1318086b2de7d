import { createTransport } from 'nodemailer';
import { until } from './collecting.ts';
import type { TakenMail } from './mail-server.ts';
import type { Product } from './product.ts';

/** A mail as its writer's mail server hands it over. */
export interface MailIn {
  readonly to: string | string[];
  /** Sender of the envelope; empty as that of a report. */
  readonly sender?: string;
  readonly from?: string;
  readonly subject?: string;
  readonly text?: string;
  readonly html?: string;
  readonly messageId?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly attachments?: readonly { readonly filename: string; readonly content: string | Buffer; readonly contentType?: string }[];
  /** The whole of it, where nothing else is wanted. */
  readonly raw?: string | Buffer;
}

/** Hands a mail over to the product by SMTP; rejects with the server's answer where it refuses. */
export async function mailIn(product: Pick<Product, 'composed'>, mail: MailIn): Promise<void> {
  const transport = createTransport({ host: '127.0.0.1', port: product.composed.mailPort() ?? 0, ignoreTLS: true });
  const { to, sender, raw, attachments = [], ...rest } = mail;
  const from = rest.from ?? 'Dana Whitfield <dana@example.test>';
  const envelope = { from: sender ?? 'dana@example.test', to: Array.isArray(to) ? to : [to] };
  const content = raw === undefined ? { ...rest, from, to, attachments: [...attachments] } : { raw };
  try {
    await transport.sendMail({ ...content, envelope } as never);
  } finally {
    transport.close();
  }
}

/** What the product's mail listener answers to a mail: `ok`, or the code of its refusal. */
export async function answerTo(product: Pick<Product, 'composed'>, mail: MailIn): Promise<number | 'ok'> {
  return mailIn(product, mail).then(
    () => 'ok' as const,
    (error: { responseCode?: number }) => error.responseCode ?? 0,
  );
}

/** The address a message we have sent asks to be answered at. */
export function answersTo(mail: TakenMail | undefined): string {
  return /^Reply-To: (\S+)/im.exec(mail?.raw ?? '')?.[1] ?? 'none';
}

/** Waits until everything that was accepted has been looked at, and whatever that has set off is done. */
export async function allTaken(product: Product): Promise<void> {
  const mails = product.runtime.store.db.collection('mails');
  await until(async () => (await mails.countDocuments({ status: 'stored' })) === 0, 'every mail is taken');
  await product.settle();
}

/** A report on delivery as RFC 3464 has it. */
export function deliveryReport({ action = 'failed', status = '5.1.1', said = '550 5.1.1 no such mailbox', id = 'dsn-1' } = {}): string {
  return [
    'From: MAILER-DAEMON@mx.example.test',
    'Subject: Undelivered Mail Returned to Sender',
    `Message-ID: <${id}@mx.example.test>`,
    'Auto-Submitted: auto-replied',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="b1"',
    '',
    '--b1',
    'Content-Type: text/plain',
    '',
    'This is the mail system at host mx.example.test.',
    '',
    '--b1',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.example.test',
    '',
    'Final-Recipient: rfc822; dana@example.test',
    `Action: ${action}`,
    `Status: ${status}`,
    `Diagnostic-Code: smtp; ${said}`,
    '',
    '--b1',
    'Content-Type: message/rfc822',
    '',
    'Subject: Your invoice',
    '',
    'Please pay.',
    '--b1--',
    '',
  ].join('\r\n');
}
