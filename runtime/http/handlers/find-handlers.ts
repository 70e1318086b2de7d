import { localDateAt, standingFrom } from '#engine';
import { accountsById } from '../../store/account-store.ts';
import { findByText } from '../../store/find-store.ts';
import { type Handlers, inScope } from '../handler.ts';
import { known, money } from '../views/wire.ts';

const SHOWN = 5;

export const findHandlers = {
  'find.anyone': {
    async read({ runtime, world, caller, query }) {
      const limit = query.limit ?? SHOWN;
      const found = await findByText(runtime.store, query.text, caller.units, limit + 1);
      const accounts = await accountsById(runtime.store, [
        ...new Set(found.flatMap(({ documents }) => documents.map((each) => each.accountId))),
      ]);
      const groups = found.map(({ by, documents }) => ({
        by,
        hits: documents.slice(0, limit).flatMap(({ accountId, text }) => {
          const account = accounts.get(accountId);
          if (!account || !inScope(caller, account)) return [];
          const { name, number, currency, ladder, balances, zone } = account;
          const { overdueAmount } = standingFrom(ladder, balances, localDateAt(world.now, zone), world.terms);
          return [known({ accountId, accountName: name, accountNumber: number, overdue: money(overdueAmount, currency), text })];
        }),
        more: documents.length > limit,
      }));
      return { groups: groups.filter(({ hits }) => hits.length > 0) } as never;
    },
  },
} satisfies Partial<Handlers>;
