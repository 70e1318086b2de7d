import type { LocalDate } from '#engine';
import { collectionsOf } from './collections.ts';
import type { Store } from './store.ts';
import { type Units, withinUnits } from './unit-scope.ts';

/** An open item as it stood at the close of a day. */
export interface ItemThen {
  readonly currency: string;
  readonly dueOn: LocalDate;
  readonly issuedOn: LocalDate;
  readonly openAmount: number;
}

/**
 * The open items at the close of a day, rebuilt from dated records: what is open now, plus what was applied
 * later, less what had been applied then and was reversed later (domain.md §2.1).
 */
export async function* openItemsOn(store: Store, on: LocalDate, units?: Units): AsyncGenerator<ItemThen> {
  const { invoices } = collectionsOf(store);
  const later = await appliedDifferently(store, on);
  const filter = {
    issuedOn: { $lte: on },
    $or: [{ openAmount: { $gt: 0 } }, { _id: { $in: [...later.keys()] } }],
    ...(await withinUnits(store, units, 'accountId')),
  };
  for await (const invoice of invoices.find(filter, { projection: { currency: 1, dueOn: 1, issuedOn: 1, openAmount: 1 } })) {
    const openAmount = invoice.openAmount + (later.get(invoice._id) ?? 0);
    if (openAmount > 0) yield { currency: invoice.currency, dueOn: invoice.dueOn, issuedOn: invoice.issuedOn, openAmount };
  }
}

/** By invoice: what must be added to today's open amount to have that day's. */
async function appliedDifferently(store: Store, on: LocalDate): Promise<Map<string, number>> {
  const difference = new Map<string, number>();
  const filter = { $or: [{ 'applications.on': { $gt: on } }, { reversedOn: { $gt: on } }] };
  for await (const payment of collectionsOf(store).payments.find(filter, { projection: { applications: 1, reversedOn: 1 } })) {
    for (const { invoiceId, amount, on: applied } of payment.applications) {
      const countsNow = payment.reversedOn === undefined;
      const countedThen = applied <= on && (payment.reversedOn === undefined || payment.reversedOn > on);
      const change = (countsNow ? amount : 0) - (countedThen ? amount : 0);
      if (change !== 0) difference.set(invoiceId, (difference.get(invoiceId) ?? 0) + change);
    }
  }
  return difference;
}

/** Unapplied credit at the close of a day, by currency. */
export async function unappliedOn(store: Store, on: LocalDate, units?: Units): Promise<Map<string, number>> {
  const sums = new Map<string, number>();
  const filter = {
    ...(await withinUnits(store, units, 'accountId')),
    receivedOn: { $lte: on },
    $and: [
      { $or: [{ reversedOn: { $exists: false } }, { reversedOn: { $gt: on } }] },
      { $or: [{ unapplied: { $gt: 0 } }, { 'applications.on': { $gt: on } }, { reversedOn: { $gt: on } }] },
    ],
  };
  for await (const payment of collectionsOf(store).payments.find(filter, { projection: { currency: 1, amount: 1, applications: 1 } })) {
    const applied = payment.applications.filter((each) => each.on <= on).reduce((sum, each) => sum + each.amount, 0);
    sums.set(payment.currency, (sums.get(payment.currency) ?? 0) + payment.amount - applied);
  }
  return sums;
}

/** What was invoiced, collected and credited, by currency and month. */
export interface MonthFlow {
  readonly currency: string;
  readonly month: string;
  readonly sales: number;
  readonly collected: number;
  readonly credits: number;
}

export async function monthFlows(store: Store, units?: Units): Promise<MonthFlow[]> {
  const { invoices, payments } = collectionsOf(store);
  const within = await withinUnits(store, units, 'accountId');
  const sales = await invoices
    .aggregate<{ _id: { currency: string; month: string }; amount: number }>([
      { $match: within },
      { $group: { _id: { currency: '$currency', month: { $substrBytes: ['$issuedOn', 0, 7] } }, amount: { $sum: '$amount' } } },
    ])
    .toArray();
  const applied = await payments
    .aggregate<{ _id: { currency: string; month: string; kind: string }; amount: number }>([
      { $match: { reversedOn: { $exists: false }, ...within } },
      { $unwind: '$applications' },
      {
        $group: {
          _id: { currency: '$currency', kind: '$kind', month: { $substrBytes: ['$applications.on', 0, 7] } },
          amount: { $sum: '$applications.amount' },
        },
      },
    ])
    .toArray();
  const flows = new Map<string, MonthFlow>();
  const add = (currency: string, month: string, change: Partial<MonthFlow>): void => {
    const key = `${currency}|${month}`;
    const flow = flows.get(key) ?? { currency, month, sales: 0, collected: 0, credits: 0 };
    flows.set(key, {
      ...flow,
      ...Object.fromEntries(Object.entries(change).map(([name, by]) => [name, (flow[name as 'sales'] ?? 0) + Number(by)])),
    });
  };
  for (const row of sales) add(row._id.currency, row._id.month, { sales: row.amount });
  for (const row of applied)
    add(row._id.currency, row._id.month, row._id.kind === 'credit' ? { credits: row.amount } : { collected: row.amount });
  return [...flows.values()].sort((a, b) => (a.month < b.month ? -1 : 1));
}

