import type { CompiledStrategy } from '#engine';
import { grouped } from '../grouped.ts';
import type { Runtime, World } from '../runtime.ts';
import { accountsById, showSteps } from '../store/account-store.ts';
import { insertEffects, type MadeByState, plannedByStates } from '../store/effect-store.ts';
import { commitSteps, commitWhole, type PendingStep, type Reached } from '../store/enrollment-store.ts';
import type { EnrollmentDocument } from '../store/flow-documents.ts';
import { effectsOf } from '../store/planned-effects.ts';
import { openTasksByStates } from '../store/task-store.ts';
import { appendEntries } from '../store/timeline-store.ts';
import { entryOf, flushSteps, hintsOf, shownStep } from './flush-steps.ts';
import { judgeStep } from './step-enrollment.ts';
import { needsOf } from './subject-facts.ts';

/** A step that is worked out and not yet written. */
export interface ReadyStep extends Reached {
  readonly before: EnrollmentDocument;
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
    if (judged?.kind === 'step') steps.push({ before, state: judged.state, held: judged.held, pending: judged.pending });
    else if (judged?.kind !== 'nothing') left.push(before._id);
  }
  return { steps, left };
}

/**
 * Writes many steps at once. Those that withdraw nothing and end nothing are written whole, with all that follows
 * from them, in one transaction; the others each with a compare-and-set of its own and a flush. Answers the ids of
 * those another worker was first with.
 */
export async function takeTogether(runtime: Runtime, world: World, steps: readonly ReadyStep[]): Promise<string[]> {
  const made = await madeByStates(runtime, steps);
  const isWhole = (step: ReadyStep): boolean =>
    step.before.pending.length === 0 && step.pending.record['ended'] !== true && !withdraws(step.pending, made.get(step.before._id) ?? []);
  const whole = steps.filter(isWhole);
  const rest = (await takeWhole(runtime, whole)) ? steps.filter((step) => !isWhole(step)) : steps;
  const committed = await commitSteps(runtime.store, rest);
  for (const enrollment of committed) await flushSteps(runtime, world, enrollment);
  const taken = new Set(committed.map((enrollment) => enrollment._id));
  return rest.flatMap(({ before }) => (taken.has(before._id) ? [] : before._id));
}

/** Whether the account is all that the facts of an enrollment are made of. */
function isPlain(enrollment: EnrollmentDocument, { flow }: CompiledStrategy): boolean {
  const needs = needsOf(flow);
  return enrollment.subject.type === 'account' && !needs.contact && !needs.group;
}

/** What states of these enrollments have made that might have to be withdrawn. */
async function madeByStates({ store }: Runtime, steps: readonly ReadyStep[]): Promise<ReadonlyMap<string, MadeByState[]>> {
  const ids = steps.map(({ before }) => before._id);
  const found = await Promise.all([plannedByStates(store, ids), openTasksByStates(store, ids)]);
  return grouped(found.flat(), (each) => each.enrollmentId);
}

/** Writes steps with their effects, lines and read models, all or none; none when an enrollment has moved meanwhile. */
async function takeWhole(runtime: Runtime, steps: readonly ReadyStep[]): Promise<boolean> {
  if (steps.length === 0) return true;
  const { store } = runtime;
  const taken = steps.map(({ before, state, pending }) => {
    const enrollment: EnrollmentDocument = { ...before, state, version: state.version };
    return { enrollment, step: pending, effects: effectsOf(enrollment, pending) };
  });
  const effects = taken.flatMap((each) => each.effects);
  const entries = taken.map((each) => entryOf(each.enrollment, each.step, each.effects));
  const shown = taken.flatMap(({ enrollment, step }) => (enrollment.kind === 'strategy' ? shownStep(enrollment, step) : []));
  const isTaken = await store.transaction(async (transaction) => {
    if (!(await commitWhole(store, steps, transaction))) {
      await transaction.abortTransaction();
      return false;
    }
    await insertEffects(store, effects, transaction);
    await appendEntries(store, entries, transaction);
    await showSteps(store, shown, transaction);
    return true;
  });
  if (isTaken) runtime.publish(taken.flatMap(({ enrollment, step, effects }) => hintsOf(enrollment, step, effects, [])));
  return isTaken;
}

/** Whether a step left something behind that is to be withdrawn. */
function withdraws({ version, left }: PendingStep, made: readonly MadeByState[]): boolean {
  return made.some((each) => each.version < version && left.includes(each.state));
}
