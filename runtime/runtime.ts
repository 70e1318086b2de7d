import type { Logger } from 'pino';
import type { Instant, LedgerTerms, LiveHint } from '#engine';
import type { ConnectorHost } from './effects/connector-host.ts';
import { type Library, ledgerTerms, type Published } from './published/library.ts';
import { businessNow, readSettings, type Settings } from './store/settings.ts';
import type { Store } from './store/store.ts';

/** Whom a change of somebody's work concerns. */
export interface Audience {
  readonly people: readonly string[];
  /** Some of it lies in a pool, or did. */
  readonly isInPool: boolean;
  readonly unitId: string | undefined;
}

/** A hint, and whom it is for where that is not everybody in the house. */
export interface Hint extends LiveHint {
  readonly audience?: Audience;
}

/** What every command, job and route works with. Made once, in `compose.ts`. */
export interface Runtime {
  readonly store: Store;
  readonly library: Library;
  readonly connectors: ConnectorHost;
  readonly log: Logger;
  /** Names this process in leases. */
  readonly workerId: string;
  /** Tells browsers that something has changed. A hint that is lost costs a refetch, nothing else. */
  publish(hints: readonly Hint[]): void;
  /** Who has which account open at this moment, in whichever process: names by account. `accountId`: of this one only. */
  openedNow(accountId?: string): Promise<ReadonlyMap<string, readonly string[]>>;
  /** Work is waiting: look at inbox and outbox now instead of at the next tick. */
  poke(): void;
}

/** The installation as of one moment: settings, what is published, the business instant. */
export interface World {
  readonly settings: Settings;
  readonly published: Published;
  readonly terms: LedgerTerms;
  readonly now: Instant;
}

/** Reads the moment once; everything decided with it is decided on the same facts. */
export async function readWorld(runtime: Pick<Runtime, 'store' | 'library'>): Promise<World> {
  const settings = await readSettings(runtime.store);
  const published = await runtime.library.published(settings);
  return { settings, published, terms: ledgerTerms(published, settings.installation), now: businessNow(settings) };
}

/** Who acts: a person, a machine key, or the product itself. */
export interface Actor {
  readonly kind: 'user' | 'key' | 'system';
  readonly id: string;
}

export const SYSTEM: Actor = { kind: 'system', id: 'system' };
