import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerAddress, type SMTPServerSession } from 'smtp-server';
import { takeMail } from '../commands/take-mail.ts';
import { tokenOf } from '../effects/reply-address.ts';
import type { Runtime } from '../runtime.ts';
import { effectOfToken, removeLostRawMails } from '../store/mail-store.ts';
import { readSettings } from '../store/settings.ts';
import { Budget } from './budget.ts';
import { type Addressed, keepMail } from './keep-mail.ts';

/** Where the listener stands; port 0 takes a free one, and without a host it is on every address of this machine. */
export interface MailDoorAddress {
  readonly host?: string;
  readonly port: number;
}

const MAX_BYTES = 10 * 1024 * 1024;
const MAX_CONNECTIONS = 50;
const MAX_RECIPIENTS = 10;
const MAILS_PER_MINUTE = 300;
/** Addresses nobody was given; a mail server of ours in front passes on what others guess. */
const GUESSES_PER_MINUTE = 30;
/** To one message of ours. */
const ANSWERS_PER_MINUTE = 10;
const IDLE_MS = 60_000;
const CLOSING_MS = 2000;

/**
 * The product's own mail listener. It takes mail to addresses of messages we have sent, and to nothing else; a mail is in
 * the database before it is accepted, and is looked at right after.
 */
export class MailDoor {
  readonly port: number;
  private readonly server: SMTPServer;
  private readonly taking: Set<Promise<void>>;

  private constructor(server: SMTPServer, taking: Set<Promise<void>>) {
    this.server = server;
    this.taking = taking;
    this.port = (server.server.address() as AddressInfo).port;
  }

  static async open(runtime: Runtime, { host, port }: MailDoorAddress): Promise<MailDoor> {
    await removeLostRawMails(runtime.store);
    const taking = new Set<Promise<void>>();
    const server = serverOf(runtime, (ids) => {
      for (const id of ids) {
        const under = takeMail(runtime, id)
          .then(() => undefined)
          .catch((error: unknown) => runtime.log.error({ err: error, mail: id }, 'a mail waits to be taken'))
          .finally(() => taking.delete(under));
        taking.add(under);
      }
    });
    await new Promise<void>((resolve, reject) => {
      server.server.once('error', (error: { code?: string }) =>
        reject(
          error.code === 'EADDRINUSE' ? new Error(`port ${port} is taken by another program; choose one with DUECOURSE_MAIL_PORT`) : error,
        ),
      );
      server.listen(port, host, () => resolve());
    });
    server.on('error', (error: Error) => runtime.log.info({ err: error }, 'a conversation with a mail server broke off'));
    return new MailDoor(server, taking);
  }

  /** Takes no new mail, and finishes with what it has accepted. */
  async close(): Promise<void> {
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
    await Promise.all(this.taking);
  }
}

function serverOf(runtime: Runtime, onKept: (ids: readonly string[]) => void): SMTPServer {
  const mails = new Budget(MAILS_PER_MINUTE);
  const guesses = new Budget(GUESSES_PER_MINUTE);
  const answers = new Budget(ANSWERS_PER_MINUTE);
  const addressed = new WeakMap<SMTPServerAddress, Addressed>();
  return new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    banner: 'Duecourse',
    size: MAX_BYTES,
    maxClients: MAX_CONNECTIONS,
    maxRecipients: MAX_RECIPIENTS,
    socketTimeout: IDLE_MS,
    closeTimeout: CLOSING_MS,
    onMailFrom(_address, { remoteAddress }, done) {
      done(mails.spend(remoteAddress) ? null : refusal(450, 'too many mails in this minute; come again'));
    },
    onRcptTo(address, session, done) {
      recipient(runtime, address, session)
        .then((found) => {
          if (found === 'too often') return done(refusal(450, 'too often in this minute; come again'));
          if (!found) return done(refusal(550, 'there is no such address here'));
          addressed.set(address, found);
          return done();
        })
        .catch((error: unknown) => done(notNow(runtime, error)));
    },
    onData(stream, { envelope }, done) {
      const to = envelope.rcptTo.flatMap((address) => addressed.get(address) ?? []);
      const nullSender = envelope.mailFrom === false || envelope.mailFrom.address === '';
      keepMail(runtime.store, stream, { to, nullSender })
        .then((ids) => {
          done(ids ? null : refusal(552, `a mail may hold ${MAX_BYTES} bytes`));
          onKept(ids ?? []);
        })
        .catch((error: unknown) => done(notNow(runtime, error)));
    },
  });

  async function recipient(
    { store }: Runtime,
    { address }: SMTPServerAddress,
    { remoteAddress }: SMTPServerSession,
  ): Promise<Addressed | 'too often' | undefined> {
    const token = tokenOf(await readSettings(store), address);
    const effect = token === undefined ? undefined : await effectOfToken(store, token);
    // What was given out is always taken: a server in front passes on what others guess.
    if (token !== undefined && effect)
      return answers.spend(token) ? { token, effectKey: effect._id, accountId: effect.accountId } : 'too often';
    return guesses.spend(remoteAddress) ? undefined : 'too often';
  }
}

function refusal(responseCode: number, words: string): Error {
  return Object.assign(new Error(words), { responseCode });
}

/** What is our fault, such as a database that is away: the other side keeps the mail and comes again. */
function notNow({ log }: Runtime, error: unknown): Error {
  log.error({ err: error }, 'a mail could not be kept');
  return refusal(451, 'it cannot be kept now; come again');
}
