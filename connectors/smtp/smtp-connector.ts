import { isIP } from 'node:net';
import MailComposer from 'nodemailer/lib/mail-composer';
import type { SMTPConnectionOptions } from 'nodemailer/lib/smtp-connection';
import type { Connector, ConnectorSession, OutboundMessage, SendOutcome } from '../kit/connector.ts';
import { withoutSecrets } from '../kit/without-secrets.ts';
import { SmtpSettings } from './settings.ts';
import { type SignIn, SmtpConversation } from './smtp-conversation.ts';
import { outcomeOf, type SmtpError } from './smtp-outcome.ts';

const CONNECT_MS = 10_000;
const ANSWER_MS = 15_000;

/**
 * Email over SMTP. The protocol has no way to ask whether a message was taken: an attempt that broke off after
 * its content was asked for is unclear for good.
 */
export const smtpConnector: Connector = {
  manifest: {
    id: 'smtp',
    version: '1.0.0',
    title: 'Email (SMTP)',
    description: 'Sends email through a mail server.',
    icon: 'mail',
    settings: SmtpSettings,
    channels: ['email'],
    events: [],
    effects: [],
    recovery: 'neither',
    receipts: false,
    local: (settings) => isLoopback(String(settings['host'] ?? '')),
  },
  open(given, kit): ConnectorSession {
    const settings = given as SmtpSettings;
    const signIn: SignIn | undefined = settings.user === undefined ? undefined : { user: settings.user, pass: settings.password ?? '' };
    // A server may repeat what it was sent to sign in, also as one piece.
    const secrets = signIn ? [`\0${signIn.user}\0${signIn.pass}`, signIn.pass] : [];
    const shown = (outcome: SendOutcome): SendOutcome =>
      'detail' in outcome ? { ...outcome, detail: withoutSecrets(outcome.detail, secrets) } : outcome;
    return {
      async send(message, signal): Promise<SendOutcome> {
        const messageId = messageIdOf(message.key);
        const content = await compose(message, messageId);
        const conversation = new SmtpConversation(connectionOptions(settings), signal);
        try {
          await conversation.open(signIn);
          const outcome = await conversation.send({ from: message.replyTo ?? message.from.email, to: message.to }, content, messageId);
          kit.log.info({ key: message.key, result: outcome.result }, 'mail attempted');
          return shown(outcome);
        } catch (error) {
          return shown(outcomeOf(error as SmtpError, false));
        } finally {
          conversation.close();
        }
      },
      async check(signal) {
        const conversation = new SmtpConversation(connectionOptions(settings), signal);
        try {
          await conversation.open(signIn);
          return { ok: true, detail: 'the server answers and takes our sign-in' };
        } catch (error) {
          return { ok: false, detail: withoutSecrets((error as Error).message, secrets) };
        } finally {
          conversation.close();
        }
      },
      async close() {},
    };
  },
};

function connectionOptions(settings: SmtpSettings): SMTPConnectionOptions {
  return {
    host: settings.host,
    port: settings.port,
    secure: settings.secure ?? false,
    requireTLS: settings.requireTls ?? false,
    ignoreTLS: isLoopback(settings.host) && !settings.requireTls,
    connectionTimeout: CONNECT_MS,
    greetingTimeout: CONNECT_MS,
    socketTimeout: ANSWER_MS,
  };
}

/** Made of the key, so that a second copy, should there ever be one, can be told. */
function messageIdOf(key: string): string {
  return `<${key.replaceAll(':', '.')}@duecourse>`;
}

function compose(message: OutboundMessage, messageId: string): Promise<Buffer> {
  const mail = new MailComposer({
    from: { name: message.from.name, address: message.from.email },
    to: { name: message.toName ?? '', address: message.to },
    ...(message.replyTo === undefined ? {} : { replyTo: message.replyTo }),
    ...(message.inReplyTo === undefined ? {} : { inReplyTo: message.inReplyTo, references: message.inReplyTo }),
    subject: message.subject,
    text: message.text,
    html: message.html,
    attachments: (message.attachments ?? []).map(({ name, type, content }) => ({
      filename: name,
      contentType: type,
      content: Buffer.from(content),
    })),
    messageId,
    headers: { 'X-Duecourse-Key': message.key, 'Auto-Submitted': message.isByPerson ? 'no' : 'auto-generated' },
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return mail.compile().build();
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
}
