import { type AnswerOf, type BodyOf, RECALL_SECONDS } from '#engine';
import { insertBulk } from '../../store/bulk-store.ts';
import { newId } from '../../store/new-id.ts';
import type { Transaction } from '../../store/store.ts';
import type { RequestContext } from '../handler.ts';
import { judgeBulk } from './judge-bulk.ts';

/** Writing one message and its papers takes about as long; all of an act are held until the last is written, and the usual time on. */
const WRITING_MS = 100;

/** Writes down an act on many accounts, without those who are left out; the scheduler carries it out. */
export async function startBulk(
  context: RequestContext,
  { accountIds, act }: BodyOf<'bulk.start'>,
  transaction: Transaction,
): Promise<AnswerOf<'bulk.start'>> {
  const { runtime, world, caller } = context;
  const { leftOut } = await judgeBulk(context, { accountIds, act });
  const out = new Set(leftOut.map(({ accountId }) => accountId));
  const left = accountIds.filter((accountId) => !out.has(accountId));
  const id = newId('blk');
  const bulk = {
    by: caller.actor.id,
    at: world.now,
    act,
    total: accountIds.length,
    left,
    done: 0,
    leftOut,
    failures: [],
    ...(act.kind === 'statement' ? { goesAt: world.now + RECALL_SECONDS * 1000 + left.length * WRITING_MS } : {}),
  };
  await insertBulk(runtime.store, { _id: id, status: 'running', ...bulk }, transaction);
  return { id, total: left.length };
}
