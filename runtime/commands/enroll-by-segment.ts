import { type FlowState, isEnrollable, lineage, localDateAt, type Strategy, standingFrom } from '#engine';
import { type PublishedFlow, strategyOf } from '../published/library.ts';
import type { Runtime, World } from '../runtime.ts';
import type { AccountDocument } from '../store/account-documents.ts';
import { getAccount, openInvoicesDueBefore } from '../store/account-store.ts';
import { isBeingMoved } from '../store/effect-store.ts';
import { endEnrollment, openEnrollments } from '../store/enrollment-store.ts';
import type { EnrollmentDocument } from '../store/flow-documents.ts';
import { enroll, enrollWithin } from './enroll.ts';
import { flushSteps } from './flush-steps.ts';

/**
 * Puts an account on the strategy its segment names: when it runs on none and has something to chase, or when
 * it runs on another and stands in a step that may be left for it. Where a strategy runs per invoice, each
 * overdue invoice is put on it.
 */
export async function enrollBySegment(runtime: Runtime, world: World, accountId: string): Promise<void> {
  const account = await getAccount(runtime.store, accountId);
  const published = account?.segment.strategy === undefined ? undefined : strategyOf(world.published, account.segment.strategy);
  if (!account || !published) return;
  const open = (await openEnrollments(runtime.store, accountId)).filter((enrollment) => enrollment.kind === 'strategy');
  const strategy = published.flow as Strategy;
  if (strategy.subject === 'invoice') return enrollInvoices(runtime, world, account, published, open);

  if (await isBeingMoved(runtime.store, accountId)) return;
  const [running] = open;
  if (running) return switchStrategy(runtime, world, running, published);
  const standing = standingFrom(account.ladder, account.balances, localDateAt(world.now, account.zone), world.terms);
  if (!isEnrollable(strategy, standing, account.ladder, account.lastEnd, world.terms)) return;
  await enroll(runtime, world, { accountId, kind: 'strategy', subject: { type: 'account', id: accountId }, published });
}

async function enrollInvoices(
  runtime: Runtime,
  world: World,
  account: AccountDocument,
  published: PublishedFlow,
  open: readonly EnrollmentDocument[],
): Promise<void> {
  if (open.some((enrollment) => enrollment.subject.type === 'account')) return;
  const on = localDateAt(world.now, account.zone);
  for (const invoiceId of await openInvoicesDueBefore(runtime.store, account._id, on)) {
    if (open.some((enrollment) => enrollment.subject.id === invoiceId)) continue;
    await enroll(runtime, world, { accountId: account._id, kind: 'strategy', subject: { type: 'invoice', id: invoiceId }, published });
  }
}

/** A change of segment takes effect where the running strategy says it may: in a step tagged `switchable`. */
async function switchStrategy(runtime: Runtime, world: World, running: EnrollmentDocument, published: PublishedFlow): Promise<void> {
  if (running.definitionId === published.flow.id || running.status !== 'active') return;
  const flow = await runtime.library.flowByHash(running.hash, world.published);
  const active = (running.state as FlowState).leaves.flatMap(lineage);
  if (!active.some((path) => flow.chart.states.get(path)?.config.tags?.includes('switchable'))) return;
  await replaceStrategy(runtime, world, running, published, 'segment-changed');
}

/** Ends one strategy and begins another, or neither. */
export async function replaceStrategy(
  runtime: Runtime,
  world: World,
  running: EnrollmentDocument,
  published: PublishedFlow,
  reason: string,
): Promise<void> {
  const { accountId, subject } = running;
  const enrolled = await runtime.store.transaction(async (transaction) => {
    if (!(await endEnrollment(runtime.store, running._id, reason, world.now, transaction))) return undefined;
    return enrollWithin(
      runtime,
      world,
      { accountId, kind: 'strategy', subject: subject as { type: 'account'; id: string }, published },
      transaction,
    );
  });
  if (enrolled) await flushSteps(runtime, world, enrolled);
}
