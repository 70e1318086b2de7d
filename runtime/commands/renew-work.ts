import { daysBetween, localDateAt, type Standing, standingFrom } from '#engine';
import { rankerOf } from '../published/library.ts';
import { type Audience, type Runtime, readWorld, type World } from '../runtime.ts';
import type { AccountDocument, TaskDocument } from '../store/account-documents.ts';
import { newId } from '../store/new-id.ts';
import { loadSubject } from '../store/subject-store.ts';
import type { WorkDocument } from '../store/work-documents.ts';
import { type WorkChange, wakingWork, workPrints, workSources, writeWork } from '../store/work-store.ts';
import { subjectFacts } from './subject-facts.ts';
import { wasContacted } from './was-contacted.ts';

const BATCH = 500;
/** Somebody else may renew the same rows at the same moment; after so many meetings the sweep takes them. */
const TRIES = 5;

/**
 * Makes the worklist rows of accounts anew from what is stored now, and tells browsers of those that have become
 * different. Can be called at any time, by any process, as often as one likes: a row is only ever replaced by one
 * that was read later.
 */
export async function renewWork(runtime: Runtime, world: World, accountIds: readonly string[]): Promise<void> {
  for (let from = 0; from < accountIds.length; from += BATCH) await renewBatch(runtime, world, accountIds.slice(from, from + BATCH));
}

/** Finds the rows that were made of something older, whatever has changed it and whoever should have told, and renews them. */
export async function sweepWork(runtime: Runtime): Promise<void> {
  const world = await readWorld(runtime);
  for await (const { prints, gone } of workPrints(runtime.store, BATCH)) {
    const old = prints.filter(({ zone, changes, tasks, print }) => print !== printOf(world, zone, changes, tasks)).map(({ id }) => id);
    await renewWork(runtime, world, [...old, ...gone]);
  }
  await renewWork(runtime, world, await wakingWork(runtime.store, world.now));
}

async function renewBatch(runtime: Runtime, world: World, accountIds: readonly string[]): Promise<void> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const { rows, accounts, tasks } = await workSources(runtime.store, accountIds);
    const made = new Map<string, WorkDocument>();
    for (const account of accounts) made.set(account._id, await rowOf(runtime, world, account, tasks.get(account._id) ?? []));
    const changes = accountIds.flatMap((id): WorkChange[] => {
      const [before, row] = [rows.get(id), made.get(id)];
      return before === undefined && row === undefined ? [] : [{ id, was: before?.revision, row }];
    });
    if (!(await writeWork(runtime.store, changes))) continue;
    const told = changes.filter(({ id, row }) => !isSame(rows.get(id), row));
    runtime.publish(told.map(({ id, row }) => ({ type: 'work', id, version: world.now, audience: audienceOf([rows.get(id), row]) })));
    return;
  }
  runtime.log.info({ accounts: accountIds.length }, 'rows of the worklist are renewed by others; the sweep looks again');
}

/** Whoever had it or has it now. */
function audienceOf(rows: readonly (WorkDocument | undefined)[]): Audience {
  const known = rows.filter((row) => row !== undefined);
  return {
    people: distinct(known.flatMap(({ people, sleepers }) => [...people, ...sleepers])),
    isInPool: known.some(({ pools }) => pools.length > 0),
    unitId: known.at(-1)?.unitId,
  };
}

/** Names everything a row is made of: the account, its local day, its open tasks, what is published and set. */
function printOf(world: World, zone: string, changes: number, tasks: readonly string[]): string {
  const { publishedStamp, installation } = world.settings;
  return [localDateAt(world.now, zone), publishedStamp, installation.ranking, installation.tolerance, changes, ...[...tasks].sort()].join(
    ' ',
  );
}

