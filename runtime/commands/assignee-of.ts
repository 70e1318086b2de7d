import { localDateAt } from '#engine';
import type { World } from '../runtime.ts';
import { absenceOn } from '../store/absence-store.ts';
import type { AccountDocument, TaskDocument } from '../store/account-documents.ts';
import type { Store, Transaction } from '../store/store.ts';
import { userById } from '../store/user-store.ts';

/** For whom a task is asked for; without a word: the account's owner, else the default pool. */
export interface Wanted {
  readonly assigneeId?: string | undefined;
  readonly pool?: string | undefined;
  /** Who asks for it. What somebody sets for himself stays his: he is there. */
  readonly by?: string | undefined;
}

/** Whose a task is: one person, or one pool. */
export type Assignee = Pick<TaskDocument, 'insteadOf'> & ({ readonly assigneeId: string } | { readonly pool: string });

/**
 * Decides whose a task is; nothing else does. The work of somebody who is absent goes to the substitute, and on to the
 * substitute's own; where that leads nowhere, or to somebody who may not see the account, to the default pool.
 */
export async function assigneeOf(
  store: Store,
  { settings: { installation }, now }: Pick<World, 'settings' | 'now'>,
  account: Pick<AccountDocument, 'ownerId' | 'unitId'>,
  wanted: Wanted,
  transaction: Transaction,
): Promise<Assignee> {
  if (wanted.pool !== undefined) return { pool: wanted.pool };
  const nobody = { pool: installation.defaultPool };
  const person = wanted.assigneeId ?? account.ownerId;
  if (person === undefined) return nobody;
  if (wanted.assigneeId !== undefined && wanted.assigneeId === wanted.by) return { assigneeId: person };
  const on = localDateAt(now, installation.zone);
  const absence = await absenceOn(store, person, on, transaction);
  if (!absence) return { assigneeId: person };
  const insteadOf = { id: person, until: absence.until };
  const asked = new Set([person]);
  for (let next = absence.substitute; ; ) {
    if (next.kind === 'pool') return { pool: next.id, insteadOf };
    if (asked.has(next.id)) return { ...nobody, insteadOf };
    asked.add(next.id);
    const further = await absenceOn(store, next.id, on, transaction);
    if (further) next = further.substitute;
    else return { ...((await maySee(store, next.id, account, transaction)) ? { assigneeId: next.id } : nobody), insteadOf };
  }
}

async function maySee(
  store: Store,
  userId: string,
  { unitId }: Pick<AccountDocument, 'unitId'>,
  transaction: Transaction,
): Promise<boolean> {
  const user = await userById(store, userId, transaction);
  return user !== undefined && (user.units === undefined || (unitId !== undefined && user.units.includes(unitId)));
}

/** Whose a task is, as its line in the history keeps it. */
export function assigneeData(task: Pick<TaskDocument, 'assigneeId' | 'pool' | 'insteadOf'>): Readonly<Record<string, string>> {
  const { assigneeId, pool, insteadOf } = task;
  return {
    ...(assigneeId === undefined ? {} : { assigneeId }),
    ...(pool === undefined ? {} : { pool }),
    ...(insteadOf ? { insteadOf: insteadOf.id, absentUntil: insteadOf.until } : {}),
  };
}
