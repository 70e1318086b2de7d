import { blankState, type FlowState, localDateAt } from '#engine';
import type { PublishedFlow } from '../published/library.ts';
import type { Runtime, World } from '../runtime.ts';
import type { AccountDocument } from '../store/account-documents.ts';
import { takeEventNumbers } from '../store/account-store.ts';
import { markPathStarted } from '../store/dispute-store.ts';
import { insertEnrollment, stateFields } from '../store/enrollment-store.ts';
import type { EnrollmentDocument } from '../store/flow-documents.ts';
import { isDuplicate } from '../store/is-duplicate.ts';
import { newId } from '../store/new-id.ts';
import type { Transaction } from '../store/store.ts';
import { loadSubject } from '../store/subject-store.ts';
import { explainReactions } from './explain-reactions.ts';
import { flushSteps } from './flush-steps.ts';
import { holdLine } from './let-go.ts';
import { pendingStep } from './step-enrollment.ts';
import { needsOf, subjectFacts } from './subject-facts.ts';
import { holdNote, underPauses } from './under-pause.ts';
import { NONE } from './wants-other.ts';

export interface Enrolling {
  readonly accountId: string;
  readonly kind: 'strategy' | 'resolution';
  readonly subject: { readonly type: 'account' | 'invoice' | 'dispute'; readonly id: string };
  readonly published: PublishedFlow;
  /** Looked at in the transaction: whether the account is still to be on it. */
  readonly isAsked?: (account: AccountDocument) => boolean;
}

/**
 * Puts a subject on a flow and walks it to the step of its age. The account is written in the same
 * transaction, so a payment that comes in at that moment is either among the facts or told as an event.
 * False when the subject is on one already.
 */
export async function enroll(runtime: Runtime, world: World, enrolling: Enrolling): Promise<boolean> {
  const enrolled = await runtime.store
    .transaction((transaction) => enrollWithin(runtime, world, enrolling, transaction))
    .catch((error: unknown) => {
      if (isDuplicate(error)) return undefined;
      throw error;
    });
  if (!enrolled) return false;
  await flushSteps(runtime, world, enrolled);
  return true;
}

/** The same within a transaction under way; the caller flushes what it answers. */
export async function enrollWithin(
  runtime: Pick<Runtime, 'store' | 'library'>,
  world: World,
  { accountId, kind, subject, published, isAsked }: Enrolling,
  transaction: Transaction,
): Promise<EnrollmentDocument | undefined> {
  const flow = await runtime.library.flowByHash(published.hash, world.published);
  const records = await loadSubject(runtime.store, accountId, subject, needsOf(flow.flow), transaction);
  if (!records || isAsked?.(records.account) === false) return undefined;
  await takeEventNumbers(runtime.store, accountId, 1, transaction);
  const counts = { sent: 0, delivered: 0, broken: 0 };
  const facts = subjectFacts(records, world, world.now, { counts, definitionId: flow.flow.id });
  const running = { kind, definitionId: flow.flow.id };
  const { pauses } = world.settings;
  const input = {
    facts,
    at: world.now,
    zone: records.account.zone,
    splitKey: records.account.parentId ?? accountId,
    ...underPauses(pauses, running),
  };
  const step = flow.start(input);
  const held = holdNote(flow, step, input, pauses, running);
  const event = { type: 'account.enrolled', payload: {} };
  const reactions = await explainReactions(flow, blankState(input.at), event, step.reactions, input);
  const kept = held && { kept: holdLine(held, pauses) };
  const record = { event: event.type, reactions, on: localDateAt(world.now, records.account.zone), facts, ...kept };
  const { set } = stateFields(step.state, held);
  const enrollment = {
    _id: newId('enr'),
    accountId,
    kind,
    subject: { ...subject },
    definitionId: flow.flow.id,
    definitionVersion: published.version,
    hash: published.hash,
    segmentStrategy: records.account.segment.strategy ?? NONE,
    ...(records.account.segment.override === undefined ? {} : { override: records.account.segment.override }),
    status: step.state.ended ? 'ended' : 'active',
    ...(set as { state: FlowState; version: number }),
    seen: [],
    pending: [pendingStep(flow, step, record, world.now)],
    counts,
    startedAt: world.now,
    ...(step.state.ended ? { endedAt: world.now, endReason: 'final' } : {}),
  } as unknown as EnrollmentDocument;
  await insertEnrollment(runtime.store, enrollment, transaction);
  if (subject.type === 'dispute') await markPathStarted(runtime.store, subject.id, transaction);
  return enrollment;
}
