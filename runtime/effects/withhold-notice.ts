import { DAY, localAt, type NoticeVerdict } from '#engine';
import type { Runtime, World } from '../runtime.ts';
import { changeLeased, type EffectChange } from '../store/effect-store.ts';
import type { EffectDocument } from '../store/flow-documents.ts';
import { openIncident } from '../store/incident-store.ts';
import { appendEntries, type NewEntry } from '../store/timeline-store.ts';
import { incidentAbout } from './effect-incident.ts';
import { writtenEntry } from './written-outcome.ts';

/** Whether the effects after it may go on. */
export type NoticeResult = 'through' | 'blocking';

type Withheld = Exclude<NoticeVerdict, { act: 'send' | 'park' }>;

/** Does with a leased notice what the gate says when it is not to go out now: hold it, drop it, or ask a person. */
export async function withhold(
  runtime: Runtime,
  world: World,
  effect: EffectDocument,
  verdict: Exclude<NoticeVerdict, { act: 'send' }>,
  zone: string,
): Promise<NoticeResult> {
  if (verdict.act === 'park') return parkNotice(runtime, world, effect, verdict.reason, verdict.detail);
  const { reason, detail } = verdict;
  const at = world.now;
  const change: EffectChange =
    verdict.act === 'cancel'
      ? { status: 'cancelled', reason, detail, at }
      : {
          status: 'held',
          reason,
          detail,
          at,
          wakeAt: wakeAt(verdict, at),
          ...(verdict.pause === undefined ? {} : { set: { pauseId: verdict.pause } }),
        };
  const told = effect.reason === reason || untold.has(reason);
  await runtime.store.transaction(async (transaction) => {
    if (!(await changeLeased(runtime.store, effect, change, transaction)) || told) return;
    await appendEntries(runtime.store, [lineOf(effect, verdict, zone, at)], transaction);
  });
  runtime.publish([{ type: 'notice', id: effect._id, version: effect.fence }]);
  return 'through';
}

/** Puts a notice before a person. */
export async function parkNotice(
  runtime: Runtime,
  world: World,
  effect: EffectDocument,
  reason: string,
  detail: string,
): Promise<NoticeResult> {
  const { _id, fence } = effect;
  await runtime.store.transaction(async (transaction) => {
    if (!(await changeLeased(runtime.store, effect, { status: 'parked', reason, detail, at: world.now }, transaction))) return;
    await openIncident(runtime.store, incidentAbout(effect, 'notice', detail, world.now), transaction);
  });
  runtime.publish([
    { type: 'notice', id: _id, version: fence },
    { type: 'incident', id: _id, version: fence },
  ]);
  return 'blocking';
}

/** What has no known end is looked at again a day later. What an event ends is woken by it. */
function wakeAt(verdict: Withheld, now: number): number | undefined {
  if (verdict.act !== 'hold') return undefined;
  if (verdict.until !== undefined) return verdict.until;
  return verdict.reason === 'payment-reported' || verdict.reason === 'contact-policy' ? now + DAY : undefined;
}

/** Not repeated in the history: the step that was left stands there, the switch and the review are the outbox page's. */
const untold: ReadonlySet<string> = new Set(['step-left', 'sending-off', 'late-review']);

/** The line of the history that says why a message waits or is not sent; told once for each reason. */
function lineOf(effect: EffectDocument, verdict: Withheld, zone: string, at: number): NewEntry {
  const until = verdict.act === 'hold' && verdict.until !== undefined ? localAt(verdict.until, zone) : undefined;
  const type = verdict.act === 'cancel' ? 'notice.cancelled' : 'notice.held';
  const why = { reason: verdict.reason, detail: verdict.detail, ...(until ? { until: `${until.on} ${until.time}` } : {}) };
  if (effect.written) return writtenEntry(effect, effect.written, { type, at, more: why });
  const { channel = 'message', _id: key, fence, accountId } = effect;
  const template = String(effect.params['template']);
  return {
    key: `withheld:${key}:${fence}`,
    chain: accountId,
    at,
    type,
    data: { key, channel, template, ...why },
  };
}
