import { FlowProblem, InvariantError } from '#engine';
import { flushSteps } from '../commands/flush-steps.ts';
import { park } from '../commands/park-enrollment.ts';
import { type StepResult, stepUntilTaken } from '../commands/step-enrollment.ts';
import type { Runtime, World } from '../runtime.ts';
import { countFault, forgetFaults, getEnrollment, touchEnrollment } from '../store/enrollment-store.ts';
import type { EnrollmentDocument, InboxDocument } from '../store/flow-documents.ts';
import { countAttempt, holdEvents, markEvents, pendingEvents } from '../store/inbox-store.ts';

const BATCH = 100;
const MAX_ATTEMPTS = 3;
/** Between tries of what failed: a fault of the moment has time to pass. */
const PAUSE_MS = 1000;

/**
 * Takes an enrollment's waiting events in order. One that fails for a reason of the machine parks the
 * enrollment at once; one that fails for a fault of the moment does so after a few tries. Events of a parked
 * enrollment wait; those of an ended one are dropped.
 */
export async function drainEvents(runtime: Runtime, world: World, enrollmentId: string): Promise<void> {
  const [enrollment, rows] = await Promise.all([
    getEnrollment(runtime.store, enrollmentId),
    pendingEvents(runtime.store, enrollmentId, BATCH),
  ]);
  if (!enrollment || enrollment.status === 'ended') {
    await markEvents(
      runtime.store,
      rows.map((row) => row._id),
      'dropped',
    );
    return;
  }
  if (enrollment.status === 'parked') {
    // Told in the moment it was parked. A person may let it go on in this one.
    await runtime.store.transaction(async (transaction) => {
      const isParked = await touchEnrollment(runtime.store, enrollmentId, { status: 'parked' }, transaction);
      if (isParked) await holdEvents(runtime.store, enrollmentId, true, transaction);
    });
    return;
  }
  if (enrollment.pending.length > 0) await flushSteps(runtime, world, enrollment);
  const taken: string[] = [];
  let current: EnrollmentDocument = { ...enrollment, pending: [] };
  for (const row of rows) {
    const step = await takeRow(runtime, world, current, row);
    if (step.result === 'lost') break;
    taken.push(row._id);
    current = step.after ?? current;
  }
  await markEvents(runtime.store, taken, 'done');
}

/** `lost`: the events behind it must wait. */
async function takeRow(runtime: Runtime, world: World, enrollment: EnrollmentDocument, row: InboxDocument): Promise<StepResult> {
  try {
    return await stepUntilTaken(runtime, world, enrollment, row);
  } catch (error) {
    const attempts = await countAttempt(runtime.store, row._id, PAUSE_MS);
    runtime.log.error({ err: error, event: row._id, attempts }, 'an event could not be taken');
    if (isLasting(error) || attempts >= MAX_ATTEMPTS) await park(runtime, world, enrollment, stuckAt(row.type, error));
    return { result: 'lost' };
  }
}

/** Lets the due timers of an enrollment fire. What fails for a fault of the moment stays due for a few more looks. */
export async function fireTimers(runtime: Runtime, world: World, enrollmentId: string): Promise<void> {
  const { store, log } = runtime;
  const enrollment = await getEnrollment(store, enrollmentId);
  if (!enrollment || (enrollment.retryAt?.getTime() ?? 0) > Date.now()) return;
  try {
    await stepUntilTaken(runtime, world, enrollment);
    if (enrollment.faults !== undefined) await forgetFaults(store, enrollmentId);
  } catch (error) {
    const faults = await countFault(store, enrollmentId, PAUSE_MS);
    log.error({ err: error, enrollmentId, faults }, 'timers could not fire');
    if (isLasting(error) || faults >= MAX_ATTEMPTS) await park(runtime, world, enrollment, stuckAt('a wait that is over', error));
  }
}

/** Whether trying again cannot help. */
function isLasting(error: unknown): boolean {
  return error instanceof FlowProblem || error instanceof InvariantError;
}

/** What happened, and what to do about it. */
function stuckAt(what: string, error: unknown): string {
  return `${what} could not be taken: ${(error as Error).message}. Mend the cause, then try again: what has happened since is played in its order.`;
}
