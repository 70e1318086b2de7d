import { Readable } from 'node:stream';
import SMTPConnection, { type SMTPConnectionOptions } from 'nodemailer/lib/smtp-connection';
import type { SendOutcome } from '../kit/connector.ts';
import { outcomeOf, type SmtpError } from './smtp-outcome.ts';

export interface SignIn {
  readonly user: string;
  readonly pass: string;
}

/**
 * One conversation with a mail server. The connection is driven by hand, because only so can be told whether
 * the server has asked for the content: that decides what a break means.
 */
export class SmtpConversation {
  private readonly connection: SMTPConnection;
  private broken: ((error: SmtpError) => void) | undefined;
  private contentBegun = false;
  private readonly signal: AbortSignal;
  private readonly onAbort = (): void => this.giveUp();

  constructor(options: SMTPConnectionOptions, signal: AbortSignal) {
    this.connection = new SMTPConnection(options);
    this.connection.on('error', (error: SmtpError) => this.broken?.(error));
    this.signal = signal;
    signal.addEventListener('abort', this.onAbort, { once: true });
    if (signal.aborted) this.giveUp();
  }

  async open(signIn: SignIn | undefined): Promise<void> {
    await this.step<void>((done) => this.connection.connect((error) => done(error ?? null)));
    if (signIn)
      await this.step<void>((done) => this.connection.login({ user: signIn.user, pass: signIn.pass }, (error) => done(error ?? null)));
  }

  /** Sends one message. Never rejects: whatever happens is an outcome. */
  async send(envelope: { readonly from: string; readonly to: string }, content: Buffer, reference: string): Promise<SendOutcome> {
    try {
      await this.step<void>((done) =>
        this.connection.send({ from: envelope.from, to: [envelope.to] }, this.watched(content), (error) => done(error ?? null)),
      );
      return { result: 'accepted', reference };
    } catch (error) {
      return outcomeOf(error as SmtpError, this.contentBegun);
    }
  }

  close(): void {
    this.signal.removeEventListener('abort', this.onAbort);
    this.connection.quit();
    this.connection.close();
  }

  /** The content as a stream that notes when it is first read: the server has answered 354. */
  private watched(content: Buffer): Readable {
    const conversation = this;
    return new Readable({
      read() {
        conversation.contentBegun = true;
        this.push(content);
        this.push(null);
      },
    });
  }

  /** A callback of the connection as a promise that a broken connection also ends. */
  private step<T>(run: (done: (error: Error | null, value?: T) => void) => void): Promise<T> {
    return new Promise((resolve, reject) => {
      this.broken = reject;
      run((error, value) => (error ? reject(error) : resolve(value as T)));
    });
  }

  private giveUp(): void {
    this.broken?.(Object.assign(new Error('no answer in time'), { code: 'ETIMEDOUT' }));
    this.connection.close();
  }
}
