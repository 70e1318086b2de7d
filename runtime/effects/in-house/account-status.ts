import { addDays, localDateAt } from '#engine';
import { setAccount } from '../../store/account-store.ts';
import { staleFeeds } from '../../store/feed-store.ts';
import type { PerformContext, Performed, Performer } from '../performer.ts';

/** Service is taken from nobody on old news: the source must be current through yesterday. */
async function waitsForFeed({ runtime, world, account, transaction }: PerformContext): Promise<Performed | undefined> {
  const yesterday = addDays(localDateAt(world.now, account.zone), -1);
  const behind = await staleFeeds(runtime.store, account.sourceId, yesterday, transaction);
  if (behind.length === 0) return undefined;
  return { result: 'held', reason: 'feed-behind', detail: `waiting for ${behind.join(', ')} to be current` };
}

export const suspendService: Performer = async (context) => {
  const { runtime, account, enrollment, transaction } = context;
  if (account.service.status === 'suspended') return { result: 'done', detail: 'unchanged' };
  const waits = await waitsForFeed(context);
  if (waits) return waits;
  await setAccount(runtime.store, account._id, { service: { status: 'suspended', by: enrollment._id } }, transaction);
  return { result: 'done', events: [{ type: 'facts.changed', payload: {} }], line: { type: 'service.suspended', data: {} } };
};

/** Resumes only what we have suspended; resuming a running service changes nothing. */
export const resumeService: Performer = async ({ runtime, account, transaction }) => {
  if (account.service.status === 'running') return { result: 'done', detail: 'unchanged' };
  if (account.service.by === undefined) return { result: 'done', detail: 'unchanged: it was not suspended by a strategy' };
  await setAccount(runtime.store, account._id, { service: { status: 'running' } }, transaction);
  return { result: 'done', events: [{ type: 'facts.changed', payload: {} }], line: { type: 'service.resumed', data: {} } };
};

export const holdCredit: Performer = async (context) => {
  const { runtime, account, enrollment, transaction } = context;
  if (account.credit.status === 'held') return { result: 'done', detail: 'unchanged' };
  const waits = await waitsForFeed(context);
  if (waits) return waits;
  await setAccount(runtime.store, account._id, { credit: { status: 'held', by: enrollment._id } }, transaction);
  return { result: 'done', events: [{ type: 'credit.changed', payload: { status: 'held' } }] };
};

export const releaseCredit: Performer = async ({ runtime, account, transaction }) => {
  if (account.credit.status === 'open') return { result: 'done', detail: 'unchanged' };
  if (account.credit.by === undefined) return { result: 'done', detail: 'unchanged: it was not stopped by a strategy' };
  await setAccount(runtime.store, account._id, { credit: { status: 'open' } }, transaction);
  return { result: 'done', events: [{ type: 'credit.changed', payload: { status: 'open' } }] };
};
