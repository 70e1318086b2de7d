import type { Instant, LatePolicy, Routing } from '#engine';
import { collectionsOf } from './collections.ts';
import { type Store, type Transaction, within } from './store.ts';

/** The business clock: running by itself, or a sandbox whose time is moved by hand. */
export type ClockSetting =
  | { readonly mode: 'live' }
  | { readonly mode: 'sandbox'; readonly at: Instant; readonly target?: Instant; readonly by?: string };

/** What the organization has decided about itself. */
export interface Installation {
  readonly name: string;
  readonly zone: string;
  readonly tolerance: number;
  readonly defaultPool: string;
  readonly sender: { readonly company: string; readonly name: string; readonly email: string; readonly phone?: string };
  /** Blocks appended to every message; the author of a template cannot leave them out. */
  readonly legal: readonly string[];
  readonly aging: string;
  readonly segment: string;
  readonly ranking: string;
  readonly policies: { readonly business?: string; readonly person?: string };
  /** Most bytes a file may have that is attached. */
  readonly attachmentLimit: number;
  readonly demo: boolean;
}

export interface ChannelSetting {
  readonly sending: boolean;
}

/** A pause that is in force, or that is over and lets go what it had kept back. */
export interface PauseInForce {
  readonly id: string;
  readonly strategyId: string;
  /** Path of the step; empty: the whole strategy. */
  readonly step: string;
  readonly reason: string;
  readonly by: string;
  readonly byName: string;
  readonly at: Instant;
  readonly resumption?: { readonly decision: LatePolicy; readonly by: string; readonly byName: string; readonly at: Instant };
}

/** Everything a step, a gate or a page must know of the installation, read at one moment. */
export interface Settings {
  readonly clock: ClockSetting;
  readonly installation: Installation;
  readonly channels: Readonly<Record<string, ChannelSetting>>;
  readonly routing: Routing;
  /** Moves with every publication, so that other processes load anew. */
  readonly publishedStamp: number;
  /** Domain of the addresses answers come in at; without it messages have none. */
  readonly replyDomain: string | undefined;
  /** Oldest first. */
  readonly pauses: readonly PauseInForce[];
}

export const defaultInstallation: Installation = {
  name: 'Duecourse',
  zone: 'America/New_York',
  tolerance: 100,
  defaultPool: 'collections',
  sender: { company: 'Northwind Trading', name: 'Accounts Receivable', email: 'ar@northwind.example', phone: '+1 555 0100' },
  legal: [
    'This message was sent by Northwind Trading, 200 Harbor Street, Boston, MA. To stop automated reminders to this address, reply with STOP.',
  ],
  aging: 'standard',
  segment: 'account-segments',
  ranking: 'standard-worklist',
  policies: { business: 'b2b-contact' },
  attachmentLimit: 25 * 1024 * 1024,
  demo: false,
};

/** Nobody is given anything out of a pool until somebody says so. */
const defaultRouting: Routing = { skills: [], pools: [], standardFrom: {}, seniorFrom: {} };

/** No mail on its way to it leaves this machine. */
const SANDBOX_REPLIES = 'reply.localhost';

/** Reads all settings in one round trip. */
export async function readSettings(store: Store, transaction?: Transaction): Promise<Settings> {
  const documents = await collectionsOf(store).settings.find({}, within(transaction)).toArray();
  const value = (id: string): unknown => documents.find((document) => document._id === id)?.value;
  const clock = (value('clock') as ClockSetting | undefined) ?? { mode: 'live' };
  return {
    clock,
    installation: { ...defaultInstallation, ...((value('installation') as Partial<Installation> | undefined) ?? {}) },
    channels: (value('channels') as Settings['channels'] | undefined) ?? {},
    routing: (value('routing') as Routing | undefined) ?? defaultRouting,
    publishedStamp: (value('publishedStamp') as number | undefined) ?? 0,
    replyDomain: (value('replyDomain') as string | undefined) ?? (clock.mode === 'sandbox' ? SANDBOX_REPLIES : undefined),
    pauses: (value('pauses') as PauseInForce[] | undefined) ?? [],
  };
}

/** The business instant of these settings. */
export function businessNow({ clock }: Settings): Instant {
  return clock.mode === 'live' ? Date.now() : clock.at;
}

export async function writeSetting(
  store: Store,
  id: 'clock' | 'installation' | 'channels' | 'replyDomain' | 'routing',
  value: unknown,
  transaction?: Transaction,
): Promise<void> {
  await collectionsOf(store).settings.updateOne({ _id: id }, { $set: { value } }, { upsert: true, ...within(transaction) });
}

/** Tells every process that what is published has changed. */
export async function bumpPublishedStamp(store: Store, transaction?: Transaction): Promise<void> {
  await collectionsOf(store).settings.updateOne(
    { _id: 'publishedStamp' },
    { $inc: { value: 1 } as never },
    { upsert: true, ...within(transaction) },
  );
}

/**
 * Moves the sandbox clock forward, if it still stands where the caller saw it. False when somebody else has
 * moved it meanwhile, or it is no sandbox.
 */
export async function moveClock(store: Store, from: Instant, to: Instant): Promise<boolean> {
  const { matchedCount } = await collectionsOf(store).settings.updateOne(
    { _id: 'clock', 'value.mode': 'sandbox', 'value.at': from } as never,
    {
      $set: { 'value.at': to } as never,
    },
  );
  return matchedCount === 1;
}

/** Says where the sandbox clock is to go; false when it is under way already, or is no sandbox. */
export async function startAdvance(store: Store, target: Instant, by: string, transaction?: Transaction): Promise<boolean> {
  const { matchedCount } = await collectionsOf(store).settings.updateOne(
    { _id: 'clock', 'value.mode': 'sandbox', 'value.target': { $exists: false } } as never,
    { $set: { 'value.target': target, 'value.by': by } as never },
    within(transaction),
  );
  return matchedCount === 1;
}

/** The clock has arrived. */
export async function finishAdvance(store: Store, target: Instant): Promise<void> {
  await collectionsOf(store).settings.updateOne({ _id: 'clock', 'value.target': target } as never, {
    $unset: { 'value.target': '', 'value.by': '' } as never,
  });
}
