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
export function onStrategy(store: Store, strategyId: string, units: Units, limit = 0): AsyncGenerator<Standing[]> {
  return onFlow(store, { kind: 'strategy', id: strategyId }, units, limit);
}

/** A strategy or resolution path. */
export interface FlowName {
  readonly kind: 'strategy' | 'resolution';
  readonly id: string;
}

/** Everybody on a flow now whom somebody may see, in batches; on a resolution path with the disputed part of the invoice. */
export async function* onFlow(store: Store, flow: FlowName, units: Units, limit = 0): AsyncGenerator<Standing[]> {
  const { enrollments, accounts } = collectionsOf(store);
  const cursor = enrollments.find(
    { definitionId: flow.id, status: { $in: [...RUNNING] }, kind: flow.kind },
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
    const accountOf = new Map(found.map((each) => [each._id, each]));
    const invoiceOf = await invoicesOf(
      store,
      batch.map(({ subject }) => subject),
    );
    yield batch.flatMap((enrollment) => {
      const account = accountOf.get(enrollment.accountId);
      return account ? [{ enrollment, account, invoice: invoiceOf.get(enrollment.subject.id) }] : [];
    });
  }
}

type Concerned = NonNullable<Standing['invoice']>;

/** The invoices subjects are about, by the subject's id: of a dispute, what is disputed of its invoice and still open. */
async function invoicesOf(store: Store, subjects: readonly EnrollmentDocument['subject'][]): Promise<ReadonlyMap<string, Concerned>> {
  const { invoices, disputes } = collectionsOf(store);
  const idsOf = (type: string): string[] => subjects.flatMap((subject) => (subject.type === type ? [subject.id] : []));
  const [invoiceIds, disputeIds] = [idsOf('invoice'), idsOf('dispute')];
  const disputed =
    disputeIds.length === 0 ? [] : await disputes.find({ _id: { $in: disputeIds } }, { projection: { invoiceId: 1, amount: 1 } }).toArray();
  const wanted = [...invoiceIds, ...disputed.map((dispute) => dispute.invoiceId)];
  const open =
    wanted.length === 0 ? [] : await invoices.find({ _id: { $in: wanted } }, { projection: { openAmount: 1, dueOn: 1 } }).toArray();
  const byId = new Map<string, Concerned>(open.map((each) => [each._id, each]));
  for (const { _id, invoiceId, amount } of disputed) {
    const invoice = byId.get(invoiceId);
    if (invoice) byId.set(_id, { ...invoice, openAmount: Math.min(amount, invoice.openAmount) });
  }
  return byId;
}

export interface Passage {
  readonly transition: string;
  readonly enrollments: number;
  readonly times: number;
}

/** Of which version, and since when, passages are looked for. */
export interface PassageWindow {
  readonly strategyId: string;
  readonly version: number;
  readonly since: Instant;
}

/** The lines of the timeline that tell of steps on a version. */
function stepsOf({ strategyId, version, since }: PassageWindow) {
  return {
    type: { $in: ['step', 'version.moved'] },
    'data.definitionId': strategyId,
    'data.definitionVersion': version,
    at: { $gte: since },
  };
}

/** The accounts that went over a transition. */
export async function accountsThatTook(store: Store, transition: string, flow: PassageWindow): Promise<string[]> {
  return collectionsOf(store).timeline.distinct('chain', { ...stepsOf(flow), 'data.reactions.taken': transition } as never);
}

/** How often enrollments of a version went over each transition since a moment. */
export async function passagesSince(store: Store, flow: PassageWindow, units: Units): Promise<Passage[]> {
  return collectionsOf(store)
    .timeline.aggregate<Passage>([
      {
        $match: {
          ...stepsOf(flow),
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
