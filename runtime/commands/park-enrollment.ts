import type { Runtime, World } from '../runtime.ts';
import { setStepStatus } from '../store/account-store.ts';
import { parkEnrollment } from '../store/enrollment-store.ts';
import type { EnrollmentDocument } from '../store/flow-documents.ts';
import { holdEvents } from '../store/inbox-store.ts';
import { openIncident } from '../store/incident-store.ts';
import { newId } from '../store/new-id.ts';
import { appendEntries } from '../store/timeline-store.ts';

/** Stops an enrollment that cannot proceed, with the reason for a person; its neighbors go on. */
export async function park(runtime: Runtime, world: World, enrollment: EnrollmentDocument, reason: string): Promise<void> {
  const { _id: id, accountId } = enrollment;
  const incidentId = `flow:${id}`;
  // It may be tried again and stop again at the same step and business moment: each time is a line of its own.
  const key = newId('park');
  await runtime.store.transaction(async (transaction) => {
    if (!(await parkEnrollment(runtime.store, id, incidentId, transaction))) return;
    await holdEvents(runtime.store, id, true, transaction);
    await openIncident(
      runtime.store,
      { _id: incidentId, kind: 'strategy', accountId, enrollmentId: id, reason, openedAt: world.now },
      transaction,
    );
    await setStepStatus(runtime.store, accountId, id, 'parked', transaction);
    await appendEntries(
      runtime.store,
      [
        {
          key,
          chain: accountId,
          at: world.now,
          type: 'enrollment.parked',
          data: { enrollmentId: id, reason },
        },
      ],
      transaction,
    );
  });
  runtime.publish([
    { type: 'incident', id: incidentId, version: 1 },
    { type: 'account', id: accountId, version: enrollment.version },
  ]);
}
