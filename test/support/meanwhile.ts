import { drainEvents } from '../../runtime/jobs/drain-events.ts';
import { readWorld } from '../../runtime/runtime.ts';
import type { Product } from './product.ts';

type Happening = () => Promise<unknown>;

/**
 * Lets something happen around the next transactions that a function of the product begins, as another process
 * would: `before` they begin, or `after` they are committed and before the next line. Answers how often that was.
 */
export function aroundTransactionOf(
  product: Product,
  caller: string,
  { before, after, times = 1 }: { readonly before?: Happening; readonly after?: Happening; readonly times?: number },
): () => number {
  const { store } = product.runtime;
  const run = store.transaction;
  let met = 0;
  (store as { transaction: typeof run }).transaction = async (work) => {
    // Below the message and this function comes the one that has called it.
    const isMeant = met < times && new Error().stack?.split('\n')[2]?.includes(` ${caller} `);
    if (!isMeant) return run(work);
    met += 1;
    await before?.();
    const result = await run(work);
    await after?.();
    return result;
  };
  return () => met;
}

/** The next transactions of a function fail, as they do when the connection breaks. */
export function failTransactionOf(product: Product, caller: string, times = 1): () => number {
  return aroundTransactionOf(product, caller, { times, before: () => Promise.reject(new Error('connection closed')) });
}

/** Something happens to an account and its strategies take it at once, while the worker of the test is in the middle of something. */
export async function raiseAndTake(product: Product, accountId: string, event: string): Promise<void> {
  await product.api.call('events.raise', { params: { accountId }, body: { type: `manual.${event}` } });
  const world = await readWorld(product.runtime);
  const enrollments = await product.runtime.store.db.collection('enrollments').find({ accountId, status: 'active' }).toArray();
  for (const { _id } of enrollments) await drainEvents(product.runtime, world, String(_id));
}
