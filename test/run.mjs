// `npm test`: brings what is missing, runs every suite, and ends with the line "N passed, N failed". No
// dependencies, because on a fresh clone there are none yet.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { build, install, project, run } from '../runtime/setup.mjs';
import { findChromium } from './support/find-chromium.mjs';

/** Suites in the order they run: what fails fastest comes first. */
const suites = [
  { name: 'definitions, engine, connectors and walls', files: ['test/{architecture,engine,definitions,connectors}/**/*.test.ts'] },
  { name: 'runtime on a real MongoDB', files: ['test/runtime/**/*.test.ts'] },
  { name: 'a person in a real browser', files: ['test/e2e/**/*.test.ts'] },
];

let passed = 0;
let failed = 0;

/** Anything that must be true before or beside the suites counts as one test of its own. */
function check(name, work) {
  console.log(`\n== ${name}`);
  try {
    work();
    passed += 1;
  } catch (error) {
    console.error(error.message);
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

/** Runs one suite, shows what mocha says, and takes its two counts. */
function runSuite({ name, files }) {
  console.log(`\n== ${name}`);
  return new Promise((resolve) => {
    const child = spawn('npx', ['--no-install', 'mocha', '--forbid-pending', ...files], {
      cwd: project,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const counts = { passing: 0, failing: 0 };
    createInterface({ input: child.stdout }).on('line', (line) => {
      console.log(line);
      const [, count, what] = /^ {2}(\d+) (passing|failing)\b/.exec(line) ?? [];
      if (what) counts[what] = Number(count);
    });
    child.on('close', (code) => {
      const brokeOff = code !== 0 && counts.failing === 0;
      if (brokeOff || counts.passing + counts.failing === 0) console.error(`the suite "${name}" broke off with ${code}`);
      passed += counts.passing;
      failed += counts.failing + (brokeOff || counts.passing + counts.failing === 0 ? 1 : 0);
      resolve();
    });
  });
}

const started = Date.now();
check('packages and build', () => {
  install();
  build();
});
if (failed === 0) {
  check('types, style and dead code', () => run('npm', ['run', '--silent', 'check']));
  check('a browser to try it with', prepareBrowser);
  for (const suite of suites) await runSuite(suite);
}
console.log(`\nin ${Math.round((Date.now() - started) / 1000)} s`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
