import { getBulk, insertBulk } from '../../store/bulk-store.ts';
import { newId } from '../../store/new-id.ts';
import { type Handlers, leads } from '../handler.ts';
import { problem } from '../problem-answer.ts';
import { judgeBulk } from './judge-bulk.ts';

export const bulkHandlers = {
  'bulk.preview': {
    read: (context) => judgeBulk(context, context.body),
  },
  'bulk.start': {
    async write(context, transaction) {
      const { runtime, world, caller, body } = context;
      const { leftOut } = await judgeBulk(context, body);
      const out = new Set(leftOut.map(({ accountId }) => accountId));
      const left = body.accountIds.filter((id) => !out.has(id));
      const id = newId('blk');
      const bulk = {
        by: caller.actor.id,
        at: world.now,
        act: body.act,
        total: body.accountIds.length,
        left,
        done: 0,
        leftOut,
        failures: [],
      };
      await insertBulk(runtime.store, { _id: id, status: 'running', ...bulk }, transaction);
      return { ok: true, value: { id, total: left.length } };
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
