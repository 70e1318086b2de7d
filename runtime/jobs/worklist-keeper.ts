import { setTimeout as wait } from 'node:timers/promises';
import type { LiveHint } from '#engine';
import { renewWork, sweepWork } from '../commands/renew-work.ts';
import { type Runtime, readWorld } from '../runtime.ts';
import { accountsOfTasks } from '../store/work-store.ts';

/** Hints within this span are one round. */
const GATHER_MS = 20;
/** Rest between two looks at the whole list while the book keeps moving, as it does when the sandbox clock walks. */
const SWEEP_REST_MS = 2000;

/**
 * Keeps the worklists at the heels of the book: whatever this process tells browsers of an account or a task, the
 * account's row is renewed by. What was told by nobody, or by a process that is gone, the sweep of each minute finds.
 */
export class WorklistKeeper {
  private readonly runtime: Runtime;
  private accounts = new Set<string>();
  private tasks = new Set<string>();
  private sweepAt: number | undefined;
  private sweptAt = 0;
  private running: Promise<void> | undefined;
  private readonly stopping = new AbortController();

  constructor(runtime: Runtime) {
    this.runtime = runtime;
  }

  /** Takes note of what has changed; answers at once. */
  hear(hints: readonly LiveHint[]): void {
    for (const { type, id } of hints) {
      if (type === 'account') this.accounts.add(id);
      else if (type === 'task') this.tasks.add(id);
      // The book as a whole, or what it is judged by.
      else if (type === 'portfolio' || type === 'definition') this.sweepAt ??= Math.max(Date.now(), this.sweptAt + SWEEP_REST_MS);
    }
    if (this.isAnythingToDo() && !this.stopping.signal.aborted) this.running ??= this.run();
  }

  /** Finishes the round under way and takes nothing new. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  private isAnythingToDo(): boolean {
    return this.accounts.size + this.tasks.size > 0 || this.sweepAt !== undefined;
  }

  private async run(): Promise<void> {
    const { signal } = this.stopping;
    while (this.isAnythingToDo() && !signal.aborted) {
      await wait(GATHER_MS, undefined, { signal }).catch(() => undefined);
      await this.round().catch((error: unknown) =>
        this.runtime.log.error({ err: error }, 'the worklist was not renewed; the sweep looks again'),
      );
    }
    this.running = undefined;
  }

  private async round(): Promise<void> {
    const [accounts, tasks] = [this.accounts, this.tasks];
    this.accounts = new Set();
    this.tasks = new Set();
    if (accounts.size + tasks.size > 0) {
      const ids = new Set([...accounts, ...(await accountsOfTasks(this.runtime.store, [...tasks]))]);
      await renewWork(this.runtime, await readWorld(this.runtime), [...ids]);
    }
    if (this.sweepAt === undefined || this.sweepAt > Date.now()) return;
    this.sweepAt = undefined;
    await sweepWork(this.runtime);
    this.sweptAt = Date.now();
  }
}
