import { getBulk } from '../../store/bulk-store.ts';
import { type Handlers, leads } from '../handler.ts';
import { problem } from '../problem-answer.ts';
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
    async read({ runtime, caller, params }) {
      const bulk = await getBulk(runtime.store, params['bulkId'] ?? '');
      // It names accounts, so who leads a part of the book sees only what he did himself.
      const maySee = bulk && (bulk.by === caller.actor.id || (leads(caller) && caller.units === undefined));
      if (!maySee) throw problem('resource.unknown', 'there is no such act of yours');
      const { _id: id, status, total, done, leftOut, failures } = bulk;
      return { id, status, total, done, leftOut, ...(failures.length > 0 ? { failed: failures } : {}) };
    },
  },
} satisfies Partial<Handlers>;
