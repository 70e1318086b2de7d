import { addDays, done, isLocalDate, localDateAt, type Outcome, refused } from '#engine';
import { strategyOf } from '../published/library.ts';
import type { Actor, Runtime, World } from '../runtime.ts';
import type { AccountDocument } from '../store/account-documents.ts';
import { newId } from '../store/new-id.ts';
import { type Override, setOverride } from '../store/override-store.ts';
import type { Transaction } from '../store/store.ts';
import { appendEntries, type NewEntry } from '../store/timeline-store.ts';
import { lookAtNight } from './turn-night.ts';

interface By {
  readonly actor: Actor;
  readonly name: string;
  /** Names the change. */
  readonly id: string;
}

export interface OverrideWish {
  readonly account: AccountDocument;
  /** Missing: on none, nobody but people writes to them. */
  readonly strategyId?: string | undefined;
  /** Its last day. */
  readonly untilOn: string;
  readonly reason: string;
  readonly by: By;
}

/** How long an override may stand. */
const LONGEST_DAYS = 366;

/**
 * Says that an account is on another strategy than its segment asks for, or on none, up to and including a day. It
 * stands in for the segment's answer (`lookAtNight`), so whatever puts accounts on strategies follows it; the account
 * is looked at at once. One that stands already is replaced.
 */
export async function overrideStrategy(
  runtime: Pick<Runtime, 'store'>,
  world: World,
  { account, strategyId, untilOn, reason, by }: OverrideWish,
  transaction: Transaction,
): Promise<Outcome<{ id: string }>> {
  const today = localDateAt(world.now, account.zone);
  const last = addDays(today, LONGEST_DAYS);
  if (!isLocalDate(untilOn) || untilOn < today || untilOn > last)
    return refused('date.invalid', `name today or a later day, at the latest ${last}`, '/untilOn');
  const published = strategyId === undefined ? undefined : strategyOf(world.published, strategyId);
  if (strategyId !== undefined && !published)
    return refused('resource.unknown', 'no such strategy is published: choose another, or none', '/strategyId');
  const strategy = strategyId === undefined ? {} : { strategy: strategyId };
  const override: Override = { id: newId('ovr'), ...strategy, untilOn, reason, by: by.actor.id, byName: by.name, at: world.now };
  const { segment } = lookAtNight({ ...account, override }, world);
  await setOverride(runtime.store, account._id, { override, segment, nextNightAt: new Date(world.now) }, transaction);
  const data = { override: override.id, strategyId, name: published?.flow.name, untilOn, reason };
  await appendEntries(runtime.store, [line(account, world, { key: by.id, type: 'override.set', data, by: by.actor.id })], transaction);
  return done({ id: override.id });
}

/** Ends an override before its day. The account goes back to the strategy of its segment at once. */
export async function endOverride(
  runtime: Pick<Runtime, 'store'>,
  world: World,
  { account, by }: { readonly account: AccountDocument; readonly by: By },
  transaction: Transaction,
): Promise<Outcome<{ id: string }>> {
  const { override, ...free } = account;
  if (!override) return refused('override.not_set', 'it follows its segment already');
  const { segment } = lookAtNight(free, world);
  await setOverride(runtime.store, account._id, { segment, nextNightAt: new Date(world.now) }, transaction);
  const data = { override: override.id, early: true };
  await appendEntries(runtime.store, [line(account, world, { key: by.id, type: 'override.ended', data, by: by.actor.id })], transaction);
  return done({ id: override.id });
}

function line({ _id: chain }: AccountDocument, { now: at }: World, entry: Omit<NewEntry, 'chain' | 'at'>): NewEntry {
  return { ...entry, chain, at };
}
