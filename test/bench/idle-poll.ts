import { DAY } from '#engine';
import { dueEnrollments } from '../../runtime/store/enrollment-store.ts';
import { type Bench, figure, median, ResultsDiffer, type Row } from './harness.ts';
import { anInstallation, type Installation } from './installation.ts';

const TIMERS = 1_000_000;
const DUE = 300;
const POLLS = 200;
const MOST_MS = 5;

export const idlePoll: Bench = {
  name: 'idle-poll',
  dataset: `${TIMERS.toLocaleString('en-US')} enrollments that wait for a later day, with all indexes of the product; then ${DUE} of them due`,
  async run() {
    const installation = await anInstallation('09:00');
    await insertWaiting(installation);
    const idle = await measured(installation, 0);
    await makeSomeDue(installation);
    const busy = await measured(installation, DUE);
    return [idle, busy];
  },
};

/** One poll of the product, many times; and what the database says it looked at. */
async function measured(installation: Installation, due: number): Promise<Row> {
  const times: number[] = [];
  for (let poll = 0; poll < POLLS; poll += 1) {
    const begin = process.hrtime.bigint();
    const found = await pollOnce(installation);
    times.push(Number(process.hrtime.bigint() - begin) / 1e6);
    if (found !== due) throw new ResultsDiffer(`${found} timers were found due, not ${due}`);
  }
  const { keysExamined, planSummary } = await lookedAt(installation);
  const middle = median(times);
  console.log(`    ${planSummary}, ${keysExamined} keys examined, median ${figure(middle)} ms of ${POLLS} polls`);
  return {
    work: `poll with 1M timers, ${due === 0 ? 'none' : due} due`,
    against: `keys examined: ${keysExamined}`,
    ratio: `${figure(middle)} ms`,
    note: `${figure(Math.min(...times))} … ${figure(Math.max(...times))}`,
    target: due === 0 ? `0 keys, < ${MOST_MS} ms` : `${due} keys`,
    met: keysExamined === due && (due > 0 || middle < MOST_MS),
  };
}

async function pollOnce({ runtime, world }: Installation): Promise<number> {
  let found = 0;
  for await (const batch of dueEnrollments(runtime.store, world.now, 1000)) found += batch.length;
  return found;
}

/** The database's own profile of the very query the product asks. */
async function lookedAt(installation: Installation): Promise<{ keysExamined: number; planSummary: string }> {
  const { db } = installation.runtime.store;
  await db.command({ profile: 2 });
  await pollOnce(installation);
  await db.command({ profile: 0 });
  const entry = await db.collection('system.profile').findOne({ ns: `${db.databaseName}.enrollments`, op: 'query' }, { sort: { ts: -1 } });
  await db.collection('system.profile').drop();
  return { keysExamined: Number(entry?.['keysExamined']), planSummary: String(entry?.['planSummary']) };
}

/** Made by the database itself: a million inserts from here would take minutes. */
async function insertWaiting({ runtime, world }: Installation): Promise<void> {
  const { db } = runtime.store;
  const id = { $add: [{ $multiply: ['$outer', 1000] }, '$inner'] };
  await db
    .aggregate([
      { $documents: [{ outer: 0 }] },
      { $project: { outer: { $range: [0, TIMERS / 1000] } } },
      { $unwind: '$outer' },
      { $addFields: { inner: { $range: [0, 1000] } } },
      { $unwind: '$inner' },
      {
        $project: {
          _id: { $concat: ['enr_', { $toString: id }] },
          accountId: { $concat: ['acc_', { $toString: id }] },
          kind: 'strategy',
          subject: { type: 'account', id: { $concat: ['acc_', { $toString: id }] } },
          definitionId: 'past-due-escalation',
          status: 'active',
          version: { $literal: 1 },
          nextDueAt: { $add: [new Date(world.now + DAY), { $multiply: [id, 1000] }] },
          seen: [],
          pending: [],
        },
      },
      { $out: 'enrollments' },
    ])
    .toArray();
  const stored = await db.collection('enrollments').estimatedDocumentCount();
  if (stored !== TIMERS) throw new ResultsDiffer(`${stored} enrollments were stored`);
}

async function makeSomeDue({ collections, world }: Installation): Promise<void> {
  const ids = Array.from({ length: DUE }, (_, index) => `enr_${index * 17}`);
  await collections.enrollments.updateMany({ _id: { $in: ids } }, { $set: { nextDueAt: new Date(world.now - 1000) } });
}
