import { MongoBackend } from '@agendajs/mongo-backend';
import { Agenda } from 'agenda';
import { MINUTE } from '#engine';
import { type Runtime, readWorld } from '../runtime.ts';
import { prepareJobs } from '../store/job-store.ts';
import { advanceClock } from './advance-clock.ts';
import { nextDueInstant, runDue } from './run-due.ts';
import type { Worker } from './worker.ts';

const POLL_MS = 250;
const LOCK_MS = 10 * MINUTE;
const SWEEP = 'sweep';
const WAKE = 'wake';
const ADVANCE = 'advance-clock';

/**
 * Agenda wakes the product; it owns nothing of value. One job a minute sweeps, one job per minute at which
 * something is due wakes earlier, one carries the sandbox clock on. All call `runDue`, which finds its work in
 * the data: a job that is lost, doubled or late changes nothing.
 */
export class Scheduler {
  private readonly agenda: Agenda;
  private readonly runtime: Runtime;
  private readonly worker: Worker;

  constructor(runtime: Runtime, worker: Worker) {
    this.runtime = runtime;
    this.worker = worker;
    this.agenda = new Agenda({
      backend: new MongoBackend({ mongo: runtime.store.db }),
      name: runtime.workerId,
      processEvery: POLL_MS,
      // Agenda would lock every due job before it runs the first.
      defaultLockLimit: 2,
      defaultConcurrency: 1,
      defaultLockLifetime: LOCK_MS,
      removeOnComplete: true,
    });
    this.agenda.on('error', (error: Error) => runtime.log.error({ err: error }, 'agenda'));
    this.agenda.on('fail', (error: Error) => runtime.log.error({ err: error }, 'a job failed'));
  }

  async start(): Promise<void> {
    const settle = (): Promise<void> => this.worker.settle();
    this.agenda.define(SWEEP, async () => {
      await this.worker.takeOver();
      await runDue(this.runtime, settle);
      await this.scheduleWake();
    });
    this.agenda.define(WAKE, async () => {
      await runDue(this.runtime, settle);
      await this.scheduleWake();
    });
    this.agenda.define(ADVANCE, async (job) => advanceClock(this.runtime, settle, async () => void (await job.touch())));
    await prepareJobs(this.runtime.store);
    await this.agenda.start();
    await this.agenda.every('1 minute', SWEEP);
    await this.worker.takeOver();
    // What fell due while nobody was here; and an advance that was cut off.
    await this.wakeAt(Date.now());
    const { settings } = await readWorld(this.runtime);
    if (settings.clock.mode === 'sandbox' && settings.clock.target !== undefined) await this.resumeClock();
  }

  async stop(): Promise<void> {
    await this.agenda.stop();
  }

  /** Lets the sandbox clock go on towards its stored target. */
  async resumeClock(): Promise<void> {
    await this.agenda.now(ADVANCE);
  }

  /** Looks at what is due as soon as possible. */
  async wakeNow(): Promise<void> {
    await this.wakeAt(Date.now());
  }

  /** One job for the minute at which the next thing is due. In a sandbox the clock itself goes there. */
  private async scheduleWake(): Promise<void> {
    const { settings, now } = await readWorld(this.runtime);
    if (settings.clock.mode !== 'live') return;
    const next = await nextDueInstant(this.runtime, now);
    if (next !== undefined) await this.wakeAt(next);
  }

  private async wakeAt(at: number): Promise<void> {
    const minute = Math.ceil(at / MINUTE) * MINUTE;
    const when = at <= Date.now() ? new Date() : new Date(minute);
    await this.agenda
      .create(WAKE, { minute: at <= Date.now() ? `now:${at}` : new Date(minute).toISOString() })
      .schedule(when)
      .save()
      .catch((error: { code?: number }) => {
        // Somebody has made the job of this minute already.
        if (error.code !== 11000) throw error;
      });
  }
}
