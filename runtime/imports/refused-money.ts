import type { LedgerMapping } from '#connectors';
import type { Runtime, World } from '../runtime.ts';
import { closeIncidents, getIncident, openIncident } from '../store/incident-store.ts';
import type { Transaction } from '../store/store.ts';
import type { AccountBooking } from './book-account.ts';
import type { Planned } from './plan-records.ts';
import { sourceId } from './source-ids.ts';
import { isMoney } from './told-money.ts';

/**
 * Money of a file that the ledger refuses is missing on the account, which may be asked for it: somebody must
 * see that, once for each payment and reason. Nothing is held back by it, for the row may stay in the file for
 * ever; what is to wait can be put on hold.
 */
export async function openRefusedMoney(
  runtime: Runtime,
  world: World,
  mapping: LedgerMapping,
  refused: AccountBooking['refused'],
  transaction: Transaction,
): Promise<void> {
  for (const { judged, reason: why } of refused) {
    const { each } = judged;
    if (!isMoney(each)) continue;
    const { kind, reference } = each.record;
    const reason = `${kind} ${reference} of ${mapping.source.name} is not booked: ${why}`;
    const id = incidentId(each, mapping);
    const before = await getIncident(runtime.store, id, transaction);
    const isSeen = before?.status === 'resolved' && before.by !== undefined && before.reason === reason;
    if (isSeen) continue;
    await openIncident(runtime.store, { _id: id, kind: 'import', accountId: each.accountId, reason, openedAt: world.now }, transaction);
  }
}

/** Closes what was open about money that is booked by now. */
export async function closeRefusedMoney(runtime: Runtime, world: World, mapping: LedgerMapping, booked: readonly Planned[]): Promise<void> {
  const ids = booked.filter(isMoney).map((each) => incidentId(each, mapping));
  if (ids.length > 0) await closeIncidents(runtime.store, { id: ids }, { at: world.now, note: 'it is booked now' });
}

function incidentId({ externalId }: Planned, { source }: LedgerMapping): string {
  return sourceId('inc', source.id, externalId);
}
