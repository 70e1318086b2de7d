import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** A real mail server that wants encryption, with a certificate of its own making. */
export interface TlsMailServer {
  /** Begins in the clear and offers STARTTLS. */
  readonly port: number;
  /** Encrypted from the first byte. */
  readonly securePort: number;
  readonly accepted: number;
  /** Messages that came unencrypted. */
  readonly inTheClear: number;
  readonly passwords: readonly string[];
  /** Runs something while this process trusts every certificate. */
  trusted(run: () => Promise<void>): Promise<void>;
  stop(): Promise<void>;
}

export async function startTlsMailServer(): Promise<TlsMailServer> {
  const passwords: string[] = [];
  let accepted = 0;
  let inTheClear = 0;
  const start = async (secure: boolean): Promise<SMTPServer> => {
    const server = new SMTPServer({
      secure,
      authOptional: true,
      onAuth(auth, _session, done) {
        passwords.push(auth.password ?? '');
        done(null, { user: 'robot' });
      },
      onData(stream, session, done) {
        stream.resume().on('end', () => {
          if (session.secure) accepted += 1;
          else inTheClear += 1;
          done();
        });
      },
    });
    // A client that turns away at the sight of the certificate is what is tested.
    server.on('error', () => undefined);
    server.listen(0, 'localhost');
    await once(server.server, 'listening');
    return server;
  };
  const [startTls, fromTheStart] = [await start(false), await start(true)];
  return {
    port: (startTls.server.address() as AddressInfo).port,
    securePort: (fromTheStart.server.address() as AddressInfo).port,
    get accepted() {
      return accepted;
    },
    get inTheClear() {
      return inTheClear;
    },
    passwords,
    async trusted(run) {
      const before = process.env['NODE_TLS_REJECT_UNAUTHORIZED'];
      process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = '0';
      try {
        await run();
      } finally {
        if (before === undefined) delete process.env['NODE_TLS_REJECT_UNAUTHORIZED'];
        else process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = before;
      }
    },
    async stop() {
      for (const server of [startTls, fromTheStart]) await new Promise<void>((resolve) => server.close(resolve));
    },
  };
}
