import type { LocalDate } from '#engine';
import type { AbsenceDocument } from './absence-documents.ts';
import { collectionsOf } from './collections.ts';
import { type Store, type Transaction, within } from './store.ts';

/** The absence somebody is in on a day. */
export async function absenceOn(
  store: Store,
  userId: string,
  on: LocalDate,
  transaction?: Transaction,
): Promise<AbsenceDocument | undefined> {
  const found = await collectionsOf(store).absences.findOne({ _id: userId, from: { $lte: on }, until: { $gte: on } }, within(transaction));
  return found ?? undefined;
}

/** Absences that are not over on a day. */
export async function absencesFrom(store: Store, on: LocalDate): Promise<AbsenceDocument[]> {
  return collectionsOf(store)
    .absences.find({ until: { $gte: on } })
    .toArray();
}

/** Puts an absence in the place of whatever was said of the person before. */
export async function saveAbsence(store: Store, absence: AbsenceDocument, transaction: Transaction): Promise<void> {
  await collectionsOf(store).absences.replaceOne({ _id: absence._id }, absence, { upsert: true, session: transaction });
}

/** Takes an absence away; the absence as it was. */
export async function removeAbsence(store: Store, userId: string, transaction: Transaction): Promise<AbsenceDocument | undefined> {
  return (await collectionsOf(store).absences.findOneAndDelete({ _id: userId }, { session: transaction })) ?? undefined;
}
