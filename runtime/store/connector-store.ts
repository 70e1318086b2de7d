import { collectionsOf } from './collections.ts';
import type { Store } from './store.ts';
import type { ConnectorSettingsDocument } from './system-documents.ts';

export async function connectorSettingsOf(store: Store, id: string): Promise<ConnectorSettingsDocument | undefined> {
  return (await collectionsOf(store).connectorSettings.findOne({ _id: id })) ?? undefined;
}

export async function saveConnectorSettings(store: Store, document: ConnectorSettingsDocument): Promise<void> {
  const { _id, ...fields } = document;
  await collectionsOf(store).connectorSettings.updateOne({ _id }, { $set: fields }, { upsert: true });
}
