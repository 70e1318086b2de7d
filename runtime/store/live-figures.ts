import type { Instant } from '#engine';
import type { AccountDocument, InvoiceDocument } from './account-documents.ts';
import { collectionsOf } from './collections.ts';
import type { EnrollmentDocument } from './flow-documents.ts';
import { inBatches } from './in-batches.ts';
import type { Store } from './store.ts';
import { type Units, withinUnits } from './unit-scope.ts';

const BATCH = 1000;
const RUNNING = ['active', 'parked'] as const;

/** Accounts on strategies as their own documents show it, with what they owe. */
export interface InsideRow {
  readonly strategyId: string;
  readonly currency: string;
  readonly accounts: number;
  readonly open: number;
  readonly overdue: number;
}

export async function accountsInside(store: Store, strategyIds: readonly string[], units: Units): Promise<InsideRow[]> {
  return collectionsOf(store)
    .accounts.aggregate<InsideRow>([
      {
        $match: {
          'step.definitionId': { $in: [...strategyIds] },
          'step.status': { $in: [...RUNNING] },
          ...(units ? { unitId: { $in: [...units] } } : {}),
        },
      },
      {
        $group: {
          _id: { strategyId: '$step.definitionId', currency: '$currency' },
          accounts: { $sum: 1 },
          open: { $sum: '$standing.openAmount' },
          overdue: { $sum: '$standing.overdueAmount' },
        },
      },
      { $project: { _id: 0, strategyId: '$_id.strategyId', currency: '$_id.currency', accounts: 1, open: 1, overdue: 1 } },
    ])
    .toArray();
}

/** Accounts in rows of a segment definition, as the last night has left them. */
export async function accountsInRows(
  store: Store,
  segmentId: string,
  rows: readonly string[],
  units: Units,
): Promise<{ row: string; currency: string; accounts: number; open: number; overdue: number }[]> {
  return collectionsOf(store)
    .accounts.aggregate<{ row: string; currency: string; accounts: number; open: number; overdue: number }>([
      {
        $match: {
          'segment.row': { $in: [...rows] },
          'segment.definition': segmentId,
          ...(units ? { unitId: { $in: [...units] } } : {}),
        },
      },
      {
        $group: {
          _id: { row: '$segment.row', currency: '$currency' },
          accounts: { $sum: 1 },
          open: { $sum: '$standing.openAmount' },
          overdue: { $sum: '$standing.overdueAmount' },
        },
      },
      { $project: { _id: 0, row: '$_id.row', currency: '$_id.currency', accounts: 1, open: 1, overdue: 1 } },
    ])
    .toArray();
}

/** Where an enrollment stands, and what its subject owes. */
export interface Standing {
  readonly enrollment: Pick<EnrollmentDocument, 'accountId' | 'subject' | 'definitionVersion' | 'status' | 'state' | 'startedAt'>;
  readonly account: Pick<AccountDocument, '_id' | 'name' | 'currency' | 'zone' | 'standing'>;
  /** The invoice it runs for, where it runs for one. */
  readonly invoice: Pick<InvoiceDocument, '_id' | 'openAmount' | 'dueOn'> | undefined;
}

/** Everybody on a strategy now whom somebody may see, in batches. */
export async function* onStrategy(store: Store, strategyId: string, units: Units, limit = 0): AsyncGenerator<Standing[]> {
  const { enrollments, accounts, invoices } = collectionsOf(store);
  const cursor = enrollments.find(
    { definitionId: strategyId, status: { $in: [...RUNNING] }, kind: 'strategy' },
    {
      projection: { accountId: 1, subject: 1, definitionVersion: 1, status: 1, startedAt: 1, 'state.leaves': 1, 'state.since': 1 },
      batchSize: BATCH,
      limit,
    },
  );
  for await (const batch of inBatches(cursor)) {
    const wanted = { _id: { $in: batch.map((each) => each.accountId) }, ...(units ? { unitId: { $in: [...units] } } : {}) };
    const found = await accounts
      .find(wanted, {
        projection: { name: 1, currency: 1, zone: 1, 'standing.openAmount': 1, 'standing.overdueAmount': 1, 'standing.oldestDueOn': 1 },
      })
      .toArray();
    const invoiceIds = batch.flatMap(({ subject }) => (subject.type === 'invoice' ? [subject.id] : []));
    const open =
      invoiceIds.length === 0
        ? []
        : await invoices.find({ _id: { $in: invoiceIds } }, { projection: { openAmount: 1, dueOn: 1 } }).toArray();
    const [accountOf, invoiceOf] = [new Map(found.map((each) => [each._id, each])), new Map(open.map((each) => [each._id, each]))];
    yield batch.flatMap((enrollment) => {
      const account = accountOf.get(enrollment.accountId);
      return account ? [{ enrollment, account, invoice: invoiceOf.get(enrollment.subject.id) }] : [];
    });
  }
}

export interface Passage {
  readonly transition: string;
  readonly enrollments: number;
  readonly times: number;
}

/** How often enrollments of a version went over each transition since a moment. */
export async function passagesSince(
  store: Store,
  flow: { readonly strategyId: string; readonly version: number; readonly since: Instant },
  units: Units,
): Promise<Passage[]> {
  return collectionsOf(store)
    .timeline.aggregate<Passage>([
      {
        $match: {
          type: 'step',
          'data.definitionId': flow.strategyId,
          'data.definitionVersion': flow.version,
          at: { $gte: flow.since },
          ...(await withinUnits(store, units, 'chain')),
        },
      },
      { $unwind: '$data.reactions' },
      { $unwind: '$data.reactions.taken' },
      { $group: { _id: { transition: '$data.reactions.taken', enrollment: '$data.enrollmentId' }, times: { $sum: 1 } } },
      { $group: { _id: '$_id.transition', enrollments: { $sum: 1 }, times: { $sum: '$times' } } },
      { $sort: { _id: 1 } },
      { $project: { _id: 0, transition: '$_id', enrollments: 1, times: 1 } },
    ])
    .toArray();
}
