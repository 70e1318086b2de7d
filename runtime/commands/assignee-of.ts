import { localDateAt, routeTask, routeWords } from '#engine';
import type { World } from '../runtime.ts';
import { absenceOn } from '../store/absence-store.ts';
import type { AccountDocument, TaskDocument } from '../store/account-documents.ts';
import { countRouted, membersOf, seesUnit } from '../store/pool-members.ts';
import type { Store, Transaction } from '../store/store.ts';
import { userById } from '../store/user-store.ts';

/** For whom a task is asked for; without a word: the account's owner, else the default pool. */
export interface Wanted {
  readonly assigneeId?: string | undefined;
  readonly pool?: string | undefined;
  /** Who asks for it. What somebody sets for himself stays his: he is there. */
  readonly by?: string | undefined;
  /** What somebody must be able to do who is given it out of a pool. */
  readonly skill?: string | undefined;
}

/** Whose a task is: one person, or one pool. */
export type Given = Pick<TaskDocument, 'insteadOf'> & ({ readonly assigneeId: string } | { readonly pool: string });

/** Whose a new task is, and why, where its pool gives tasks out. */
export type Assignee = Given | (Given & Required<Pick<TaskDocument, 'pool' | 'routing'>> & Pick<TaskDocument, 'assigneeId'>);

type Moment = Pick<World, 'settings' | 'now'>;

/**
 * Decides whose a new task is; nothing else does. Out of a pool that gives its tasks out it goes to the member for it;
 * where there is none it stays in the pool, and says why.
 */
export async function assigneeOf(
  store: Store,
  moment: Moment,
  account: Pick<AccountDocument, 'ownerId' | 'unitId' | 'riskScore' | 'standing'>,
  wanted: Wanted,
  transaction: Transaction,
): Promise<Assignee> {
  const given = await givenTo(store, moment, account, wanted, transaction);
  const { routing, installation } = moment.settings;
  if (!('pool' in given) || !routing.pools.includes(given.pool)) return given;
  const members = await membersOf(store, given.pool, localDateAt(moment.now, installation.zone), transaction);
  const wants = { skill: wanted.skill, amount: account.standing.overdueAmount, risk: account.riskScore };
  const route = routeTask(
    wants,
    members.map((member) => ({ ...member, sees: seesUnit(member, account.unitId) })),
    routing,
  );
  if (!('to' in route)) return { ...given, routing: routeWords(route) };
  await countRouted(store, route.to, transaction);
  return { ...given, assigneeId: route.to, routing: routeWords(route) };
}

/**
 * Decides who has what is given by hand. The work of somebody who is absent goes to the substitute, and on to the
 * substitute's own; where that leads nowhere, or to somebody who may not see the account, to the default pool.
 */
export async function givenTo(
  store: Store,
  { settings: { installation }, now }: Moment,
  account: Pick<AccountDocument, 'ownerId' | 'unitId'>,
  wanted: Wanted,
  transaction: Transaction,
): Promise<Given> {
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
  return user !== undefined && seesUnit({ units: user.units }, unitId);
}

/** Whose a task is, as its line in the history keeps it. */
export function assigneeData(task: Pick<TaskDocument, 'assigneeId' | 'pool' | 'insteadOf' | 'routing'>): Readonly<Record<string, string>> {
  const { assigneeId, pool, insteadOf, routing } = task;
  return {
    ...(assigneeId === undefined ? {} : { assigneeId }),
    ...(pool === undefined ? {} : { pool }),
    ...(routing === undefined ? {} : { routing }),
    ...(insteadOf ? { insteadOf: insteadOf.id, absentUntil: insteadOf.until } : {}),
  };
}
