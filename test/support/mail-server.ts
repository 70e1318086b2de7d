import type { AddressInfo, Socket } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** A message as the server has taken it. */
export interface TakenMail {
  readonly key: string;
  readonly to: string;
  /** Who gets reports on its delivery. */
  readonly sender: string;
  readonly subject: string;
  readonly raw: string;
}

/** What the server does with a message: accept it, refuse it, or something the test does in between. */
export type OnMail = (mail: TakenMail, accept: () => void, refuse: (code: number, message: string) => void) => void;

/** A real SMTP server in the test process; what it has accepted is what counts. */
export interface TestMailServer {
  readonly port: number;
  readonly accepted: TakenMail[];
  onMail: OnMail;
  onRecipient: ((address: string) => { code: number; message: string } | undefined) | undefined;
  /** Breaks every conversation off without another word. */
  hangUp(): void;
  stop(): Promise<void>;
}

export async function startTestMailServer(): Promise<TestMailServer> {
  const accepted: TakenMail[] = [];
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    onAuth: (_auth, _session, done) => done(null, { user: 'test' }),
    onRcptTo(address, _session, done) {
      const refusal = server.onRecipient?.(address.address);
      done(refusal ? smtpError(refusal.code, refusal.message) : null);
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const raw = Buffer.concat(chunks).toString('utf8');
        const mail = {
          key: header(raw, 'X-Duecourse-Key'),
          to: session.envelope.rcptTo[0]?.address ?? '',
          sender: session.envelope.mailFrom === false ? '' : session.envelope.mailFrom.address,
          subject: header(raw, 'Subject'),
          raw,
        };
        const accept = (): void => {
          accepted.push(mail);
          done();
        };
        server.onMail(mail, accept, (code, message) => done(smtpError(code, message)));
      });
    },
  });
  // A client that is killed in the middle of a conversation is no fault of the test.
  smtp.on('error', () => undefined);
  const sockets = new Set<Socket>();
  smtp.server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', resolve));
  const server: TestMailServer = {
    port: (smtp.server.address() as AddressInfo).port,
    accepted,
    onMail: (_mail, accept) => accept(),
    onRecipient: undefined,
    hangUp: () => {
      for (const socket of sockets) socket.destroy();
    },
    stop: () => new Promise((resolve) => smtp.close(resolve)),
  };
  return server;
}

function smtpError(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode });
}

function header(raw: string, name: string): string {
  return (
    new RegExp(`^${name}: (.*(?:\r?\n[ \t].*)*)`, 'im')
      .exec(raw)?.[1]
      ?.replace(/\r?\n[ \t]/g, ' ')
      .trim() ?? ''
  );
}
