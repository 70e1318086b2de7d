// `npm test`: brings what is missing, runs every suite, and ends with the line "N passed, N failed". No
// dependencies, because on a fresh clone there are none yet.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { build, install, project, run } from '../runtime/setup.mjs';
import { findChromium } from './support/find-chromium.mjs';

const suite = (name, folders, names = '*') => ({ name, files: [`test/${folders}/**/${names}.test.ts`] });

/**
 * The longest first: whoever is done takes the next. Each has a database server of its own, which keeps a file open for
 * every collection and index of every test before it; what many machines allow (20,000) is not enough for all of them.
 */
const suites = [
  suite('runtime on a real MongoDB, P to Z', 'runtime', '[p-z]*'),
  suite('killed again and again; two years of a real ledger', 'endurance'),
  suite('runtime on a real MongoDB, A to F', 'runtime', '[a-f]*'),
  suite('runtime on a real MongoDB, G to O', 'runtime', '[g-o]*'),
  suite('a person in a real browser, A to O', 'e2e', '[a-o]*'),
  suite('a person in a real browser, P to Z', 'e2e', '[p-z]*'),
  suite('definitions, engine, connectors, designer documents and walls', '{architecture,engine,definitions,connectors,designer}'),
];

/** Suites at once. They wait for databases and pages half of the time. */
const LANES = 2;

let passed = 0;
let failed = 0;

/** What mocha says of each failed test, told once more at the end: the log of a long run is often cut to its last pages. */
const failures = [];

/** Anything that must be true before or beside the suites counts as one test of its own. */
function check(name, work) {
  console.log(`\n== ${name}`);
  try {
    work();
    passed += 1;
  } catch (error) {
    console.error(error.message);
    failures.push(`${name}: ${error.message}`);
    failed += 1;
  }
}

function prepareBrowser() {
  if (findChromium()) return;
  console.log("bringing Debian's Chromium");
  if (existsSync('/usr/bin/apt-get') && process.getuid?.() === 0) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    spawnSync('apt-get', ['update', '-qq'], { stdio: 'inherit', env });
    spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], { stdio: 'inherit', env });
  }
  if (!findChromium()) throw new Error('Chromium is missing: install it (Debian: apt-get install chromium) or name it in CHROMIUM');
}

/** Runs one suite and takes mocha's two counts. What it says is shown in one piece, so that lanes do not mix. */
function runSuite({ name, files }) {
  return new Promise((resolve) => {
    const begun = Date.now();
    const seconds = () => Math.round((Date.now() - begun) / 1000);
    const lines = [`\n== ${name}`];
    const child = spawn('npx', ['--no-install', 'mocha', '--forbid-pending', ...files], {
      cwd: project,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const progress = setInterval(
      () => console.log(`... ${name}: ${lines.filter((line) => /^ +(✔|\d+\) )/.test(line)).length} tests, ${seconds()} s`),
      20_000,
    );
    const counts = { passing: 0, failing: 0 };
    const take = (line) => {
      lines.push(line);
      const [, count, what] = /^ {2}(\d+) (passing|failing)\b/.exec(line) ?? [];
      if (what) counts[what] = Number(count);
      if (what === 'failing') failures.push(`-- ${name}`);
      if (counts.failing > 0) failures.push(line);
    };
    createInterface({ input: child.stdout }).on('line', take);
    createInterface({ input: child.stderr }).on('line', take);
    child.on('close', (code) => {
      clearInterval(progress);
      const brokeOff = (code !== 0 && counts.failing === 0) || counts.passing + counts.failing === 0;
      if (brokeOff) failures.push(`${name}: broke off with ${code}`, ...lines.slice(-40));
      lines.push(`== ${name}: ${seconds()} s`);
      console.log(lines.join('\n'));
      passed += counts.passing;
      failed += counts.failing + (brokeOff ? 1 : 0);
      resolve();
    });
  });
}

async function runLane() {
  for (let next = suites.shift(); next; next = suites.shift()) await runSuite(next);
}

const started = Date.now();
check('packages and build', () => {
  install();
  build();
});
if (failed === 0) {
  check('types, style and dead code', () => run('npm', ['run', '--silent', 'check']));
  check('a browser to try it with', prepareBrowser);
  await Promise.all(Array.from({ length: LANES }, runLane));
}
if (failures.length > 0) console.log(['\n== what failed', ...failures].join('\n'));
console.log(`\nin ${Math.round((Date.now() - started) / 1000)} s`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
