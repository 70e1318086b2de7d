import { countWork, listWork, placeOf, type WorkScope } from '../../runtime/store/work-store.ts';
import { TODAY } from './accounts.ts';
import { type Bench, figure, ResultsDiffer, type Row } from './harness.ts';
import { anInstallation, type Installation } from './installation.ts';

const ROWS = 100_000;
/** Every so-manieth row is of the collector who asks. */
const SHARE = 20;
const MINE = ROWS / SHARE;
const PAGE = 50;
const ASKED = 100;
const MOST_MS = 150;

const scope = (filter: WorkScope['filter']): WorkScope => ({ filter, person: 'collector', units: undefined, today: TODAY });

/** What a collector asks of the list, and how many rows are in it. */
const questions: readonly (readonly [string, WorkScope, number])[] = [
  ['my accounts, by rank', scope({}), MINE],
  ['my accounts, by amount', scope({ sort: 'overdue' }), MINE],
  ['mine 50 days past due and more', scope({ pastDue: 50 }), MINE / 2],
  ['the pool, by rank', scope({ view: 'pool' }), ROWS / 4],
];

export const worklist: Bench = {
  name: 'worklist',
  dataset: `${ROWS.toLocaleString('en-US')} accounts with work, ${MINE.toLocaleString('en-US')} of them of the collector who asks`,
  async run() {
    const installation = await anInstallation('09:00');
    await insertRows(installation);
    const rows: Row[] = [];
    for (const question of questions) rows.push(await measured(installation, question));
    return rows;
  },
};

/** The first page with its count, and the page in the middle of the list, asked in turns. */
async function measured(installation: Installation, [work, of, total]: (typeof questions)[number]): Promise<Row> {
  const { store } = installation.runtime;
  const all = await listWork(store, of, { limit: ROWS });
  if (all.length !== total) throw new ResultsDiffer(`${work}: ${all.length} rows, not ${total}`);
  const places = [undefined, all[Math.floor(total / 2)]].map((row) => row && placeOf(row, of.filter));
  const times: number[] = [];
  for (let turn = -1; turn < ASKED; turn += 1)
    for (const after of places) {
      const begin = process.hrtime.bigint();
      const [rows, count] = await Promise.all([listWork(store, of, { limit: PAGE + 1, after }), countWork(store, of)]);
      if (turn >= 0) times.push(Number(process.hrtime.bigint() - begin) / 1e6);
      const begins = after === undefined ? 0 : Math.floor(total / 2) + 1;
      const expected = all.slice(begins, begins + PAGE + 1).map(({ _id }) => _id);
      if (count !== total || String(rows.map(({ _id }) => _id)) !== String(expected)) throw new ResultsDiffer(`${work}: another page`);
    }
  times.sort((a, b) => a - b);
  const p95 = times[Math.floor(times.length * 0.95)] ?? 0;
  return {
    work,
    against: `keys examined: ${await examined(installation, of)}`,
    ratio: `p95 ${figure(p95)} ms`,
    note: `median ${figure(times[times.length / 2] ?? 0)} ms`,
    target: `≤ ${MOST_MS} ms`,
    met: p95 <= MOST_MS,
  };
}

/** Keys and documents the database looks at for a first page and for its count. */
async function examined({ runtime }: Installation, of: WorkScope): Promise<string> {
  const { db } = runtime.store;
  await db.command({ profile: 2 });
  await listWork(runtime.store, of, { limit: PAGE + 1 });
  await countWork(runtime.store, of);
  await db.command({ profile: 0 });
  const entries = await db
    .collection('system.profile')
    .find({ ns: `${db.databaseName}.work` })
    .sort({ ts: 1 })
    .toArray();
  await db.collection('system.profile').drop();
  return entries.map((entry) => `${entry['keysExamined']} (${entry['docsExamined']} read)`).join(' + ');
}

/** Made by the database itself: rows as `renew-work` makes them, with points that lie all over the list. */
async function insertRows({ runtime }: Installation): Promise<void> {
  const text = (value: unknown): object => ({ $toString: value });
  const isMine = { $eq: [{ $mod: ['$n', SHARE] }, 0] };
  const isPool = { $eq: [{ $mod: ['$n', 4] }, 1] };
  const scattered = { $mod: [{ $multiply: ['$n', 7919] }, ROWS] };
  await runtime.store.db
    .aggregate([
      { $documents: [{ outer: 0 }] },
      { $project: { outer: { $range: [0, ROWS / 1000] } } },
      { $unwind: '$outer' },
      { $addFields: { inner: { $range: [0, 1000] } } },
      { $unwind: '$inner' },
      { $addFields: { n: { $add: [{ $multiply: ['$outer', 1000] }, '$inner'] } } },
      {
        $project: {
          _id: { $concat: ['acc_', text('$n')] },
          accountName: { $concat: ['Account ', text('$n')] },
          points: scattered,
          why: [{ name: 'Overdue', points: scattered }],
          people: { $cond: [isMine, ['collector'], { $cond: [isPool, [], [{ $concat: ['user-', text({ $mod: ['$n', 19] })] }]] }] },
          pools: { $cond: [isPool, ['collections'], []] },
          sleepers: [],
          kinds: ['call'],
          states: ['past-due'],
          steps: ['business-ladder'],
          overdue: { amount: scattered, currency: 'USD' },
          daysPastDue: { $mod: [{ $floor: { $divide: ['$n', SHARE] } }, 100] },
          putOff: { $literal: 0 },
          tasks: [{ id: { $concat: ['tsk_', text('$n')] }, kind: 'call', title: 'Call', reason: 'strategy', dueOn: TODAY }],
          print: text('$n'),
          revision: text('$n'),
        },
      },
      { $merge: 'work' },
    ])
    .toArray();
  const stored = await runtime.store.db.collection('work').countDocuments();
  if (stored !== ROWS) throw new ResultsDiffer(`${stored} rows were stored`);
}
