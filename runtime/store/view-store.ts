import { collectionsOf } from './collections.ts';
import type { Store, Transaction } from './store.ts';
import type { Units } from './unit-scope.ts';
import type { SavedViewDocument } from './work-documents.ts';

/** The views somebody has saved and those shared with him, by name. */
export async function viewsFor(store: Store, userId: string, units: Units): Promise<SavedViewDocument[]> {
  const shared = units ? { isShared: true, $or: [{ units: { $exists: false } }, { units: { $in: [...units] } }] } : { isShared: true };
  return collectionsOf(store)
    .savedViews.find({ $or: [{ userId }, shared] } as never)
    .sort({ name: 1, _id: 1 })
    .toArray();
}

export async function savedView(store: Store, id: string, transaction: Transaction): Promise<SavedViewDocument | undefined> {
  return (await collectionsOf(store).savedViews.findOne({ _id: id }, { session: transaction })) ?? undefined;
}

export async function countViews(store: Store, userId: string, transaction: Transaction): Promise<number> {
  return collectionsOf(store).savedViews.countDocuments({ userId }, { session: transaction });
}

/** Saves a view; one of the same name by the same person becomes this one. Answers its id. */
export async function saveView(store: Store, view: SavedViewDocument, transaction: Transaction): Promise<string> {
  const { _id, userId, name, ...rest } = view;
  const saved = await collectionsOf(store).savedViews.findOneAndUpdate(
    { userId, name },
    { $set: rest, $setOnInsert: { _id } as never, ...(rest.units ? {} : { $unset: { units: '' } }) },
    { upsert: true, returnDocument: 'after', session: transaction },
  );
  return saved?._id ?? _id;
}

export async function removeView(store: Store, id: string, transaction: Transaction): Promise<void> {
  await collectionsOf(store).savedViews.deleteOne({ _id: id }, { session: transaction });
}
