import type { Readable } from 'node:stream';
import { ObjectId } from 'mongodb';
import { DAY, HOUR } from '#engine';
import { collectionsOf } from './collections.ts';
import type { EffectDocument } from './flow-documents.ts';
import { GridFiles, type GridUpload } from './grid-files.ts';
import { isDuplicate } from './is-duplicate.ts';
import type { MailDocument } from './mail-documents.ts';
import type { Store, Transaction } from './store.ts';

const LOOKED_BACK = 30 * DAY;

const raws = new GridFiles('rawMails', { writeConcern: { w: 'majority', journal: true } });

/** A raw mail on its way into the database. */
export interface RawMailUpload extends GridUpload {
  readonly id: string;
}

export function uploadRawMail(store: Store): RawMailUpload {
  const id = new ObjectId();
  return { id: id.toString(), ...raws.upload(store, id, 'mail.eml') };
}

/** The raw mail, byte for byte as it came. */
export function openRawMail(store: Store, rawId: string): Readable {
  return raws.read(store, new ObjectId(rawId));
}

/** Takes a raw mail away, however much of it was written. */
export async function removeRawMail(store: Store, rawId: string): Promise<void> {
  await raws.drop(store, new ObjectId(rawId));
}

/**
 * Removes what processes have left that ended while a mail came in: raw mails nothing belongs to, and pieces of such.
 * Only the last days are looked at, so that a start takes no longer from year to year. Answers how many they were.
 */
export async function removeLostRawMails(store: Store): Promise<number> {
  const [files, chunks] = [store.db.collection(raws.files), store.db.collection(raws.chunks)];
  const [after, before] = [LOOKED_BACK, HOUR].map((ago) => ObjectId.createFromTime(Math.floor((Date.now() - ago) / 1000)));
  const whole = await files
    .aggregate<{ _id: ObjectId }>([
      { $match: { _id: { $gt: after, $lt: before } } },
      { $project: { raw: { $toString: '$_id' } } },
      { $lookup: { from: 'mails', localField: 'raw', foreignField: 'rawId', as: 'mails' } },
      { $match: { mails: { $size: 0 } } },
    ])
    .toArray();
  const broken = await chunks
    .aggregate<{ files_id: ObjectId }>([
      { $match: { files_id: { $gt: after, $lt: before }, n: 0 } },
      { $project: { files_id: 1 } },
      { $lookup: { from: raws.files, localField: 'files_id', foreignField: '_id', as: 'files' } },
      { $match: { files: { $size: 0 } } },
    ])
    .toArray();
  const lost = [...whole.map(({ _id }) => _id), ...broken.map(({ files_id }) => files_id)];
  if (lost.length === 0) return 0;
  await files.deleteMany({ _id: { $in: lost } });
  await chunks.deleteMany({ files_id: { $in: lost } });
  return lost.length;
}

/** The message an address token was made for. */
export async function effectOfToken(store: Store, replyToken: string): Promise<Pick<EffectDocument, '_id' | 'accountId'> | undefined> {
  const found = await collectionsOf(store).effects.findOne({ replyToken }, { projection: { accountId: 1 } });
  return found ?? undefined;
}

/** Keeps a mail; false when it is there already. */
export async function insertMail(store: Store, mail: MailDocument): Promise<boolean> {
  return collectionsOf(store)
    .mails.insertOne(mail)
    .then(() => true)
    .catch((error: unknown) => {
      if (!isDuplicate(error)) throw error;
      return false;
    });
}

export async function getMail(store: Store, id: string, transaction?: Transaction): Promise<MailDocument | undefined> {
  return (await collectionsOf(store).mails.findOne({ _id: id }, transaction ? { session: transaction } : {})) ?? undefined;
}

/** Mails nobody has looked at yet, oldest first. */
export async function untakenMails(store: Store, limit: number): Promise<{ readonly id: string; readonly accountId: string }[]> {
  const found = await collectionsOf(store)
    .mails.find({ status: 'stored' }, { projection: { accountId: 1 } })
    .sort({ receivedAt: 1 })
    .limit(limit)
    .toArray();
  return found.map(({ _id: id, accountId }) => ({ id, accountId }));
}

/** Writes what a mail is; false when somebody has done so before. */
export async function setTaken(store: Store, id: string, fields: Partial<MailDocument>, transaction: Transaction): Promise<boolean> {
  const { matchedCount } = await collectionsOf(store).mails.updateOne(
    { _id: id, status: 'stored' },
    { $set: { ...fields, status: 'taken' } },
    { session: transaction },
  );
  return matchedCount === 1;
}

/** Everything that came in for a message, oldest first. */
export async function mailsOfMessage(store: Store, effectKey: string, limit: number): Promise<MailDocument[]> {
  return collectionsOf(store).mails.find({ effectKey, status: 'taken' }).sort({ receivedAt: 1 }).limit(limit).toArray();
}
