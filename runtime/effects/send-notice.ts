import type { Attachment, SendOutcome } from '#connectors';
import { type NoticeVerdict, noticeVerdict, type Rendered } from '#engine';
import { type Runtime, readWorld, type World } from '../runtime.ts';
import { setAccountIf } from '../store/account-store.ts';
import { reserveAttempt } from '../store/contact-store.ts';
import { changeLeased } from '../store/effect-store.ts';
import { touchEnrollment } from '../store/enrollment-store.ts';
import type { EffectDocument } from '../store/flow-documents.ts';
import { getMail } from '../store/mail-store.ts';
import { acknowledge } from './acknowledge.ts';
import { composeNotice } from './compose-notice.ts';
import type { ActiveConnector } from './connector-host.ts';
import { attachmentsOf } from './message-files.ts';
import { type ReadTruth, readTruth, truthOfMoment } from './notice-truth.ts';
import { carrierOf } from './on-paper.ts';
import { newReplyToken, replyAddress } from './reply-address.ts';
import { type NoticeResult, parkNotice, withhold } from './withhold-notice.ts';
import { withItsTime } from './written-truth.ts';

/** A call is given up well before its lease ends. */
const CALL_MS = 20_000;
const GATE_TRIES = 5;

/**
 * Sends a leased notice, or decides that it is not to be sent. The truth is read in this second; the
 * reservation is written only if ledger, step and contacts are still what was read; the switch and the hours are
 * looked at once more at the very moment of the call. Whatever comes back is told as an event.
 */
export async function sendNotice(runtime: Runtime, effect: EffectDocument): Promise<NoticeResult> {
  for (let attempt = 0; attempt < GATE_TRIES; attempt += 1) {
    const world = await readWorld(runtime);
    const read = await readTruth(runtime, world, effect);
    if (!read) return parkNotice(runtime, world, effect, 'no-account', 'the account is gone');
    const verdict = withItsTime(withReview(noticeVerdict(read.truth), effect), read.book, effect);
    if (verdict.act !== 'send') return withhold(runtime, world, effect, verdict, read.account.zone);
    const active = await carrierOf(runtime, effect.channel ?? '');
    if (!active?.enabled)
      return parkNotice(runtime, world, effect, 'no-connector', `no connector that is set up and turned on offers ${effect.channel}`);
    const composed = effect.written ? writtenBefore(effect) : composeNotice(read, world);
    if (!composed.ok) return parkNotice(runtime, world, effect, 'missing-data', `the message needs ${composed.missing}`);
    // Made before anything is reserved: what fails here has reached nobody.
    const files = await attachmentsOf(effect);
    const calling = await reserve(runtime, world, effect, read, composed);
    if (calling) return callIfStillWanted(runtime, calling, read, active, files);
  }
  // The account changes faster than it can be read; the next look comes with the next tick.
  const { now } = await readWorld(runtime);
  await changeLeased(runtime.store, effect, { status: 'pending', retryInMs: 1000, at: now });
  return 'blocking';
}

/** Whoever turns a channel off may rely on it once that is confirmed: a reservation made before is given back. */
async function callIfStillWanted(
  runtime: Runtime,
  effect: EffectDocument,
  read: ReadTruth,
  active: ActiveConnector,
  files: readonly Attachment[],
): Promise<NoticeResult> {
  const world = await readWorld(runtime);
  const { act } = noticeVerdict({ ...read.truth, ...truthOfMoment(world, read, effect) });
  if (act !== 'send') return acknowledge(runtime, world, effect, active.connector.manifest, { result: 'not-now' });
  return call(runtime, world, effect, active, files);
}

/** What a person has written goes as they saw it. */
function writtenBefore({ message }: EffectDocument): { readonly ok: true; readonly message: Rendered; readonly total: number } {
  return { ok: true, message: message as Rendered, total: 0 };
}

/** A late notice under review goes out only after a person has said so. */
function withReview(verdict: NoticeVerdict, effect: EffectDocument): NoticeVerdict {
  if (!effect.review || effect.approved || verdict.act === 'cancel') return verdict;
  return { act: 'hold', reason: 'late-review', detail: 'it is late; a person decides whether it still goes out' };
}

