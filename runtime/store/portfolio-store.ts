import { collectionsOf } from './collections.ts';
import type { Store } from './store.ts';
import { type Units, withinUnits } from './unit-scope.ts';

/** A part of the book: accounts and sums by currency. */
export interface Slice {
  readonly id: string | null;
  readonly currency: string;
  readonly accounts: number;
  readonly open: number;
  readonly overdue: number;
}

const sums = { accounts: { $sum: 1 }, open: { $sum: '$standing.openAmount' }, overdue: { $sum: '$standing.overdueAmount' } };

/** The book in one pass: totals, segments, steps and owners, by currency. */
export async function portfolioSlices(store: Store, scope: { readonly units?: readonly string[] | undefined; readonly tolerance: number }) {
  const slice = (key: unknown) => [
    // A missing value would leave its key out.
    { $group: { _id: { id: { $ifNull: [key, null] }, currency: '$currency' }, ...sums } },
    { $project: { _id: 0, id: '$_id.id', currency: '$_id.currency', accounts: 1, open: 1, overdue: 1 } },
    // A page that reads itself anew must find everything in its place.
    { $sort: { id: 1, currency: 1 } },
  ];
  const [result] = await collectionsOf(store)
    .accounts.aggregate<{
      totals: {
        _id: string;
        accounts: number;
        open: number;
        overdue: number;
        disputed: number;
        promised: number;
        unapplied: number;
        overdueAccounts: number;
      }[];
      segments: (Slice & { id: string | null })[];
      steps: (Omit<Slice, 'id'> & { id: { definitionId: string; state: string } })[];
      owners: Slice[];
    }>([
      { $match: scope.units ? { unitId: { $in: [...scope.units] } } : {} },
      {
        $facet: {
          totals: [
            {
              $group: {
                _id: '$currency',
                ...sums,
                disputed: { $sum: '$standing.disputedAmount' },
                promised: { $sum: '$standing.promiseOpenAmount' },
                unapplied: { $sum: '$standing.unappliedAmount' },
                overdueAccounts: { $sum: { $cond: [{ $gt: ['$standing.overdueAmount', scope.tolerance] }, 1, 0] } },
              },
            },
            { $sort: { _id: 1 } },
          ],
          segments: slice('$segment.name'),
          steps: [
            { $match: { 'step.status': { $in: ['active', 'parked'] } } },
            ...slice({ definitionId: '$step.definitionId', state: { $first: '$step.leaves' } }),
          ],
          owners: slice('$ownerId'),
        },
      },
    ])
    .toArray();
  return result ?? { totals: [], segments: [], steps: [], owners: [] };
}

/** Open amounts by due date, for the aging of the whole book. */
export async function openByDueDate(store: Store, units: readonly string[] | undefined) {
  return collectionsOf(store)
    .accounts.aggregate<{ _id: { currency: string; dueOn: string; issuedOn: string }; open: number; invoices: number }>([
      { $match: { 'standing.openAmount': { $gt: 0 }, ...(units ? { unitId: { $in: [...units] } } : {}) } },
      { $unwind: '$ladder' },
      {
        $group: {
          _id: { currency: '$currency', dueOn: '$ladder.dueOn', issuedOn: '$ladder.issuedOn' },
          open: { $sum: '$ladder.open' },
          invoices: { $sum: '$ladder.invoices' },
        },
      },
    ])
    .toArray();
}

export async function countPromisesDue(store: Store, on: string, units?: Units): Promise<number> {
  return collectionsOf(store).promises.countDocuments({ status: 'open', dueOn: on, ...(await withinUnits(store, units, 'accountId')) });
}

/** Names of accounts by id. */
export async function accountNames(store: Store, ids: readonly string[]): Promise<{ id: string; name: string }[]> {
  const found = await collectionsOf(store)
    .accounts.find({ _id: { $in: [...ids] } }, { projection: { name: 1 } })
    .toArray();
  return found.map((account) => ({ id: account._id, name: account.name }));
}
