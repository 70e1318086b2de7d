import type { Runtime, World } from '../runtime.ts';
import { setStepStatus } from '../store/account-store.ts';
import { endEnrollment, getEnrollment } from '../store/enrollment-store.ts';
import { dropEvents } from '../store/inbox-store.ts';
import { closeIncidents } from '../store/incident-store.ts';
import type { Transaction } from '../store/store.ts';
import { withdrawAllTasks } from '../store/task-store.ts';
import { withdrawPlanned } from './withdraw-work.ts';

/**
 * Ends an enrollment from outside its flow: what it had planned and the tasks of its steps are withdrawn, its
 * events dropped, its incident closed. False when it had ended already.
 */
export async function endFromOutside(
  runtime: Pick<Runtime, 'store'>,
  world: World,
  enrollmentId: string,
  reason: string,
  transaction: Transaction,
): Promise<boolean> {
  const { store } = runtime;
  if (!(await endEnrollment(store, enrollmentId, reason, world.now, transaction))) return false;
  const ended = await getEnrollment(store, enrollmentId);
  if (ended?.kind === 'strategy') await setStepStatus(store, ended.accountId, enrollmentId, 'ended', transaction);
  await withdrawPlanned(runtime, { enrollmentId }, world.now, transaction);
  await withdrawAllTasks(store, enrollmentId, undefined, world.now, transaction);
  await dropEvents(store, enrollmentId, transaction);
  await closeIncidents(store, { id: `flow:${enrollmentId}` }, { at: world.now, note: `ended: ${reason}` }, transaction);
  return true;
}
