import type { AttachmentDocument } from './attachment-documents.ts';
import { collectionsOf } from './collections.ts';
import { type Store, type Transaction, within } from './store.ts';

export async function insertAttachment(store: Store, attachment: AttachmentDocument): Promise<void> {
  await collectionsOf(store).attachments.insertOne(attachment);
}

export async function getAttachment(store: Store, id: string, transaction?: Transaction): Promise<AttachmentDocument | undefined> {
  return (await collectionsOf(store).attachments.findOne({ _id: id }, within(transaction))) ?? undefined;
}

/** Writes what became of a file; once it is kept it is not cleared away any more. */
export async function settleAttachment(
  store: Store,
  id: string,
  fields: Partial<AttachmentDocument>,
  transaction: Transaction,
): Promise<void> {
  const update = { $set: fields, ...(fields.status === 'kept' ? { $unset: { expiresAt: '' } } : {}) };
  await collectionsOf(store).attachments.updateOne({ _id: id }, update as never, { session: transaction });
}

/** The same file, where somebody has kept it at the same place before. */
export async function twinOf(
  store: Store,
  { _id, accountId, of, name, sha256 }: AttachmentDocument,
  transaction: Transaction,
): Promise<AttachmentDocument | undefined> {
  const filter = { _id: { $ne: _id }, accountId, status: 'kept', 'of.id': of?.id, sha256, name };
  return (await collectionsOf(store).attachments.findOne(filter as never, { session: transaction })) ?? undefined;
}

/** Files kept of an account, or of one thing of it, newest first. */
export async function listAttachments(
  store: Store,
  accountId: string,
  placeId: string | undefined,
  page: { readonly limit: number; readonly after?: { readonly at: number; readonly id: string } | undefined },
): Promise<AttachmentDocument[]> {
  const { after } = page;
  return collectionsOf(store)
    .attachments.find({
      accountId,
      status: 'kept',
      ...(placeId === undefined ? {} : { 'of.id': placeId }),
      ...(after ? { $or: [{ at: { $lt: after.at } }, { at: after.at, _id: { $lt: after.id } }] } : {}),
    })
    .sort({ at: -1, _id: -1 })
    .limit(page.limit)
    .toArray();
}

/** How many files are kept of each thing of an account, by its id. */
export async function attachmentCounts(store: Store, accountId: string): Promise<Readonly<Record<string, number>>> {
  const groups = await collectionsOf(store)
    .attachments.aggregate<{ _id: string; count: number }>([
      { $match: { accountId, status: 'kept' } },
      { $group: { _id: '$of.id', count: { $sum: 1 } } },
    ])
    .toArray();
  return Object.fromEntries(groups.map(({ _id, count }) => [_id, count]));
}

/** Files whose content nobody needs: a sending that broke off, a form that was never saved, what was removed. */
export async function expiredAttachments(store: Store, at: Date): Promise<string[]> {
  const found = await collectionsOf(store)
    .attachments.find({ expiresAt: { $lt: at } }, { projection: { _id: 1 } })
    .toArray();
  return found.map(({ _id }) => _id);
}

/** Gives a file up that was never kept; false when it is kept. Its content may then be taken away. */
export async function giveUpAttachment(store: Store, id: string): Promise<boolean> {
  const { attachments } = collectionsOf(store);
  await attachments.updateOne({ _id: id, status: { $in: ['coming', 'waiting'] } }, { $set: { status: 'gone' } });
  return (await attachments.countDocuments({ _id: id, status: { $in: ['gone', 'removed'] } })) === 1;
}

/** Forgets a file that was given up; of one that was removed, only that its content was still there. */
export async function forgetAttachment(store: Store, id: string): Promise<void> {
  const { attachments } = collectionsOf(store);
  await attachments.deleteOne({ _id: id, status: 'gone' });
  await attachments.updateOne({ _id: id, status: 'removed' }, { $unset: { expiresAt: '' } });
}

/** What something of an account is known by, to attach to it; undefined when the account has nothing of that id. */
export async function placeOf(
  store: Store,
  accountId: string,
  place: NonNullable<AttachmentDocument['of']>['place'],
  id: string,
  transaction: Transaction,
): Promise<NonNullable<AttachmentDocument['of']> | undefined> {
  const all = collectionsOf(store);
  const session = { session: transaction };
  const numbered = async (invoiceId: string | undefined) => {
    const invoice = invoiceId === undefined ? null : await all.invoices.findOne({ _id: invoiceId, accountId }, session);
    return invoice ? { place, id, number: invoice.number } : undefined;
  };
  switch (place) {
    case 'account':
      return id === accountId ? { place, id } : undefined;
    case 'invoice':
      return numbered(id);
    case 'dispute':
      return numbered((await all.disputes.findOne({ _id: id, accountId }, session))?.invoiceId);
    case 'payment':
      return (await all.payments.findOne({ _id: id, accountId }, session)) ? { place, id } : undefined;
    case 'note':
      return (await all.timeline.findOne({ _id: id, chain: accountId, type: 'note' }, session)) ? { place, id } : undefined;
  }
}
