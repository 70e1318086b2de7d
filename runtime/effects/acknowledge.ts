import type { ConnectorManifest, SendOutcome } from '#connectors';
import { type BusinessEvent, HOUR } from '#engine';
import { closeAnswered } from '../commands/close-reply.ts';
import { tellEnrollments } from '../commands/tell-enrollments.ts';
import { type Runtime, SYSTEM, type World } from '../runtime.ts';
import type { AccountDocument } from '../store/account-documents.ts';
import { getAccount } from '../store/account-store.ts';
import { releaseAttempt } from '../store/contact-store.ts';
import { changeLeased, type EffectChange } from '../store/effect-store.ts';
import type { EffectDocument } from '../store/flow-documents.ts';
import { openIncident } from '../store/incident-store.ts';
import type { Transaction } from '../store/store.ts';
import { appendEntries } from '../store/timeline-store.ts';
import { incidentAbout } from './effect-incident.ts';
import type { NoticeResult } from './withhold-notice.ts';
import { writtenEntry } from './written-outcome.ts';

const MAX_ATTEMPTS = 8;
const FIRST_RETRY_MS = 30_000;
const LONGEST_RETRY_MS = 4 * HOUR;

/** `not-now`: after the reservation and before the call it turned out that nothing may go out any more. */
type Acknowledged = SendOutcome | { readonly result: 'sealed' | 'not-now' };

/** What becomes of a notice, and what its strategy is told. */
interface Verdict {
  readonly change: EffectChange;
  readonly event?: string;
  readonly reason?: string;
  /** The attempt reached nobody for certain, so it does not count against a cap. */
  readonly release?: boolean;
  readonly incident?: string;
}

/**
 * Writes how an attempt ended, if this worker still holds it: outcome, event, and the contact's reservation
 * are one transaction. A worker that was overtaken changes nothing.
 */
export async function acknowledge(
  runtime: Runtime,
  world: World,
  effect: EffectDocument,
  manifest: Pick<ConnectorManifest, 'receipts'>,
  outcome: Acknowledged,
): Promise<NoticeResult> {
  const verdict = verdictOn(outcome, effect, world.now);
  await runtime.store.transaction(async (transaction) => {
    if (!(await changeLeased(runtime.store, effect, verdict.change, transaction))) {
      runtime.log.warn({ effect: effect._id, fence: effect.fence }, 'an overtaken worker came back');
      return;
    }
    const account = await getAccount(runtime.store, effect.accountId, transaction);
    if (verdict.release && effect.contactId !== undefined)
      await releaseAttempt(runtime.store, effect.contactId, { key: effect._id, nth: effect.attempts }, transaction);
    if (verdict.event !== undefined && account) await tell(runtime, world, { effect, account, manifest, verdict }, transaction);
    // No strategy looks after what a person has written: whatever has not arrived is put before one.
    const incident = verdict.incident ?? (effect.written && verdict.reason);
    if (incident !== undefined) await openIncident(runtime.store, incidentAbout(effect, 'notice', incident, world.now), transaction);
  });
  runtime.publish([
    { type: 'notice', id: effect._id, version: effect.fence },
    { type: 'account', id: effect.accountId, version: effect.fence },
  ]);
  return verdict.change.status === 'parked' || verdict.change.status === 'pending' ? 'blocking' : 'through';
}

/** Tells what became of it: the history of what a person has written, the strategies of everything else. */
async function tell(
  runtime: Runtime,
  world: World,
  told: {
    readonly effect: EffectDocument;
    readonly account: AccountDocument;
    readonly manifest: Pick<ConnectorManifest, 'receipts'>;
    readonly verdict: Verdict;
  },
  transaction: Transaction,
): Promise<void> {
  const { effect, account, manifest, verdict } = told;
  const { event = '', reason } = verdict;
  const id = `effect:${effect._id}:${effect.fence}`;
  if (!effect.written) {
    const events = [eventOf(event, effect, manifest, reason)];
    await tellEnrollments(runtime, account, { id, at: world.now, events, actor: SYSTEM }, transaction);
    return;
  }
  const entry = writtenEntry(effect, effect.written, { type: event, at: world.now, more: reason === undefined ? {} : { reason } });
  await appendEntries(runtime.store, [entry], transaction);
  if (event === 'notice.sent') await closeAnswered(runtime, world, { effect, account, id }, transaction);
}

function eventOf(
  type: string,
  effect: EffectDocument,
  manifest: Pick<ConnectorManifest, 'receipts'>,
  reason: string | undefined,
): BusinessEvent {
  return {
    type,
    payload: {
      channel: effect.channel ?? '',
      template: String(effect.params['template']),
      key: effect._id,
      receipts: manifest.receipts,
      ...(reason === undefined ? {} : { reason }),
    },
  };
}

function verdictOn(outcome: Acknowledged, effect: EffectDocument, at: number): Verdict {
  switch (outcome.result) {
    case 'accepted':
      return { change: { status: 'done', at, set: { reference: outcome.reference } }, event: 'notice.sent' };
    case 'sealed':
      return { change: { status: 'sealed', reason: 'sandbox', detail: 'nothing leaves a sandbox', at }, event: 'notice.sent' };
    case 'not-now':
      return { change: { status: 'pending', at }, release: true };
    case 'bounced':
      return {
        change: { status: 'failed', reason: 'bounced', detail: outcome.detail, at },
        event: 'notice.bounced',
        reason: outcome.detail,
        release: true,
      };
    case 'rejected':
      return {
        change: { status: 'failed', reason: 'rejected', detail: outcome.detail, at },
        event: 'notice.failed',
        reason: outcome.detail,
        release: true,
        incident: outcome.detail,
      };
    case 'unavailable': {
      if (effect.attempts >= MAX_ATTEMPTS) {
        const detail = `given up after ${effect.attempts} attempts: ${outcome.detail}`;
        return {
          change: { status: 'failed', reason: 'unavailable', detail, at },
          event: 'notice.failed',
          reason: detail,
          release: true,
          incident: detail,
        };
      }
      const retryInMs = outcome.retryAfterMs ?? backOff(effect.attempts);
      return { change: { status: 'pending', reason: 'unavailable', detail: outcome.detail, retryInMs, at }, release: true };
    }
    case 'unclear':
      return {
        change: { status: 'parked', reason: 'unclear', detail: outcome.detail, at },
        incident: `it may have gone out: ${outcome.detail}`,
      };
  }
}

/** Doubles from attempt to attempt, with full jitter, so that many do not come back at once. */
function backOff(attempts: number): number {
  return Math.ceil(Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** (attempts - 1)) * (0.5 + Math.random() / 2));
}
