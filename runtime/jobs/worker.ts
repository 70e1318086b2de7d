import { flushSteps } from '../commands/flush-steps.ts';
import { dispatchEffects } from '../effects/dispatch-effects.ts';
import { type Runtime, readWorld } from '../runtime.ts';
import { endLeasesOf, enrollmentsWithEffects, isAnyInFlight, leaseOwners } from '../store/effect-store.ts';
import { unflushed } from '../store/enrollment-store.ts';
import { enrollmentsWithEvents } from '../store/inbox-store.ts';
import { SEAL_BATCH, sealEntries } from '../store/timeline-store.ts';
import { drainEvents } from './drain-events.ts';
import { OneAtATime } from './one-at-a-time.ts';
import { isKnownGone } from './worker-id.ts';

const BATCH = 500;
const LANES = 8;
/** How often a worker looks by itself when nobody pokes it: other processes write work too. */
const TICK_MS = 250;
const SHORT_MS = 10;
const SEAL_EVERY_MS = 500;

/**
 * Moves what is waiting: events through their enrollments, effects out of the outbox, lines into their chains.
 * Any number of workers in any number of processes may run; each does what it finds.
 */
export class Worker {
  private readonly runtime: Runtime;
  private readonly lanes = new OneAtATime(LANES);
  private poked = false;
  private wakeUp: (() => void) | undefined;
  private loop: Promise<void> | undefined;
  private stopping = false;
  private sealAgainAt = 0;

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
      if (await this.turn()) continue;
      if (!(await isAnyInFlight(this.runtime.store))) return;
      await pause(SHORT_MS);
    }
  }

  /** One look at everything; answers whether there was something to do. */
  private async turn(): Promise<boolean> {
    const { store } = this.runtime;
    const world = await readWorld(this.runtime);
    const events = await enrollmentsWithEvents(store, BATCH);
    await this.lanes.forEach(events, (id) => drainEvents(this.runtime, world, id));
    const effects = await enrollmentsWithEffects(store, world.now, BATCH);
    await this.lanes.forEach(effects, (id) => dispatchEffects(this.runtime, world, id));
    return events.length + effects.length > 0;
  }

  /**
   * Takes up what processes have left that are gone: steps that were not copied out, and effects they held.
   * Leases of other machines run out by themselves.
   */
  async takeOver(): Promise<void> {
    const { store } = this.runtime;
    const world = await readWorld(this.runtime);
    for (const enrollment of await unflushed(store, BATCH)) await flushSteps(this.runtime, world, enrollment);
    for (const owner of await leaseOwners(store)) if (isKnownGone(owner)) await endLeasesOf(store, owner);
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
      const busy = await this.turn().catch((error: unknown) => this.survive(error));
      await this.seal();
      if (!busy && !this.poked && !this.stopping) await this.sleep();
    }
  }

  /** The database may be away for a while; the work waits in it. */
  private async survive(error: unknown): Promise<boolean> {
    this.runtime.log.error({ err: error }, 'a turn of the worker failed');
    await pause(1000);
    return false;
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

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