/** What one step of a strategy did in a span of days. */
export interface StepFigures {
  readonly definitionId: string;
  readonly state: string;
  readonly entered: number;
  readonly promises: number;
  readonly notices: Readonly<Record<string, number>>;
  readonly tasks: number;
}

/** Figures by strategy and step, from the timeline, the outbox and the tasks. */
export async function stepFigures(
  store: Store,
  span: { readonly from: number; readonly to: number },
  units?: Units,
): Promise<StepFigures[]> {
  const { timeline, effects } = collectionsOf(store);
  const lines = await withinUnits(store, units, 'chain');
  const within = { $gte: span.from, $lt: span.to };
  const entered = await timeline
    .aggregate<{ _id: { definitionId: string; state: string }; count: number }>([
      { $match: { type: 'step', at: within, ...lines } },
      { $unwind: '$data.reactions' },
      { $unwind: '$data.reactions.entered' },
      // The machine itself is no step.
      { $match: { 'data.reactions.entered': { $ne: '' } } },
      { $group: { _id: { definitionId: '$data.definitionId', state: '$data.reactions.entered' }, count: { $sum: 1 } } },
    ])
    .toArray();
  const promised = await timeline
    .aggregate<{ _id: { definitionId: string; state: string }; count: number }>([
      { $match: { type: 'step', at: within, ...lines } },
      { $unwind: '$data.reactions' },
      { $match: { 'data.reactions.trigger': 'promise.made' } },
      { $group: { _id: { definitionId: '$data.definitionId', state: { $first: '$data.reactions.from' } }, count: { $sum: 1 } } },
    ])
    .toArray();
  const asked = await effects
    .aggregate<{ _id: { definitionId: string; state: string; type: string; status: string }; count: number }>([
      {
        $match: {
          plannedAt: within,
          type: { $in: ['notice.send', 'task.create'] },
          // What people have written is no strategy's.
          definitionId: { $exists: true },
          ...(await withinUnits(store, units, 'accountId')),
        },
      },
      { $group: { _id: { definitionId: '$definitionId', state: '$state', type: '$type', status: '$status' }, count: { $sum: 1 } } },
    ])
    .toArray();
  return combine(entered, promised, asked);
}

function combine(
  entered: readonly { _id: { definitionId: string; state: string }; count: number }[],
  promised: readonly { _id: { definitionId: string; state: string }; count: number }[],
  asked: readonly { _id: { definitionId: string; state: string; type: string; status: string }; count: number }[],
): StepFigures[] {
  const rows = new Map<
    string,
    { definitionId: string; state: string; entered: number; promises: number; tasks: number; notices: Record<string, number> }
  >();
  const row = (definitionId: string, state: string | undefined) => {
    const key = `${definitionId}|${state ?? ''}`;
    const known = rows.get(key) ?? { definitionId, state: state ?? '', entered: 0, promises: 0, tasks: 0, notices: {} };
    rows.set(key, known);
    return known;
  };
  for (const each of entered) row(each._id.definitionId, each._id.state).entered += each.count;
  for (const each of promised) row(each._id.definitionId, each._id.state).promises += each.count;
  for (const { _id, count } of asked) {
    const figures = row(_id.definitionId, _id.state);
    if (_id.type === 'task.create') figures.tasks += _id.status === 'done' ? count : 0;
    else figures.notices[_id.status] = (figures.notices[_id.status] ?? 0) + count;
  }
  return [...rows.values()].sort((a, b) =>
    a.definitionId === b.definitionId ? (a.state < b.state ? -1 : 1) : a.definitionId < b.definitionId ? -1 : 1,
  );
}
