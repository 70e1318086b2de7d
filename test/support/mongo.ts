import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type EmbeddedMongod, startMongod } from '../../runtime/embedded/mongod-process.ts';

/** A folder in memory where the machine has one: a test waits for no disk. */
export function scratchFolder(name: string): string {
  return mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), `duecourse-${name}-`));
}

let running: Promise<EmbeddedMongod> | undefined;
let databases = 0;

/** The URI of a fresh database on the one real MongoDB of this test run. */
export async function freshDatabase(): Promise<string> {
  running ??= start();
  const { uri } = await running;
  databases += 1;
  return uri.replace('/duecourse?', `/test-${process.pid}-${databases}?`);
}

async function start(): Promise<EmbeddedMongod> {
  const folder = scratchFolder('mongo');
  const mongod = await startMongod(folder, await freePort(), (line) => process.stderr.write(`${line}\n`));
  // Mocha ends the process; the server must not outlive it.
  process.once('exit', () => {
    try {
      process.kill(mongod.pid, 'SIGKILL');
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
  return mongod;
}

/** A port nobody has: other test runs may be under way on this machine. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}