/** Writes the reservation; undefined when ledger, step or contacts have changed since they were read. */
async function reserve(
  runtime: Runtime,
  world: World,
  effect: EffectDocument,
  read: ReadTruth,
  composed: { readonly message: NonNullable<EffectDocument['message']>; readonly total: number },
): Promise<EffectDocument | undefined> {
  const { account, enrollment, contact, restsOn, truth } = read;
  const to = effect.channel === 'letter' ? contact?.name : contact?.email;
  if (!contact || to === undefined) return undefined;
  const nth = effect.attempts + 1;
  const set: Partial<EffectDocument> = {
    message: composed.message,
    to,
    contactId: contact._id,
    restsOn,
    attempts: nth,
    // Every attempt at a message is the same message.
    replyToken: effect.replyToken ?? newReplyToken(),
    ...(effect.written
      ? {}
      : {
          asked: {
            total: composed.total,
            currency: account.currency,
            items: truth.items.map(({ invoiceId, number, asked }) => ({ invoiceId, number, asked })),
          },
        }),
  };
  const attempt = { key: effect._id, nth, channel: effect.channel ?? '', at: world.now };
  const reserved = await runtime.store
    .transaction(async (transaction) => {
      // Writing the account makes this meet any command that changes its ledger, and any other notice to it, at this moment.
      const unchanged = await setAccountIf(
        runtime.store,
        account._id,
        { ledgerVersion: account.ledgerVersion, contactEpoch: account.contactEpoch ?? null },
        { lastContactAt: world.now, contactEpoch: (account.contactEpoch ?? 0) + 1 },
        transaction,
      );
      if (!unchanged) throw new Outdated();
      if (enrollment && !(await touchEnrollment(runtime.store, enrollment._id, { version: enrollment.version }, transaction)))
        throw new Outdated();
      if (!(await reserveAttempt(runtime.store, contact, attempt, transaction))) throw new Outdated();
      if (!(await changeLeased(runtime.store, effect, { status: 'calling', at: world.now, set }, transaction))) throw new Outdated();
      return true;
    })
    .catch((error: unknown) => {
      if (error instanceof Outdated) return false;
      throw error;
    });
  return reserved ? { ...effect, ...set, status: 'calling' } : undefined;
}

class Outdated extends Error {
  override readonly name = 'Outdated';
}

async function call(
  runtime: Runtime,
  world: World,
  effect: EffectDocument,
  active: ActiveConnector,
  files: readonly Attachment[],
): Promise<NoticeResult> {
  if (world.settings.clock.mode === 'sandbox' && !active.local) {
    return acknowledge(runtime, world, effect, active.connector.manifest, { result: 'sealed' });
  }
  const { sender } = world.settings.installation;
  const message = effect.message as { readonly subject: string; readonly text: string; readonly html: string };
  const { replyId } = effect.written?.draft ?? {};
  const answered = replyId === undefined ? undefined : await getMail(runtime.store, replyId);
  const outcome: SendOutcome = await active.session.send(
    {
      key: effect._id,
      to: effect.to ?? '',
      from: { name: sender.name, email: sender.email },
      replyTo: replyAddress(world.settings, effect.replyToken),
      inReplyTo: answered?.messageId,
      subject: message.subject,
      text: message.text,
      html: message.html,
      ...(files.length === 0 ? {} : { attachments: files }),
      isByPerson: effect.written !== undefined,
    },
    AbortSignal.timeout(CALL_MS),
  );
  return acknowledge(runtime, world, effect, active.connector.manifest, outcome);
}

/**
 * Takes over a notice whose worker ended between the call and its acknowledgment. What can be known decides:
 * a key is sent again, a query is asked, and where nobody can tell, a person must.
 */
export async function recoverNotice(runtime: Runtime, world: World, effect: EffectDocument): Promise<NoticeResult> {
  const active = await carrierOf(runtime, effect.channel ?? '');
  const recovery = active?.connector.manifest.recovery ?? 'neither';
  if (active && recovery === 'key') {
    await changeLeased(runtime.store, effect, { status: 'calling', at: world.now });
    return call(runtime, world, effect, active, await attachmentsOf(effect));
  }
  if (active?.session.find && recovery === 'query') {
    const found = await active.session.find(effect._id, AbortSignal.timeout(CALL_MS));
    const { manifest } = active.connector;
    if (found === 'accepted') return acknowledge(runtime, world, effect, manifest, { result: 'accepted', reference: effect._id });
    if (found === 'absent')
      return acknowledge(runtime, world, effect, manifest, { result: 'unavailable', detail: 'the attempt did not arrive' });
  }
  return parkNotice(runtime, world, effect, 'unclear', 'the attempt was cut off; it may have gone out');
}
