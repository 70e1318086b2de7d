import { fillFinds, findByText } from '../../runtime/store/find-store.ts';
import { type Bench, figure, ResultsDiffer, type Row } from './harness.ts';
import { anInstallation, type Installation } from './installation.ts';

const ACCOUNTS = 100_000;
const INVOICES = 1_000_000;
const UNITS = 20;
const ASKED = 100;
const SHOWN = 6;
const MOST_MS = 300;

/** What is typed, and at least how many it must find; `#` becomes the digits of some account. */
const fragments: readonly (readonly [string, number])[] = [
  ['inv', SHOWN],
  ['7#', 1],
  ['INV-000#', 1],
  ['traders 00#', 1],
  ['blue', SHOWN],
  ['0155500#', 1],
  ['buyer00#@', 1],
  ['nobody has this', 0],
];

export const find: Bench = {
  name: 'find',
  dataset: `${ACCOUNTS.toLocaleString('en-US')} accounts with a contact each and ${INVOICES.toLocaleString('en-US')} invoices, all really stored`,
  async run() {
    const installation = await anInstallation('09:00');
    await insertBook(installation);
    const began = Date.now();
    await fillFinds(installation.runtime.store);
    const { finds } = installation.collections;
    console.log(
      `    ${await finds.estimatedDocumentCount()} things to be found by, written in ${Math.round((Date.now() - began) / 1000)} s`,
    );
    return [await measured(installation, undefined), await measured(installation, ['unit-3', 'unit-4'])];
  },
};

/** Fragments asked in turn, as whoever sees everything or only some units does. */
async function measured(installation: Installation, units: readonly string[] | undefined): Promise<Row> {
  const { store } = installation.runtime;
  const times: number[] = [];
  // What was just written is brought into memory by the first turn, which is not counted.
  for (let turn = -1; turn < ASKED; turn += 1)
    for (const [fragment, least] of fragments) {
      // An account of the units that are asked for.
      const text = fragment.replace('#', String(UNITS * (7 * turn + 507) + 3));
      const begin = process.hrtime.bigint();
      const groups = await findByText(store, text, units, SHOWN);
      if (turn >= 0) times.push(Number(process.hrtime.bigint() - begin) / 1e6);
      const count = groups.reduce((sum, { documents }) => sum + documents.length, 0);
      if (count < least) throw new ResultsDiffer(`"${text}" found ${count}`);
    }
  const keys = await keysExamined(installation, units);
  times.sort((a, b) => a - b);
  const p95 = times[Math.floor(times.length * 0.95)] ?? 0;
  const most = Math.max(...keys.map(([, count]) => count));
  console.log(`    keys examined: ${keys.map(([text, count]) => `“${text}” ${count}`).join(', ')}`);
  return {
    work: `find any fragment, ${units ? `${units.length} of ${UNITS} units` : 'the whole book'}`,
    against: `keys examined: at most ${most}`,
    ratio: `p95 ${figure(p95)} ms`,
    note: `median ${figure(times[times.length / 2] ?? 0)} ms`,
    target: `≤ ${MOST_MS} ms`,
    met: p95 <= MOST_MS,
  };
}

/** What the database says it has looked at for each fragment, over all its kinds. */
async function keysExamined({ runtime }: Installation, units: readonly string[] | undefined): Promise<[string, number][]> {
  const { db } = runtime.store;
  const counts: [string, number][] = [];
  for (const [fragment] of fragments) {
    const text = fragment.replace('#', '4003');
    await db.command({ profile: 2 });
    await findByText(runtime.store, text, units, SHOWN);
    await db.command({ profile: 0 });
    const entries = await db
      .collection('system.profile')
      .find({ ns: `${db.databaseName}.finds` })
      .toArray();
    await db.collection('system.profile').drop();
    counts.push([text, entries.reduce((sum, entry) => sum + Number(entry['keysExamined'] ?? 0), 0)]);
  }
  return counts;
}

/** Made by the database itself: a million inserts from here would take minutes. */
async function insertBook({ runtime }: Installation): Promise<void> {
  const { db } = runtime.store;
  const make = async (into: string, count: number, project: object): Promise<void> => {
    await db
      .aggregate([
        { $documents: [{ outer: 0 }] },
        { $project: { outer: { $range: [0, count / 1000] } } },
        { $unwind: '$outer' },
        { $addFields: { inner: { $range: [0, 1000] } } },
        { $unwind: '$inner' },
        { $addFields: { n: { $add: [{ $multiply: ['$outer', 1000] }, '$inner'] } } },
        { $addFields: { account: { $mod: ['$n', ACCOUNTS] } } },
        { $project: project },
        { $out: into },
      ])
      .toArray();
    const stored = await db.collection(into).estimatedDocumentCount();
    if (stored !== count) throw new ResultsDiffer(`${stored} ${into} were stored`);
  };
  const text = (value: unknown): object => ({ $toString: value });
  const accountId = { $concat: ['acc_', text('$account')] };
  await make('accounts', ACCOUNTS, {
    _id: accountId,
    name: { $concat: [{ $cond: [{ $eq: [{ $mod: ['$n', 2] }, 0] }, 'Blue Ridge', 'Old Harbor'] }, ' Traders 00', text('$account')] },
    number: { $concat: ['C-', text('$account')] },
    unitId: { $concat: ['unit-', text({ $mod: ['$account', UNITS] })] },
  });
  await make('contacts', ACCOUNTS, {
    _id: { $concat: ['con_', text('$n')] },
    accountId,
    name: { $concat: ['Dana Whitfield ', text('$n')] },
    phone: { $concat: ['+1 555 00', text('$n')] },
    email: { $concat: ['buyer00', text('$n'), '@customer.example'] },
  });
  await make('invoices', INVOICES, {
    _id: { $concat: ['inv_', text('$n')] },
    accountId,
    number: { $concat: ['INV-000', text('$n')] },
    openAmount: { $literal: 100 },
    dueOn: '2026-02-01',
  });
}
