import { recallBulk } from '../../commands/recall-bulk.ts';
import type { BulkDocument } from '../../store/bulk-documents.ts';
import { getBulk } from '../../store/bulk-store.ts';
import type { Transaction } from '../../store/store.ts';
import { type Handlers, leads, type RequestContext } from '../handler.ts';
import { problem } from '../problem-answer.ts';
import { iso, known } from '../views/wire.ts';
import { judgeBulk } from './judge-bulk.ts';
import { startBulk } from './start-bulk.ts';

export const bulkHandlers = {
  'bulk.preview': {
    read: (context) => judgeBulk(context, context.body),
  },
  'bulk.start': {
    async write(context, transaction) {
      return { ok: true, value: await startBulk(context, context.body, transaction) };
    },
    after: async ({ scheduler }) => scheduler.wakeNow(),
  },
  'bulk.get': {
    async read(context) {
      const { _id: id, status, total, done, leftOut, failures, goesAt, recalled } = await visibleBulk(context);
      const messages = { goesAt: goesAt === undefined ? undefined : iso(goesAt), recalled };
      return { id, status, total, done, leftOut, ...(failures.length > 0 ? { failed: failures } : {}), ...known(messages) };
    },
  },
  'bulk.recall': {
    async write(context, transaction) {
      const { runtime, world, caller } = context;
      return recallBulk(runtime, world, await visibleBulk(context, transaction), caller.actor, transaction);
    },
    // The outbox as a whole has changed; which of its messages it were matters to nobody.
    after: async ({ runtime, world, params }) => runtime.publish([{ type: 'notice', id: params['bulkId'] ?? '', version: world.now }]),
  },
} satisfies Partial<Handlers>;

/** The act of the address. It names accounts, so who leads a part of the book sees only what he did himself. */
async function visibleBulk({ runtime, caller, params }: RequestContext, transaction?: Transaction): Promise<BulkDocument> {
  const bulk = await getBulk(runtime.store, params['bulkId'] ?? '', transaction);
  if (!bulk || !(bulk.by === caller.actor.id || (leads(caller) && caller.units === undefined)))
    throw problem('resource.unknown', 'there is no such act of yours');
  return bulk;
}
