// `npm run bench [names…]`: how long the work of design.md §10 takes, against what it would take without us.
import { cpus, loadavg } from 'node:os';
import { type Bench, ResultsDiffer, type Row } from './harness.ts';
import { printTable } from './table.ts';

const benches: Readonly<Record<string, () => Promise<Bench>>> = {
  rules: async () => (await import('./rules.ts')).rules,
  stepping: async () => (await import('./stepping.ts')).stepping,
  'durable-step': async () => (await import('./durable-step.ts')).durableStep,
  nightly: async () => (await import('./nightly.ts')).nightly,
  timers: async () => (await import('./timers.ts')).timers,
  canvas: async () => (await import('./canvas.ts')).canvas,
  undo: async () => (await import('./undo.ts')).undo,
  lint: async () => (await import('./lint.ts')).lintInWorker,
  compare: async () => (await import('./compare.ts')).compare,
  typing: async () => (await import('./typing.ts')).typing,
  'first-load': async () => (await import('./first-load.ts')).firstLoad,
  reopen: async () => (await import('./reopen.ts')).reopen,
  find: async () => (await import('./find.ts')).find,
  worklist: async () => (await import('./worklist.ts')).worklist,
  claim: async () => (await import('./claim.ts')).claim,
  push: async () => (await import('./push.ts')).push,
  'idle-poll': async () => (await import('./idle-poll.ts')).idlePoll,
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !Object.hasOwn(benches, name));
if (unknown.length > 0) {
  console.error(`no bench is called ${unknown.join(', ')}; there are ${Object.keys(benches).join(', ')}`);
  process.exit(2);
}

console.log(`npm run bench ${asked.join(' ')}`.trimEnd());
console.log(`node ${process.execArgv.join(' ')} test/bench/run.ts ${asked.join(' ')}`.trimEnd());
console.log(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, load ${load()}`);

const started = Date.now();
const rows: Row[] = [];
let failed = false;
for (const name of asked.length > 0 ? asked : Object.keys(benches)) {
  try {
    const bench = await benches[name]?.();
    if (!bench) continue;
    console.log(`\n${bench.name}: ${bench.dataset}`);
    rows.push(...(await bench.run()));
  } catch (error) {
    failed = true;
    console.error(error instanceof ResultsDiffer ? `the results differ, so no time of ${name} means anything\n${error.message}` : error);
  }
}
printTable(rows);
console.log(`\nin ${Math.round((Date.now() - started) / 1000)} s, load at the end ${load()}`);
// Connections are left to the end of the process; the database goes with it.
process.exit(failed ? 1 : 0);

function load(): string {
  return loadavg()
    .map((each) => each.toFixed(1))
    .join(' ');
}
