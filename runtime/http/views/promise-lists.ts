import { addDays, type LocalDate, type PromiseGroup, type PromiseRow, type PromiseToPay, type PromiseView } from '#engine';
import { grouped } from '../../grouped.ts';
import type { PromiseOfAccount } from '../../store/promise-queries.ts';
import { person } from './person.ts';
import { known, money } from './wire.ts';

/** Whether a list holds a promise on a day. */
export function isInView(
  promise: Pick<PromiseToPay, 'status' | 'madeOn' | 'dueOn' | 'graceUntil'>,
  view: PromiseView,
  today: LocalDate,
): boolean {
  const { status, madeOn, dueOn, graceUntil } = promise;
  switch (view) {
    case 'due-today':
      return status === 'open' && dueOn === today;
    case 'broken-yesterday':
      return status === 'broken' && graceUntil === addDays(today, -1);
    case 'made-today':
      return madeOn === today && status !== 'asked';
    case 'asked':
      // After its day nobody can approve it any more.
      return status === 'asked' && dueOn >= today;
    case 'partly-kept':
      return status === 'partlyKept';
    default:
      return status === view;
  }
}

/** What is still open by its day, what was judged newest first; the larger first on one day. */
export function inOrder(list: readonly PromiseOfAccount[], view: PromiseView): PromiseOfAccount[] {
  const sign = view === 'open' || view === 'asked' || view === 'due-today' || view === 'made-today' ? 1 : -1;
  return list.toSorted(
    ({ promise: a }, { promise: b }) => sign * a.dueOn.localeCompare(b.dueOn) || b.amount - a.amount || (a._id < b._id ? -1 : 1),
  );
}

export function promiseRow({ promise, account }: PromiseOfAccount, names: ReadonlyMap<string, string>): PromiseRow {
  return known({
    id: promise._id,
    accountId: account._id,
    accountName: account.name,
    owner: person(account.ownerId, names),
    unit: account.unitId,
    promised: money(promise.amount, account.currency),
    received: money(promise.receivedAmount, account.currency),
    madeOn: promise.madeOn,
    dueOn: promise.dueOn,
    graceUntil: promise.graceUntil,
    status: promise.status,
    by: person(promise.byUserId, names),
  }) as PromiseRow;
}

/** What was promised and received, by currency. */
export function sumsOf(list: readonly PromiseOfAccount[]): PromiseGroup['sums'] {
  const sum = (amounts: readonly number[]): number => amounts.reduce((all, each) => all + each, 0);
  return [...grouped(list, ({ account }) => account.currency)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([currency, of]) => ({
      promised: money(sum(of.map(({ promise }) => promise.amount)), currency),
      received: money(sum(of.map(({ promise }) => promise.receivedAmount)), currency),
    }));
}

export function ownerGroups(list: readonly PromiseOfAccount[], names: ReadonlyMap<string, string>): PromiseGroup[] {
  return groupsOf(
    list,
    ({ ownerId }) => ownerId,
    (id) => names.get(id) ?? id,
  );
}

/** Teams go by their own names. */
export function unitGroups(list: readonly PromiseOfAccount[]): PromiseGroup[] {
  return groupsOf(
    list,
    ({ unitId }) => unitId,
    (id) => id,
  );
}

/** By name, those that belong to nobody last. */
function groupsOf(
  list: readonly PromiseOfAccount[],
  keyOf: (account: PromiseOfAccount['account']) => string | undefined,
  nameOf: (id: string) => string,
): PromiseGroup[] {
  const groups = [...grouped(list, ({ account }) => keyOf(account) ?? '')].map(
    ([id, of]): PromiseGroup => ({
      ...(id === '' ? {} : { id, name: nameOf(id) }),
      count: of.length,
      sums: sumsOf(of),
    }),
  );
  return groups.sort((a, b) => Number(a.id === undefined) - Number(b.id === undefined) || (a.name ?? '').localeCompare(b.name ?? ''));
}
