import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import type { Email } from 'postal-mime';

const limits = { maxNestingDepth: 30, maxHeadersSize: 256 * 1024, maxRfc822NestingDepth: 2 };
/** Longer no mail takes that was not made to. */
const READING_MS = 10_000;
const MEMORY_MB = 256;

/** Run as text, so that it is the same whether the server is built or not. */
const inThread = `
const { parentPort, workerData } = require('node:worker_threads');
const PostalMime = require(workerData.library).default;
parentPort.on('message', (raw) => {
  PostalMime.parse(raw, workerData.limits).then(
    (mail) => parentPort.postMessage({ mail }),
    (error) => parentPort.postMessage({ error: String(error && error.message) }),
  );
});
`;

/**
 * Takes mails apart in a thread of its own, one after the other: one that is made to take hours or all memory ends that
 * thread, and nothing else waits for it.
 */
class ReadingThread {
  private worker: Worker | undefined;
  private last: Promise<unknown> = Promise.resolve();

  /** Rejects with words for a person when a mail cannot be read. */
  parse(raw: Uint8Array | string): Promise<Email> {
    const next = this.last.then(() => this.one(raw));
    this.last = next.catch(() => undefined);
    return next;
  }

  private one(raw: Uint8Array | string): Promise<Email> {
    const worker = this.open();
    return new Promise<Email>((resolve, reject) => {
      const answered = ({ mail, error }: { readonly mail?: Email; readonly error?: string }): void => {
        end();
        if (mail) resolve(mail);
        else reject(new Error(error));
      };
      const failed = (): void => giveUp('it takes too much memory to read');
      const end = (): void => {
        clearTimeout(timer);
        worker.off('message', answered);
        worker.off('error', failed);
      };
      const giveUp = (words: string): void => {
        end();
        this.worker = undefined;
        // What it still tells is nobody's.
        worker.on('error', () => undefined);
        void worker.terminate();
        reject(new Error(words));
      };
      // It also keeps the process until there is an answer.
      const timer = setTimeout(() => giveUp('it takes too long to read'), READING_MS);
      worker.on('message', answered);
      worker.on('error', failed);
      worker.postMessage(raw);
    });
  }

  private open(): Worker {
    const library = createRequire(import.meta.url).resolve('postal-mime');
    if (this.worker) return this.worker;
    const resourceLimits = { maxOldGenerationSizeMb: MEMORY_MB };
    this.worker = new Worker(inThread, { eval: true, execArgv: [], workerData: { library, limits }, resourceLimits });
    this.worker.unref();
    return this.worker;
  }
}

const thread = new ReadingThread();

/** A mail taken apart; rejects when it breaks the limits or its own format. */
export function takenApart(raw: Uint8Array | string): Promise<Email> {
  return thread.parse(raw);
}
