import { addDays, localDateAt, type PromiseView, promiseViews } from '#engine';
import { recentPromises } from '../../store/promise-queries.ts';
import { userNames } from '../../store/user-store.ts';
import { decodeCursor, encodeCursor } from '../cursor.ts';
import type { Handlers } from '../handler.ts';
import { inOrder, isInView, ownerGroups, promiseRow, sumsOf, unitGroups } from '../views/promise-lists.ts';

/** How far back judged promises are listed. */
const DAYS_BACK = 30;
const NOBODY = 'none';

export const promiseHandlers = {
  'promises.list': {
    async read({ runtime, world, caller, query }) {
      const { view = 'due-today', owner, unit, by, limit = 50 } = query;
      const from = decodeCursor<{ from: number }>(query.cursor, { from: ['number'] })?.from ?? 0;
      const today = localDateAt(world.now, world.settings.installation.zone);
      const since = addDays(today, -DAYS_BACK);
      const [recent, names] = await Promise.all([recentPromises(runtime.store, since, caller.units), userNames(runtime.store)]);
      const there = (name: PromiseView) => recent.filter(({ promise }) => isInView(promise, name, today));
      const listed = there(view);
      const narrowed = listed.filter(
        ({ account, promise }) =>
          (by === undefined || promise.byUserId === by) &&
          (owner === undefined || (account.ownerId ?? NOBODY) === owner) &&
          (unit === undefined || (account.unitId ?? NOBODY) === unit),
      );
      const rows = inOrder(narrowed, view).slice(from, from + limit);
      return {
        items: rows.map((row) => promiseRow(row, names)),
        ...(narrowed.length > from + limit ? { next: encodeCursor({ from: from + limit }) } : {}),
        since,
        total: narrowed.length,
        sums: sumsOf(narrowed),
        owners: ownerGroups(listed, names),
        units: unitGroups(listed),
        counts: Object.fromEntries(promiseViews.map((name) => [name, there(name).length])),
      };
    },
  },
} satisfies Partial<Handlers>;
