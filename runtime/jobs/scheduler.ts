import { MongoBackend } from '@agendajs/mongo-backend';
import { Agenda } from 'agenda';
import { MINUTE } from '#engine';
import { clearAttachments } from '../commands/clear-attachments.ts';
import { sweepWork } from '../commands/renew-work.ts';
import { type Runtime, readWorld } from '../runtime.ts';
import { isDuplicate } from '../store/is-duplicate.ts';
import { prepareJobs } from '../store/job-store.ts';
import { advanceClock } from './advance-clock.ts';
import { DueLooks } from './due-looks.ts';
import { nextDueInstant } from './run-due.ts';
import type { Worker } from './worker.ts';

const POLL_MS = 250;
const RESCHEDULE_MS = 250;
const SECOND_MS = 1000;
const TRY_AGAIN_MS = 2000;
const LOCK_MS = 10 * MINUTE;
const SWEEP = 'sweep';
const WAKE = 'wake';
const ADVANCE = 'advance-clock';

/**
 * Agenda wakes the product; it owns nothing of value. One job a minute sweeps, one job for the moment at which
 * the next thing is due wakes earlier, one carries the sandbox clock on. All call `runDue`, which finds its work in
 * the data: a job that is lost, doubled or late changes nothing.
 */
export class Scheduler {
  private readonly agenda: Agenda;
  private soon: NodeJS.Timeout | undefined;
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
    const looks = new DueLooks(this.runtime, () => this.worker.settle());
    this.agenda.define(SWEEP, async () => {
      await this.worker.takeOver();
      await looks.look();
      await sweepWork(this.runtime);
      await clearAttachments(this.runtime, new Date());
      await this.scheduleWake();
    });
    this.agenda.define(WAKE, async () => {
      await looks.look();
      await this.scheduleWake();
    });
    this.agenda.define(ADVANCE, async (job) =>
      advanceClock(
        this.runtime,
        looks,
        atMostEvery(MINUTE, () => job.touch()),
      ).catch(async (error: unknown) => {
        this.runtime.log.error({ err: error }, 'the clock stopped on its way and tries again');
        await this.agenda.schedule(new Date(Date.now() + TRY_AGAIN_MS), ADVANCE, {});
      }),
    );
    await prepareJobs(this.runtime.store);
    // A step may have set a timer that is due before anything Agenda knows of.
    this.worker.afterWork = () => this.scheduleSoon();
    await this.agenda.start();
    await this.agenda.every('1 minute', SWEEP);
    await this.worker.takeOver();
    // What fell due while nobody was here; and an advance that was cut off.
    await this.wakeAt(Date.now());
    const { settings } = await readWorld(this.runtime);
    if (settings.clock.mode === 'sandbox' && settings.clock.target !== undefined) await this.resumeClock();
  }

  async stop(): Promise<void> {
    clearTimeout(this.soon);
    this.worker.afterWork = undefined;
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

  /** Looks for the next moment once a little work has gathered. */
  private scheduleSoon(): void {
    this.soon ??= setTimeout(() => {
      this.soon = undefined;
      this.scheduleWake().catch((error: unknown) => this.runtime.log.error({ err: error }, 'the next wake was not set'));
    }, RESCHEDULE_MS);
  }

  /** One job for the moment at which the next thing is due. In a sandbox the clock itself goes there. */
  private async scheduleWake(): Promise<void> {
    const { settings, now } = await readWorld(this.runtime);
    if (settings.clock.mode !== 'live') return;
    const next = await nextDueInstant(this.runtime, now);
    if (next !== undefined) await this.wakeAt(next);
  }

  private async wakeAt(at: number): Promise<void> {
    const isDue = at <= Date.now();
    // To the second: more moments than that are one.
    const when = isDue ? new Date() : new Date(Math.ceil(at / SECOND_MS) * SECOND_MS);
    await this.agenda
      .create(WAKE, { moment: isDue ? `now:${at}` : when.toISOString() })
      .schedule(when)
      .save()
      .catch((error: unknown) => {
        // Somebody has made the job of this moment already.
        if (!isDuplicate(error)) throw error;
      });
  }
}

/** Does it at the first call, and then at calls that come at least `ms` after the last time it was done. */
function atMostEvery(ms: number, work: () => Promise<unknown>): () => Promise<void> {
  let next = 0;
  return async () => {
    if (Date.now() < next) return;
    next = Date.now() + ms;
    await work();
  };
}
