import { createHash } from 'node:crypto';
import type { Product } from './product.ts';

/** What people and machines work with; sessions, and what libraries keep for themselves, are left out. */
const COLLECTIONS = [
  ...['accounts', 'invoices', 'payments', 'promises', 'disputes', 'holds', 'reportedPayments', 'contacts', 'tasks', 'users'],
  ...['attachments', 'attachmentFiles.files', 'attachmentFiles.chunks'],
  ...['enrollments', 'inbox', 'effects', 'arrivals', 'incidents', 'definitions', 'definitionVersions', 'answers', 'apiKeys'],
  ...['settings', 'pauses', 'feeds', 'connectorSettings', 'imports', 'refusedRows'],
];

/** A fingerprint of everything stored: equal before and after, nothing was written. */
export async function printOf(product: Product): Promise<string> {
  const { db } = product.runtime.store;
  const { collections } = (await db.command({ dbHash: 1, collections: COLLECTIONS })) as { collections: Record<string, string> };
  // Sealing gives a line its place in the chain later on; what it says is there from the start.
  const lines = await db.collection('timeline').countDocuments();
  return createHash('sha256')
    .update(JSON.stringify([collections, lines]))
    .digest('hex');
}
