import { addDays, type FlowState, isEnrollable, lineage, localDateAt, parseDuration, type Strategy, standingFrom } from '#engine';
import { type PublishedFlow, strategyOf } from '../published/library.ts';
import type { Runtime, World } from '../runtime.ts';
import type { AccountDocument } from '../store/account-documents.ts';
import { getAccount, openInvoicesDueBefore } from '../store/account-store.ts';
import { isBeingMoved } from '../store/effect-store.ts';
import { givenUpInvoices, openEnrollments } from '../store/enrollment-store.ts';
import type { EnrollmentDocument } from '../store/flow-documents.ts';
import { appendEntries } from '../store/timeline-store.ts';
import { endFromOutside } from './end-enrollment.ts';
import { type Enrolling, enroll, enrollWithin } from './enroll.ts';
import { flushSteps } from './flush-steps.ts';
import { isOverridden, wantsOther } from './wants-other.ts';

type Segment = AccountDocument['segment'];

/**
 * Puts an account on the strategy its segment names: when it runs on none and has something to chase, or when
 * it runs on another and stands in a step that may be left for it. Where a strategy runs per invoice, each
 * overdue invoice is put on it.
 */
export async function enrollBySegment(runtime: Runtime, world: World, accountId: string): Promise<void> {
  const account = await getAccount(runtime.store, accountId);
  if (!account || (await isBeingMoved(runtime.store, accountId))) return;
  const { segment } = account;
  const open = (await openEnrollments(runtime.store, accountId)).filter((enrollment) => enrollment.kind === 'strategy');
  if (segment.strategy === undefined) return leaveAlone(runtime, world, open, segment);
  const published = strategyOf(world.published, segment.strategy);
  if (!published) return;
  const type = subjectOf(published.flow as Strategy);
  const others = open.filter((enrollment) => enrollment.subject.type !== type);
  if (!(await leave(runtime, world, others, segment))) return;

  for (const running of open.filter((enrollment) => enrollment.subject.type === type))
    if (await mayLeave(runtime, world, running, segment)) await replaceStrategy(runtime, world, running, segment, published);
  if (type === 'invoice') return enrollInvoices(runtime, world, account, published, open);
  if (open.length > others.length || !mayBegin(account, published.flow as Strategy, world)) return;
  const subject = { type: 'account' as const, id: accountId };
  await enroll(runtime, world, { accountId, kind: 'strategy', subject, published, isAsked: asStill(segment) });
}

export function subjectOf(strategy: Strategy): 'account' | 'invoice' {
  return strategy.subject ?? 'account';
}

/** Whether an account that runs on nothing has something for a strategy to chase. */
export function mayBegin(account: AccountDocument, strategy: Strategy, world: World): boolean {
  const standing = standingFrom(account.ladder, account.balances, localDateAt(world.now, account.zone), world.terms);
  return isEnrollable(strategy, standing, account.ladder, account.lastEnd?.moved ? undefined : account.lastEnd, world.terms);
}

/** Up to and including which due date invoices are chased on a day: those past due, or those that fall due soon. */
export function lastDueOn(strategy: Strategy, on: string): string {
  const lead = strategy.startsBefore === undefined ? undefined : parseDuration(strategy.startsBefore)?.days;
  return addDays(on, lead ?? -1);
}

async function enrollInvoices(
  runtime: Runtime,
  world: World,
  account: AccountDocument,
  published: PublishedFlow,
  open: readonly EnrollmentDocument[],
): Promise<void> {
  const on = localDateAt(world.now, account.zone);
  const due = await openInvoicesDueBefore(runtime.store, account._id, addDays(lastDueOn(published.flow as Strategy, on), 1));
  const fresh = due.filter((invoiceId) => !open.some((enrollment) => enrollment.subject.id === invoiceId));
  const givenUp = fresh.length === 0 ? new Set<string>() : await givenUpInvoices(runtime.store, fresh);
  for (const invoiceId of fresh) {
    if (givenUp.has(invoiceId)) continue;
    const subject = { type: 'invoice' as const, id: invoiceId };
    const isAsked = asStill(account.segment);
    await enroll(runtime, world, { accountId: account._id, kind: 'strategy', subject, published, isAsked });
  }
}

/**
 * A change of segment takes effect where the running strategy says it may: in a step tagged `switchable`. A person's
 * override begins and ends wherever the account stands.
 */
export async function mayLeave(
  runtime: Pick<Runtime, 'library'>,
  world: World,
  running: EnrollmentDocument,
  segment: Segment,
): Promise<boolean> {
  if (!wantsOther(running, segment)) return false;
  if (isOverridden(running, segment)) return true;
  if (running.status !== 'active') return false;
  const flow = await runtime.library.flowByHash(running.hash, world.published);
  const active = (running.state as FlowState).leaves.flatMap(lineage);
  return active.some((path) => flow.chart.states.get(path)?.config.tags?.includes('switchable'));
}

/** A row without a strategy leaves its accounts alone on purpose: they are taken off theirs where it may be left. */
async function leaveAlone(runtime: Runtime, world: World, open: readonly EnrollmentDocument[], segment: Segment): Promise<void> {
  for (const running of open) {
    if (!(await mayLeave(runtime, world, running, segment))) continue;
    await runtime.store.transaction(async (transaction) => {
      const account = await getAccount(runtime.store, running.accountId, transaction);
      if (!account || !asStill(segment)(account)) return;
      if (!(await endFromOutside(runtime, world, running._id, endReason(running, segment), transaction))) return;
      const because = isOverridden(running, segment) ? 'it is overridden' : `“${segment.name}” is left alone`;
      const data = { text: `Taken off the strategy: ${because}` };
      const line = { key: `left-alone:${running._id}`, chain: running.accountId, at: world.now, type: 'note', data };
      await appendEntries(runtime.store, [line], transaction);
    });
    runtime.publish([{ type: 'account', id: running.accountId, version: running.version + 1 }]);
  }
}

/** Ends strategies that run for another kind of subject, all or none of them; answers whether none is left. */
async function leave(runtime: Runtime, world: World, running: readonly EnrollmentDocument[], segment: Segment): Promise<boolean> {
  for (const each of running) if (!(await mayLeave(runtime, world, each, segment))) return false;
  for (const each of running)
    await runtime.store.transaction((transaction) => endFromOutside(runtime, world, each._id, endReason(each, segment), transaction));
  return true;
}

/** Ends one strategy and begins another on the same subject, or neither. */
async function replaceStrategy(
  runtime: Runtime,
  world: World,
  running: EnrollmentDocument,
  segment: Segment,
  published: PublishedFlow,
): Promise<void> {
  const { accountId } = running;
  const subject = running.subject as Enrolling['subject'];
  const enrolled = await runtime.store.transaction(async (transaction) => {
    const account = await getAccount(runtime.store, accountId, transaction);
    if (!account || !asStill(segment)(account)) return undefined;
    if (!(await endFromOutside(runtime, world, running._id, endReason(running, segment), transaction))) return undefined;
    return enrollWithin(runtime, world, { accountId, kind: 'strategy', subject, published }, transaction);
  });
  if (enrolled) await flushSteps(runtime, world, enrolled);
}

/** What an enrollment notes of its end where another strategy is asked for. */
function endReason(running: EnrollmentDocument, segment: Segment): string {
  return isOverridden(running, segment) ? 'overridden' : 'segment-changed';
}

/** Whether an account still stands under the override, or under none, as it was read: a person may have spoken meanwhile. */
function asStill({ override }: Segment): (account: AccountDocument) => boolean {
  return ({ segment }) => segment.override === override;
}
