import type { WorkRow } from '#engine';
import type { WorkDocument } from '../../store/work-documents.ts';
import { absent, person } from './person.ts';
import { iso, known } from './wire.ts';

export function workRow(row: WorkDocument, names: ReadonlyMap<string, string>): WorkRow {
  const dueOn = row.tasks.flatMap((task) => task.dueOn ?? []).sort()[0];
  return known({
    accountId: row._id,
    accountName: row.accountName,
    owner: person(row.ownerId, names),
    overdue: row.overdue,
    daysPastDue: row.daysPastDue,
    states: row.states,
    points: row.points,
    why: row.why,
    tasks: row.tasks.map(({ assigneeId, dueAt, insteadOf, ...task }) =>
      known({
        ...task,
        insteadOf: absent(insteadOf, names),
        dueAt: dueAt === undefined ? undefined : iso(dueAt),
        assignee: person(assigneeId, names),
      }),
    ),
    dueOn,
    isClaimable: row.pools.length > 0,
    putOff: row.putOff,
    putOffReason: row.putOffReason,
  }) as WorkRow;
}