async function rowOf(runtime: Runtime, world: World, account: AccountDocument, open: readonly TaskDocument[]): Promise<WorkDocument> {
  const { rank, needs } = rankerOf(world.published, world.settings.installation);
  const reaches = needs.contact || needs.group;
  const records = reaches ? await loadSubject(runtime.store, account._id, { type: 'account', id: account._id }, needs) : undefined;
  const { points, reasons } = rank(subjectFacts({ ...records, account }, world, world.now));
  const on = localDateAt(world.now, account.zone);
  const standing = standingFrom(account.ladder, account.balances, on, world.terms);
  const isPutOff = ({ snoozes }: TaskDocument): boolean => (snoozes?.at(-1)?.until ?? '') > on;
  const sleeps = (task: TaskDocument): boolean => isPutOff(task) || (task.dueAt ?? 0) > world.now;
  const moments = open.flatMap(({ dueAt = 0 }) => (dueAt > world.now ? [dueAt] : []));
  const awake = open.filter((task) => !sleeps(task));
  const mostPutOff = open.reduce<TaskDocument | undefined>(
    (most, task) => (timesPutOff(task) > timesPutOff(most) ? task : most),
    undefined,
  );
  const putOffReason = mostPutOff?.snoozes?.at(-1)?.reason;
  return {
    _id: account._id,
    accountName: account.name,
    ...(account.unitId === undefined ? {} : { unitId: account.unitId }),
    ...(account.ownerId === undefined ? {} : { ownerId: account.ownerId }),
    points,
    why: reasons.map(({ name, points: each }) => ({ name, points: each })),
    people: distinct(awake.map((task) => task.assigneeId ?? account.ownerId)),
    pools: distinct(awake.map((task) => (task.assigneeId === undefined ? task.pool : undefined))),
    sleepers: distinct(open.filter(sleeps).map((task) => (isPutOff(task) ? task.snoozes?.at(-1)?.by : task.assigneeId))),
    kinds: distinct(open.map((task) => task.kind)),
    states: statesOf(account, standing, world),
    steps: stepsOf(account),
    ...(account.riskScore === undefined ? {} : { riskScore: account.riskScore }),
    overdue: { amount: standing.overdueAmount, currency: account.currency },
    daysPastDue: standing.oldestDueOn === undefined ? 0 : Math.max(0, daysBetween(standing.oldestDueOn, on)),
    putOff: timesPutOff(mostPutOff),
    ...(putOffReason === undefined ? {} : { putOffReason }),
    tasks: open.map((task) => ({
      id: task._id,
      kind: task.kind,
      title: task.title,
      reason: task.reason,
      ...(task.assigneeId === undefined ? {} : { assigneeId: task.assigneeId }),
      ...(task.pool === undefined ? {} : { pool: task.pool }),
      ...(task.insteadOf ? { insteadOf: task.insteadOf } : {}),
      ...(task.dueOn === undefined ? {} : { dueOn: task.dueOn }),
      ...(isPutOff(task) ? { snoozedUntil: task.snoozes?.at(-1)?.until as string } : {}),
      ...(task.dueAt === undefined ? {} : { dueAt: task.dueAt }),
    })),
    ...(moments.length === 0 ? {} : { wakesAt: Math.min(...moments) }),
    print: printOf(
      world,
      account.zone,
      account.changes ?? 0,
      open.map((task) => `${task._id}@${task.revision}`),
    ),
    revision: newId('wrk'),
  };
}

function timesPutOff(task: TaskDocument | undefined): number {
  return task?.snoozes?.length ?? 0;
}

/** Where it stands, and in what: who asks for a step that holds others means those too. */
function stepsOf({ step }: AccountDocument): string[] {
  if (!step || step.status === 'ended') return [];
  const around = step.leaves.flatMap((leaf) => leaf.split('.').map((_, at, parts) => parts.slice(0, at + 1).join('.')));
  return distinct(around).map((path) => `${step.definitionId}/${path}`);
}

function statesOf(account: AccountDocument, standing: Standing, { terms, now }: World): string[] {
  const states: [boolean, string][] = [
    [standing.overdueAmount > terms.tolerance, 'overdue'],
    [standing.openDisputes > 0, 'disputed'],
    [standing.promiseOpenAmount > 0, 'promised'],
    [standing.heldAmount > 0, 'held'],
    [wasContacted(account, now), 'contacted'],
  ];
  return states.filter(([holds]) => holds).map(([, state]) => state);
}

function distinct(values: readonly (string | undefined)[]): string[] {
  return [...new Set(values.filter((value) => value !== undefined))];
}

/** Whether nobody would see a difference. */
function isSame(before: WorkDocument | undefined, after: WorkDocument | undefined): boolean {
  if (!before || !after) return before === after;
  const shown = ({ print: _, revision: __, ...rest }: WorkDocument): string => JSON.stringify(rest);
  return shown(before) === shown(after);
}
