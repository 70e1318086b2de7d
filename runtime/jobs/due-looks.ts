import { type Runtime, readWorld, type World } from '../runtime.ts';
import { runDue } from './run-due.ts';

/**
 * Looks for what is due, one look after the other: of two at once each would miss what the other has under way, and
 * the clock could move on past it.
 */
export class DueLooks {
  private last: Promise<unknown> = Promise.resolve();
  private readonly runtime: Runtime;
  private readonly settle: () => Promise<void>;

  constructor(runtime: Runtime, settle: () => Promise<void>) {
    this.runtime = runtime;
    this.settle = settle;
  }

  /** Does everything that is due, when those before have done theirs; answers the world it was done in. */
  look(): Promise<World> {
    const mine = this.last.then(async () => {
      const world = await readWorld(this.runtime);
      await runDue(this.runtime, world, this.settle);
      return world;
    });
    this.last = mine.catch(() => undefined);
    return mine;
  }
}
