import {
  type CompiledStrategy,
  type FactValue,
  type FlowEvent,
  FlowProblem,
  type FlowState,
  type FlowStep,
  lineage,
  localDateAt,
  type StepInput,
} from '#engine';
import type { Runtime, World } from '../runtime.ts';
import {
  type CountChange,
  commitStep,
  commitTimers,
  getEnrollment,
  type HeldNote,
  nextLook,
  type PendingStep,
  type Reached,
} from '../store/enrollment-store.ts';
import type { EnrollmentDocument, InboxDocument } from '../store/flow-documents.ts';
import { loadSubject, type SubjectRecords } from '../store/subject-store.ts';
import { explainReactions } from './explain-reactions.ts';
import { flushSteps } from './flush-steps.ts';
import { endedPause, holdLine, reviewTask } from './let-go.ts';
import { needsOf, subjectFacts } from './subject-facts.ts';
import { holdNote, holdsMore, isSameHold, underPauses } from './under-pause.ts';

/** How a step went: taken, nothing to do, or lost to another worker that was first. */
export interface StepResult {
  readonly result: 'taken' | 'nothing' | 'lost';
  /** The enrollment as it is afterwards, where this step wrote it. */
  readonly after?: EnrollmentDocument;
}

/** What a step comes to before anything of it is written. */
export type JudgedStep =
  | { readonly kind: 'nothing' }
  /** Only timers were derived anew, or something was counted, or a pause keeps back what it has kept back before. */
  | (Reached & { readonly kind: 'timers'; readonly counts: CountChange })
  | (Reached & { readonly kind: 'step'; readonly counts: CountChange; readonly pending: PendingStep });

/** Works out how an enrollment reacts, on facts frozen as of the business clock. Throws `FlowProblem` when the machine cannot step. */
export async function judgeStep(
  flow: CompiledStrategy,
  records: SubjectRecords,
  world: World,
  enrollment: EnrollmentDocument,
  row?: InboxDocument,
): Promise<JudgedStep> {
  const facts = subjectFacts(records, world, world.now, enrollment);
  const { pauses } = world.settings;
  const input: StepInput = {
    facts,
    at: world.now,
    zone: records.account.zone,
    splitKey: records.account.parentId ?? records.account._id,
    ...underPauses(pauses, enrollment),
  };
  const event: FlowEvent | undefined = row && { type: row.type, payload: row.payload as Readonly<Record<string, FactValue>> };
  const state = enrollment.state as FlowState;
  const step = withReviewTask(flow.advance(state, event, input));
  const counts = countsOf(row);
  const before = enrollment.held as HeldNote | undefined;
  const held = holdNote(flow, step, input, pauses, enrollment);
  const reached = { state: step.state, held };

  if (isQuiet(step, state) && isScheduled(enrollment, reached) && isSameHold(held, before) && Object.keys(counts).length === 0)
    return { kind: 'nothing' };
  const on = localDateAt(world.now, records.account.zone);
  const kept = holdsMore(held, before) ? holdLine(held, pauses) : undefined;
  if (step.reactions.every((reaction) => reaction.taken.length === 0 && reaction.decisions.length === 0)) {
    if (!kept) return { kind: 'timers', ...reached, counts };
    const record = { ...kept, event: row?.type, by: kept.by, on };
    return { kind: 'step', ...reached, counts, pending: { ...pendingStep(flow, step, record, world.now), type: 'wait.held' } };
  }
  const reactions = await explainReactions(flow, state, event, step.reactions, input);
  const resumed = endedPause(step.reactions, pauses);
  const record = {
    event: row?.type,
    reactions,
    by: row?.by ?? resumed?.by,
    on,
    facts,
    ...(resumed ? { resumed } : {}),
    ...(kept ? { kept } : {}),
  };
  return { kind: 'step', ...reached, counts, pending: pendingStep(flow, step, record, world.now) };
}

/** Where a person is to review what a pause has kept back, he is asked. */
function withReviewTask(step: FlowStep): FlowStep {
  const task = reviewTask(step);
  return task ? { ...step, effects: [...step.effects, task] } : step;
}

/**
 * Lets one enrollment react to one event, or to its due timers: facts frozen as of the business clock, one
 * compare-and-set, then the flush. Throws `FlowProblem` when the machine cannot step.
 */
