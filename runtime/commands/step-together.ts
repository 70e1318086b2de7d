import type { CompiledStrategy, FlowState } from '#engine';
import { grouped } from '../grouped.ts';
import type { Runtime, World } from '../runtime.ts';
import { accountsById, showSteps } from '../store/account-store.ts';
import { effectsOf, insertEffects, type MadeByState, plannedByStates } from '../store/effect-store.ts';
import { clearPending, commitSteps, type PendingStep } from '../store/enrollment-store.ts';
import type { EffectDocument, EnrollmentDocument } from '../store/flow-documents.ts';
import { openTasksByStates } from '../store/task-store.ts';
import { appendEntries } from '../store/timeline-store.ts';
import { entryOf, flushSteps, hintsOf, shownStep } from './flush-steps.ts';
import { judgeStep } from './step-enrollment.ts';
import { needsOf } from './subject-facts.ts';

/** A step that is worked out and not yet written. */
export interface ReadyStep {
  readonly before: EnrollmentDocument;
  readonly state: FlowState;
  readonly pending: PendingStep;
}

/**
 * Works out how many enrollments react to their due timers. `left` are the ids of those that must be taken one
 * by one: what asks for more than its account, what only moves its timers, and what fails.
 */
export async function judgeTogether(
  runtime: Runtime,
  world: World,
  enrollments: readonly EnrollmentDocument[],
): Promise<{ readonly steps: readonly ReadyStep[]; readonly left: readonly string[] }> {
  const flows = new Map<string, CompiledStrategy>();
  for (const { hash } of enrollments) if (!flows.has(hash)) flows.set(hash, await runtime.library.flowByHash(hash, world.published));
  const ids = enrollments.map((enrollment) => enrollment.accountId);
  const accounts = await accountsById(runtime.store, ids);
  const left: string[] = [];
  const steps: ReadyStep[] = [];
  for (const before of enrollments) {
    const [flow, account] = [flows.get(before.hash), accounts.get(before.accountId)];
    const isReady = flow && account && isPlain(before, flow);
    // It fails again when it is taken by itself, and is then put before a person.
    const judged = isReady ? await judgeStep(flow, { account }, world, before).catch(() => undefined) : undefined;
    if (judged?.kind === 'step') steps.push({ before, state: judged.state, pending: judged.pending });
    else if (judged?.kind !== 'nothing') left.push(before._id);
  }
  return { steps, left };
}

/**
 * Writes many steps at once. Each is what it is by itself: its own compare-and-set, the same flush; they only
 * travel together. Answers the ids of those another worker was first with.
 */
export async function takeTogether(runtime: Runtime, world: World, steps: readonly ReadyStep[]): Promise<string[]> {
  const committed = await commitSteps(runtime.store, steps);
  await flushTogether(runtime, world, committed);
  const taken = new Set(committed.map((enrollment) => enrollment._id));
  return steps.flatMap(({ before }) => (taken.has(before._id) ? [] : before._id));
}

/** Whether the account is all that the facts of an enrollment are made of. */
function isPlain(enrollment: EnrollmentDocument, { flow }: CompiledStrategy): boolean {
  const needs = needsOf(flow);
  return enrollment.subject.type === 'account' && !needs.contact && !needs.group;
}

interface Flushing {
  readonly enrollment: EnrollmentDocument;
  readonly step: PendingStep;
  readonly effects: readonly EffectDocument[];
}

/** Copies the steps of many enrollments out, with the words of `flushSteps`; they are taken out of the enrollments last. */
async function flushTogether(runtime: Runtime, world: World, committed: readonly EnrollmentDocument[]): Promise<void> {
  const { store } = runtime;
  const ids = committed.map((enrollment) => enrollment._id);
  if (ids.length === 0) return;
  const planned = await Promise.all([plannedByStates(store, ids), openTasksByStates(store, ids)]);
  const made = grouped(planned.flat(), (each) => each.enrollmentId);
  const together: Flushing[] = [];
  for (const enrollment of committed) {
    const [step, ...more] = enrollment.pending as readonly PendingStep[];
    if (step && more.length === 0 && step.record['ended'] !== true && !withdraws(step, made.get(enrollment._id) ?? [])) {
      together.push({ enrollment, step, effects: effectsOf(enrollment, step) });
    } else await flushSteps(runtime, world, enrollment);
  }
  const shown = together.filter(({ enrollment }) => enrollment.kind === 'strategy');
  await Promise.all([
    insertEffects(
      store,
      together.flatMap(({ effects }) => effects),
    ),
    appendEntries(
      store,
      together.map(({ enrollment, step, effects }) => entryOf(enrollment, step, effects)),
    ),
    showSteps(
      store,
      shown.map(({ enrollment, step }) => shownStep(enrollment, step)),
    ),
  ]);
  for (const [version, flushed] of grouped(together, ({ step }) => step.version))
    await clearPending(
      store,
      flushed.map(({ enrollment }) => enrollment._id),
      version,
    );
  if (together.length > 0) runtime.publish(together.flatMap(({ enrollment, step, effects }) => hintsOf(enrollment, step, effects, [])));
}

/** Whether a step left something behind that is to be withdrawn. */
function withdraws({ version, left }: PendingStep, made: readonly MadeByState[]): boolean {
  return made.some((each) => each.version < version && left.includes(each.state));
}
