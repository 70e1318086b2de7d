import type { Store } from './store.ts';

interface IdleSession {
  readonly appName: string;
  readonly lsid: { readonly id: unknown };
}

/**
 * Ends transactions left open by connections whose process is gone. The server itself notices only after a
 * minute (`transactionLifetimeLimitSeconds`), and until then nobody can write what they have touched.
 * `isGone` is asked with the name a connection gave itself.
 */
export async function endAbandonedTransactions(store: Store, isGone: (name: string) => boolean): Promise<number> {
  const admin = store.db.client.db('admin');
  const open = await admin
    .aggregate<IdleSession>([
      { $currentOp: { idleSessions: true, allUsers: false } },
      { $match: { type: 'idleSession', appName: { $type: 'string' } } },
      { $project: { appName: 1, lsid: 1 } },
    ])
    .toArray();
  const abandoned = open.filter(({ appName }) => isGone(appName));
  if (abandoned.length > 0) await admin.command({ killSessions: abandoned.map(({ lsid }) => ({ id: lsid.id })) });
  return abandoned.length;
}
