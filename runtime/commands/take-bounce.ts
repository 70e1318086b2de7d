import type { InboundMail } from '#connectors';
import { incidentAbout } from '../effects/effect-incident.ts';
import { writtenEntry } from '../effects/written-outcome.ts';
import { type Runtime, SYSTEM, type World } from '../runtime.ts';
import { releaseAttempt } from '../store/contact-store.ts';
import { changeIdle } from '../store/effect-store.ts';
import { openIncident } from '../store/incident-store.ts';
import type { Transaction } from '../store/store.ts';
import { appendEntries } from '../store/timeline-store.ts';
import { mailData, mailWords, noteMail } from './note-mail.ts';
import type { ReceivedMail } from './take-mail.ts';
import { tellEnrollments } from './tell-enrollments.ts';

/**
 * Takes the report that a message did not arrive, after its server had accepted it: it ends as one that is refused at
 * once does. Where the address is not at fault it counts as not sent, and a person looks at it. The report on a message
 * that is not out, or of which that was known, is only written down.
 */
export async function takeBounce(
  runtime: Pick<Runtime, 'store'>,
  world: World,
  received: ReceivedMail,
  { hard, reason }: Extract<InboundMail['sort'], { kind: 'bounce' }>,
  transaction: Transaction,
): Promise<void> {
  const { store } = runtime;
  const { id, account, effect } = received;
  const change = { status: 'failed', reason: hard ? 'bounced' : 'undelivered', detail: reason, at: world.now } as const;
  if (!(await changeIdle(store, effect._id, ['done'], change, transaction))) {
    await noteMail(runtime, world, received, { type: 'notice.cameBack', data: { reason } }, transaction);
    return;
  }
  // It has reached nobody, so it does not count against a cap.
  if (effect.contactId !== undefined) await releaseAttempt(store, effect.contactId, { key: effect._id, nth: effect.attempts }, transaction);
  const type = hard ? 'notice.bounced' : 'notice.failed';
  if (effect.written)
    await appendEntries(store, [writtenEntry(effect, effect.written, { type, at: world.now, more: { reason } })], transaction);
  else {
    const events = [{ type, payload: { ...mailData(received), reason, counted: true } }];
    await tellEnrollments(runtime, account, { id, at: world.now, events, actor: SYSTEM, personal: mailWords(received) }, transaction);
  }
  // No strategy looks after what a person has written.
  if (!hard || effect.written) await openIncident(store, incidentAbout(effect, 'notice', reason, world.now), transaction);
}
