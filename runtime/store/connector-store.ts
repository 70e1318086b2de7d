import { collectionsOf } from './collections.ts';
import { type Store, type Transaction, within } from './store.ts';
import type { ConnectorSettingsDocument } from './system-documents.ts';

export async function connectorSettingsOf(
  store: Store,
  id: string,
  transaction?: Transaction,
): Promise<ConnectorSettingsDocument | undefined> {
  const options = within(transaction);
  return (await collectionsOf(store).connectorSettings.findOne({ _id: id }, options)) ?? undefined;
}

export async function saveConnectorSettings(store: Store, document: ConnectorSettingsDocument, transaction?: Transaction): Promise<void> {
  const { _id, ...fields } = document;
  const options = { upsert: true, ...within(transaction) };
  await collectionsOf(store).connectorSettings.updateOne({ _id }, { $set: fields }, options);
}
