import { collectionsOf } from './collections.ts';
import { type Store, type Transaction, within } from './store.ts';
import type { AnswerDocument } from './system-documents.ts';

export async function storedAnswer(store: Store, key: string, transaction?: Transaction): Promise<AnswerDocument | undefined> {
  return (await collectionsOf(store).answers.findOne({ _id: key }, within(transaction))) ?? undefined;
}

/** Keeps the first answer under its key, in the transaction of the change it answers for. */
export async function storeAnswer(store: Store, answer: AnswerDocument, transaction: Transaction): Promise<void> {
  await collectionsOf(store).answers.insertOne(answer, { session: transaction });
}
