import {
  type AttachmentPlace,
  attachmentKindOf,
  cardNumberIn,
  done,
  fileName,
  HOUR,
  judgeAttachment,
  MINUTE,
  type Outcome,
  refused,
} from '#engine';
import type { Actor, Runtime, World } from '../runtime.ts';
import type { AttachmentDocument } from '../store/attachment-documents.ts';
import { marksOf, writeFile } from '../store/attachment-files.ts';
import { insertAttachment, placeOf, settleAttachment, twinOf } from '../store/attachment-store.ts';
import { isDuplicate } from '../store/is-duplicate.ts';
import { newId } from '../store/new-id.ts';
import type { Transaction } from '../store/store.ts';
import { appendEntries } from '../store/timeline-store.ts';
import { attachedEntry } from './attach-waiting.ts';
import { clearAttachment } from './clear-attachments.ts';

/** No file takes longer to come: the server ends a request that does. */
const COMING_MS = 15 * MINUTE;
/** How long a file waits for the form it was sent for. */
const WAITING_MS = 24 * HOUR;

/** A file as somebody sends it. */
export interface SentFile {
  readonly accountId: string;
  readonly name: string;
  /** What it is attached to; without it, it waits for a form. */
  readonly of: { readonly place: AttachmentPlace; readonly id: string } | undefined;
  /** Bytes it is said to have. */
  readonly length: number | undefined;
  readonly actor: Actor;
}

/**
 * Takes a file: writes its content as it comes, judges it by its content, and keeps it with a line in the timeline. The
 * same file at the same place is kept once. Whatever ends it earlier leaves nothing behind.
 */
export async function takeAttachment(
  runtime: Pick<Runtime, 'store'>,
  world: World,
  sent: SentFile,
  source: AsyncIterable<Uint8Array>,
): Promise<Outcome<AttachmentDocument>> {
  const { store } = runtime;
  const limit = world.settings.installation.attachmentLimit;
  const named = nameOf(sent.name);
  if (!named.ok) return named;
  if (sent.length !== undefined && sent.length > limit) return tooLarge(named.value, limit);
  const { accountId, of, actor } = sent;
  const known = await store.transaction((transaction) => knownPlace(runtime, accountId, of, transaction));
  if (!known.ok) return known;
  const coming: AttachmentDocument = {
    _id: newId('att'),
    accountId,
    status: 'coming',
    name: named.value,
    at: world.now,
    by: actor.id,
    ...(known.value ? { of: known.value } : {}),
    expiresAt: new Date(Date.now() + COMING_MS),
  };
  await insertAttachment(store, coming);
  let kept: AttachmentDocument | undefined;
  try {
    const whole = await received(runtime, coming, source, limit);
    if (!whole.ok) return whole;
    kept = await keep(runtime, whole.value);
    return done(kept);
  } finally {
    if (kept?._id !== coming._id) await clearAttachment(runtime, coming._id);
  }
}

/** The name it goes under, where it has one of a kind that is taken. */
function nameOf(given: string): Outcome<string> {
  const name = fileName(given);
  if (name === '') return refused('attachment.name_missing', 'nothing is left of this name', '?/name');
  if (cardNumberIn(name) !== undefined) return refused('text.card_number', 'it is not stored; name the file otherwise', '?/name');
  // A kind that is not taken need not come first.
  return attachmentKindOf(name) ? done(name) : (judgeAttachment(name, { media: undefined, isText: false }) as Outcome<never>);
}

async function knownPlace(
  { store }: Pick<Runtime, 'store'>,
  accountId: string,
  of: SentFile['of'],
  transaction: Transaction,
): Promise<Outcome<AttachmentDocument['of']>> {
  if (!of) return done(undefined);
  const found = await placeOf(store, accountId, of.place, of.id, transaction);
  return found ? done(found) : refused('attachment.place_unknown', `no ${of.place} ${of.id}`, '?/id');
}

/** A file whose content is there as a whole, and is what its name says. */
type WholeFile = AttachmentDocument & { readonly bytes: number; readonly sha256: string; readonly kind: string };

/** The file with what its content came to; a refusal where it is too large, empty or not what it says. */
async function received(
  { store }: Pick<Runtime, 'store'>,
  coming: AttachmentDocument,
  source: AsyncIterable<Uint8Array>,
  limit: number,
): Promise<Outcome<WholeFile>> {
  const { _id: id, name } = coming;
  const written = await writeFile(store, id, source, limit);
  if (!written) return tooLarge(name, limit);
  const { bytes, sha256, isText } = written;
  if (bytes === 0) return refused('attachment.empty', name);
  const judged = judgeAttachment(name, { ...(await marksOf(store, id)), isText });
  return judged.ok ? done({ ...coming, bytes, sha256, kind: judged.value.id }) : judged;
}

/** Keeps a file that is there as a whole, or finds that it was kept before. */
async function keep({ store }: Pick<Runtime, 'store'>, whole: WholeFile): Promise<AttachmentDocument> {
  const { _id: id, bytes, sha256, kind, of } = whole;
  const work = async (transaction: Transaction): Promise<AttachmentDocument> => {
    // Each form has its own: what one leaves out is not taken from another.
    const twin = of && (await twinOf(store, whole, transaction));
    if (twin) return twin;
    const status = of ? 'kept' : 'waiting';
    const expires = of ? {} : { expiresAt: new Date(Date.now() + WAITING_MS) };
    const found = { status, bytes, sha256, kind, ...expires } as const;
    await settleAttachment(store, id, found, transaction);
    if (of) await appendEntries(store, [attachedEntry({ ...whole, of })], transaction);
    return { ...whole, ...found };
  };
  // Who meets the same file on its way looks again: then he sees that it was kept.
  return store.transaction(work).catch((error: unknown) => {
    if (!isDuplicate(error)) throw error;
    return store.transaction(work);
  });
}

function tooLarge(name: string, limit: number): Outcome<never> {
  return refused('attachment.too_large', `${name}; a file may have ${Math.floor(limit / 1024 / 1024)} MiB`);
}
