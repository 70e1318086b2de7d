import type { TaskView } from '#engine';
import type { TaskDocument } from '../../store/account-documents.ts';
import { absent, person } from './person.ts';
import { iso, known } from './wire.ts';

export function taskView(task: TaskDocument, names: ReadonlyMap<string, string>): TaskView {
  return known({
    id: task._id,
    accountId: task.accountId,
    accountName: task.accountName,
    kind: task.kind,
    title: task.title,
    status: task.status,
    assignee: person(task.assigneeId, names),
    pool: task.pool,
    insteadOf: absent(task.insteadOf, names),
    routing: task.routing,
    dueOn: task.dueOn,
    dueAt: task.dueAt === undefined ? undefined : iso(task.dueAt),
    createdAt: iso(task.createdAt),
    reason: task.reason,
    outcome: task.outcome,
    mailId: task.mailId,
  }) as TaskView;
}
