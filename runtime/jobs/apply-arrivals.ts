import { bookRecord, type LedgerRecord, needsOfRecord } from '../commands/book-record.ts';
import { changeLedger } from '../commands/ledger-command.ts';
import { asOwnFault } from '../commands/own-fault.ts';
import { type Runtime, SYSTEM, type World } from '../runtime.ts';
import { dueArrivals, markArrival, refuseArrival } from '../store/arrival-store.ts';
import type { ArrivalDocument } from '../store/flow-documents.ts';
import { openIncident } from '../store/incident-store.ts';
import { OneAtATime } from './one-at-a-time.ts';

const BATCH = 500;
const LANES = 8;

/** Books the dated records whose day has come, each account's in their order; each once. Answers how many. */
export async function applyArrivals(runtime: Runtime, world: World): Promise<number> {
  const lanes = new OneAtATime(LANES);
  let booked = 0;
  for (;;) {
    const arrivals = await dueArrivals(runtime.store, world.now, BATCH);
    const byAccount = new Map<string, ArrivalDocument[]>();
    for (const arrival of arrivals) byAccount.set(arrival.accountId, [...(byAccount.get(arrival.accountId) ?? []), arrival]);
    await lanes.forEach([...byAccount.keys()], async (accountId) => {
      for (const arrival of byAccount.get(accountId) ?? []) await takeIn(runtime, world, arrival);
    });
    booked += arrivals.length;
    if (arrivals.length < BATCH) return booked;
  }
}

/** One that cannot be booked at all is set aside; it must not keep back what comes after it. */
async function takeIn(runtime: Runtime, world: World, arrival: ArrivalDocument): Promise<void> {
  const { _id, accountId, externalId } = arrival;
  const about = { id: `arrival:${_id}`, kind: 'import' as const, accountId, what: `${externalId} could not be booked` };
  if (await asOwnFault(runtime, world, about, () => applyOne(runtime, world, arrival))) return;
  await refuseArrival(runtime.store, _id, about.what);
}

async function applyOne(runtime: Runtime, world: World, arrival: ArrivalDocument): Promise<void> {
  const record = arrival.input as LedgerRecord;
  const { sourceId, externalId, accountId } = arrival;
  await runtime.store.transaction(async (transaction) => {
    if (!(await markArrival(runtime.store, arrival._id, transaction))) return;
    const outcome = await changeLedger(
      runtime,
      world,
      {
        id: `arrival:${arrival._id}`,
        accountId,
        actor: SYSTEM,
        needs: needsOfRecord(record),
        at: arrival.at.getTime(),
        sourceId,
        apply: (book, moment) => bookRecord(book, record, moment, world.terms),
      },
      transaction,
    );
    if (outcome.ok) return;
    // The row was checked when it was read; what makes it impossible now is for a person to see.
    const reason = `${record.kind} ${externalId}: ${outcome.refusal.detail}`;
    await refuseArrival(runtime.store, arrival._id, reason, transaction);
    await openIncident(
      runtime.store,
      { _id: `arrival:${arrival._id}`, kind: 'import', accountId, reason, openedAt: world.now },
      transaction,
    );
  });
}
