import {
  FlowProblem,
  type FlowState,
  isInside,
  localDateAt,
  type MovedStep,
  type StepInput,
  type StepMapping,
  type Strategy,
} from '#engine';
import type { Runtime, World } from '../runtime.ts';
import { getEnrollment } from '../store/enrollment-store.ts';
import type { EnrollmentDocument } from '../store/flow-documents.ts';
import type { MoveDocument } from '../store/move-documents.ts';
import { commitMove, type MovedEnrollment } from '../store/move-store.ts';
import { loadSubject } from '../store/subject-store.ts';
import { subjectOf } from './enroll-by-segment.ts';
import { explainReactions } from './explain-reactions.ts';
import { flushSteps } from './flush-steps.ts';
import { pendingStep } from './step-enrollment.ts';
import { needsOf, subjectFacts } from './subject-facts.ts';
import { holdNote, underPauses } from './under-pause.ts';

/** Where a move leads, and how. */
export type Destination = Pick<MoveDocument, 'toVersion' | 'toHash'> & { readonly mapping: StepMapping };

/** What moving one enrollment comes to, before anything of it is written; undefined when it has to stay. Throws `FlowProblem`. */
export async function judgeMove(
  runtime: Pick<Runtime, 'store' | 'library'>,
  world: World,
  destination: Destination,
  before: EnrollmentDocument,
  by?: string,
): Promise<(MovedEnrollment & { readonly step: MovedStep }) | undefined> {
  const { library, store } = runtime;
  const older = await library.flowByHash(before.hash, world.published);
  const flow = await library.flowByHash(destination.toHash, world.published);
  const subject = subjectOf(flow.flow as Strategy);
  if (before.subject.type !== subject)
    throw new FlowProblem(`it runs for the ${before.subject.type}, and the new version for each ${subject}`);
  const records = await loadSubject(store, before.accountId, before.subject, needsOf(flow.flow));
  if (!records) throw new FlowProblem('the account is gone');
  const { pauses } = world.settings;
  const facts = subjectFacts(records, world, world.now, before);
  const input: StepInput = {
    facts,
    at: world.now,
    zone: records.account.zone,
    splitKey: records.account.parentId ?? records.account._id,
    ...underPauses(pauses, before),
  };
  const state = before.state as FlowState;
  const step = flow.takeOver(older, state, destination.mapping, input);
  if (!step) return undefined;
  const paused = input.paused?.find((path) => standsIn(state, path) && !standsIn(step.state, path));
  if (paused !== undefined) throw new FlowProblem(`it is paused at “${paused}”, and would be led out of there: end the pause first`);
  const held = holdNote(flow, step, input, pauses, before);
  const reactions = await explainReactions(flow, state, undefined, step.reactions, input);
  const moved = { from: before.definitionVersion, to: destination.toVersion, fromSteps: state.leaves, toSteps: step.state.leaves };
  const record = { moved, reactions, by, on: localDateAt(world.now, records.account.zone), ...(reactions.length > 0 ? { facts } : {}) };
  const pending = { ...pendingStep(flow, step, record, world.now), type: 'version.moved' };
  return { before, step, state: step.state, held, pending, renamed: step.renamed };
}

function standsIn({ leaves }: FlowState, path: string): boolean {
  return leaves.some((leaf) => isInside(leaf, path));
}

/**
 * Puts one enrollment onto the version a move leads to: steps, waits, work and count in one transaction, then the
 * flush. One that is there already, or has to stay, is left alone; so it may be asked for again after any crash.
 */
export async function moveEnrollment(runtime: Runtime, world: World, move: MoveDocument, enrollmentId: string): Promise<void> {
  const { store } = runtime;
  const mapping = mappingOf(move);
  for (;;) {
    const found = await store.transaction(async (transaction) => {
      const before = await getEnrollment(store, enrollmentId, transaction);
      if (before?.status !== 'active' || before.definitionVersion >= move.toVersion) return undefined;
      if (!canMove(before, move)) return undefined;
      // What its last steps have asked for must lie in the outbox before the steps are called something else.
      if (before.pending.length > 0) return before;
      const judged = await judgeMove(runtime, world, { ...move, mapping }, before, move.by);
      return judged && commitMove(store, move, judged, transaction);
    });
    if (found) await flushSteps(runtime, world, found);
    if (!found || found.definitionVersion >= move.toVersion) return;
  }
}

/** Where steps go on that are called something else. */
export function mappingOf({ mapping }: Pick<MoveDocument, 'mapping'>): StepMapping {
  return new Map(mapping.flatMap(({ from, to }) => (to === undefined ? [] : [[from, to] as const])));
}

/** Whether the person who moves has said that accounts on one of these steps stay. */
export function canMove({ state }: EnrollmentDocument, { mapping }: Pick<MoveDocument, 'mapping'>): boolean {
  const staying = new Set(mapping.filter((each) => each.to === undefined).map((each) => each.from));
  return !(state as FlowState).leaves.some((leaf) => staying.has(leaf));
}
