import { setTimeout as wait } from 'node:timers/promises';
import { flushSteps } from '../commands/flush-steps.ts';
import { dispatchEffects } from '../effects/dispatch-effects.ts';
import { type Runtime, readWorld } from '../runtime.ts';
import { endAbandonedTransactions } from '../store/abandoned-transactions.ts';
import { endLeasesOf, enrollmentsWithEffects, leaseOwners } from '../store/effect-store.ts';
import { unflushed } from '../store/enrollment-store.ts';
import { enrollmentsWithEvents } from '../store/inbox-store.ts';
import { SEAL_BATCH, sealEntries } from '../store/timeline-store.ts';
import { wakeStranded } from '../store/turn-store.ts';
import { drainEvents } from './drain-events.ts';
import { OneAtATime } from './one-at-a-time.ts';
import { isKnownGone } from './worker-id.ts';

const BATCH = 500;
const LANES = 8;
/** How often a worker looks by itself when nobody pokes it: other processes write work too. */
const TICK_MS = 250;
const SHORT_MS = 10;
const SEAL_EVERY_MS = 500;

/** What a look at everything has found, and done where it could. */
type Found = 'work' | 'in flight' | 'nothing';

/**
 * Moves what is waiting: events through their enrollments, effects out of the outbox, lines into their chains.
 * Any number of workers in any number of processes may run; each does what it finds.
 */
export class Worker {
  private readonly runtime: Runtime;
  /** Told after a look that has done something. */
  afterWork: (() => void) | undefined;
  private readonly lanes = new OneAtATime(LANES);
  private poked = false;
  private wakeUp: (() => void) | undefined;
  private loop: Promise<void> | undefined;
  private stopping = false;
  private sealAgainAt = 0;
  private current: Promise<Found> | undefined;
  private next: Promise<Found> | undefined;

  constructor(runtime: Runtime) {
    this.runtime = runtime;
  }

  start(): void {
    this.loop = this.run();
  }

  /** Work is waiting: look now. */
  poke(): void {
    this.poked = true;
    this.wakeUp?.();
  }

  /** Finishes what is under way and takes nothing new. */
  async stop(): Promise<void> {
    this.stopping = true;
    this.wakeUp?.();
    await this.loop;
  }

  /** Works until neither inbox nor outbox holds anything that could move now, whoever moves it. */
  async settle(): Promise<void> {
    for (;;) {
      const found = await this.turn();
      if (found === 'nothing') return;
      // Another worker carries the rest out, or what has failed is tried again in a moment.
      if (found === 'in flight') await wait(SHORT_MS);
    }
  }

  /** One look at everything that begins after the call. */
  private turn(): Promise<Found> {
    // Whoever asks while a look is under way shares the one after it.
    this.next ??= (this.current ?? Promise.resolve())
      .catch(() => undefined)
      .then(() => {
        this.current = this.next;
        this.next = undefined;
        return this.look();
      });
    return this.next;
  }

  private async look(): Promise<Found> {
    const { store } = this.runtime;
    const [world, events] = await Promise.all([readWorld(this.runtime), enrollmentsWithEvents(store, BATCH)]);
    // What one enrollment suffers from is no reason to keep the effects of the others waiting.
    const failed = await this.lanes
      .forEach(events.ready, (id) => drainEvents(this.runtime, world, id))
      .catch((error: unknown) => ({ error }));
    const effects = await enrollmentsWithEffects(store, world.now, BATCH);
    await this.lanes.forEach(effects.ready, (id) => dispatchEffects(this.runtime, world, id));
    if (failed) throw failed.error;
    if (events.ready.length + effects.ready.length > 0) {
      this.afterWork?.();
      return 'work';
    }
    return effects.isAnyInFlight || events.isAnyToTryAgain ? 'in flight' : 'nothing';
  }

  /**
   * Takes up what processes have left that are gone: open transactions, steps that were not copied out, effects
   * they held and what was to come after those. Leases of other machines run out by themselves.
   */
  async takeOver(): Promise<void> {
    const { store, log } = this.runtime;
    await endAbandonedTransactions(store, isKnownGone).catch((error: unknown) =>
      log.warn({ err: error }, 'no right to see abandoned transactions; the database ends them after a minute'),
    );
    const world = await readWorld(this.runtime);
    // A process that ends in the middle of a batch of timers leaves many.
    for (let found = BATCH; found === BATCH; ) {
      const left = await unflushed(store, BATCH);
      for (const enrollment of left) await flushSteps(this.runtime, world, enrollment);
      found = left.length;
    }
    for (const owner of await leaseOwners(store)) if (isKnownGone(owner)) await endLeasesOf(store, owner);
    await wakeStranded(store);
  }

  /** Lines are sealed a moment after they are written, many at once; meeting another sealer is no fault. */
  private async seal(): Promise<void> {
    if (Date.now() < this.sealAgainAt) return;
    const sealed = await sealEntries(this.runtime.store).catch((error: unknown) => {
      this.runtime.log.debug({ err: error }, 'another worker seals');
      return 0;
    });
    if (sealed < SEAL_BATCH) this.sealAgainAt = Date.now() + SEAL_EVERY_MS;
  }

  private async run(): Promise<void> {
    while (!this.stopping) {
      this.poked = false;
      const found = await this.turn().catch((error: unknown) => this.survive(error));
      await this.seal();
      if (found !== 'work' && !this.poked && !this.stopping) await this.sleep();
    }
  }

  /** The database may be away for a while; the work waits in it. */
  private async survive(error: unknown): Promise<Found> {
    this.runtime.log.error({ err: error }, 'a turn of the worker failed');
    await wait(1000);
    return 'nothing';
  }

  private sleep(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, TICK_MS);
      this.wakeUp = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
