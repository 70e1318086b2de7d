import type { Holder, LocalDate, MoveRule, WorkFilter } from '#engine';
import { holderOf } from '#engine';
import { collectionsOf } from './collections.ts';
import type { Store } from './store.ts';
import type { Units } from './unit-scope.ts';
import type { WorkDocument } from './work-documents.ts';

/** A task of a row that somebody has, as the database finds it. */
function heldTask({ kind, id }: Holder): object {
  return kind === 'person' ? { assigneeId: id } : { pool: id, assigneeId: { $exists: false } };
}

/** Narrows rows to those with a task of a holder, or with one that was due before a day. */
export function heldWhere({ heldBy, late }: WorkFilter, today: LocalDate): object {
  if (heldBy === undefined && !late) return {};
  return {
    tasks: { $elemMatch: { ...(heldBy === undefined ? {} : heldTask(holderOf(heldBy))), ...(late ? { dueOn: { $lt: today } } : {}) } },
  };
}

const sorts = {
  'least-overdue': { 'overdue.amount': 1 },
  'most-overdue': { 'overdue.amount': -1 },
  newest: { daysPastDue: 1 },
  oldest: { daysPastDue: -1 },
} as const satisfies Readonly<Record<MoveRule['order'], object>>;

/** The accounts a rule of moving is about, in its order, in batches. */
export async function* heldWork(
  store: Store,
  { from, taskKind, amountFrom, amountTo, daysFrom, daysTo, order }: MoveRule,
  units: Units,
  batch: number,
): AsyncGenerator<WorkDocument[]> {
  const range = (least: number | undefined, most: number | undefined): object | undefined =>
    least === undefined && most === undefined
      ? undefined
      : { ...(least === undefined ? {} : { $gte: least }), ...(most === undefined ? {} : { $lte: most }) };
  const [amounts, days] = [range(amountFrom, amountTo), range(daysFrom, daysTo)];
  const cursor = collectionsOf(store)
    .work.find({
      tasks: { $elemMatch: { ...heldTask(from), ...(taskKind === undefined ? {} : { kind: taskKind }) } },
      ...(units ? { unitId: { $in: [...units] } } : {}),
      ...(amounts ? { 'overdue.amount': amounts } : {}),
      ...(days ? { daysPastDue: days } : {}),
    } as never)
    .sort({ ...sorts[order], _id: 1 })
    .batchSize(batch);
  let rows: WorkDocument[] = [];
  for await (const row of cursor) {
    rows.push(row);
    if (rows.length < batch) continue;
    yield rows;
    rows = [];
  }
  if (rows.length > 0) yield rows;
}