export async function stepEnrollment(
  runtime: Runtime,
  world: World,
  enrollment: EnrollmentDocument,
  row?: InboxDocument,
): Promise<StepResult> {
  const flow = await runtime.library.flowByHash(enrollment.hash, world.published);
  const records = await loadSubject(runtime.store, enrollment.accountId, enrollment.subject, needsOf(flow.flow));
  if (!records) throw new FlowProblem('the account is gone');
  const judged = await judgeStep(flow, records, world, enrollment, row);
  if (judged.kind === 'nothing') return { result: 'nothing' };
  if (judged.kind === 'timers') {
    const timed = await commitTimers(runtime.store, enrollment, judged, judged.counts, row?._id);
    return timed ? { result: 'taken', after: timed } : { result: 'lost' };
  }
  const committed = await commitStep(runtime.store, enrollment, judged, judged.pending, { id: row?._id, counts: judged.counts });
  if (!committed) return { result: 'lost' };
  await flushSteps(runtime, world, committed);
  return { result: 'taken', after: { ...committed, pending: [] } };
}

/** Whether a step changes nothing at all: no reaction, and every timer where it was. */
function isQuiet(step: FlowStep, before: FlowState): boolean {
  const reacted = step.reactions.some((reaction) => reaction.taken.length > 0 || reaction.decisions.length > 0);
  return !reacted && JSON.stringify(step.state.timers) === JSON.stringify(before.timers);
}

/** Whether it is looked at again when its next timer is due, and at no other moment. */
function isScheduled(enrollment: EnrollmentDocument, { state, held }: Reached): boolean {
  return enrollment.nextDueAt?.getTime() === nextLook(state, held);
}

/** What of an event an enrollment counts. Messages on a channel without receipts count as delivered when accepted. */
function countsOf(row: InboxDocument | undefined): CountChange {
  switch (row?.type) {
    case 'notice.sent':
      return { sent: 1, ...(row.payload['receipts'] === true ? {} : { delivered: 1 }) };
    case 'notice.delivered':
      return { delivered: 1 };
    case 'notice.bounced':
    case 'notice.failed':
      return row.payload['counted'] === true ? { delivered: -1 } : {};
    case 'promise.broken':
      return { broken: 1 };
    default:
      return {};
  }
}

/** The step as it waits in the enrollment for the flush. */
export function pendingStep(flow: CompiledStrategy, step: FlowStep, record: PendingStep['record'], at: number): PendingStep {
  const active = new Set(step.state.leaves.flatMap(lineage));
  const resumed = step.reactions.findLast((reaction) => reaction.timer?.decided)?.timer?.decided;
  return {
    version: step.state.version,
    at,
    record: { ...record, leaves: step.state.leaves, ended: step.state.ended },
    effects: step.effects.map(({ call, origin, skip, review }) => ({
      type: call.type,
      params: call.params ?? {},
      origin: origin.at,
      state: origin.state,
      visit: step.state.visits[origin.state] ?? 0,
      ...(active.has(origin.state) ? {} : { transit: true as const }),
      outbound: flow.registry.effects.get(call.type)?.outbound ?? false,
      ...(skip ? { skip } : {}),
      ...(review ? { review } : {}),
      ...(resumed && !skip ? { resumed: resumed.pause } : {}),
    })),
    left: step.left,
  };
}

const MAX_TRIES = 8;

/**
 * Steps an enrollment, starting from what the caller has read of it. A lost race is tried again on a fresh read
 * a few times before the event waits for its next turn.
 */
export async function stepUntilTaken(
  runtime: Runtime,
  world: World,
  read: EnrollmentDocument | undefined,
  row?: InboxDocument,
): Promise<StepResult> {
  let enrollment = read;
  for (let attempt = 0; attempt < MAX_TRIES; attempt += 1) {
    if (enrollment?.status !== 'active' || (row && enrollment.seen.includes(row._id)))
      return { result: 'nothing', ...(enrollment ? { after: enrollment } : {}) };
    const step = await stepEnrollment(runtime, world, enrollment, row);
    if (step.result !== 'lost') return step;
    enrollment = await getEnrollment(runtime.store, enrollment._id);
  }
  return { result: 'lost' };
}
