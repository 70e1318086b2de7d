import { randomInt } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { isAlive } from '../process-alive.ts';

/** What a running server leaves for the commands of the same machine. */
export interface ServerFile {
  readonly pid: number;
  readonly url: string;
  /** A machine key of this start; readable by the owner of the folder only. */
  readonly key: string;
}

/** The folder everything of an installation lives in: DUECOURSE_DATA, else `.duecourse` here. */
export function dataFolder(): string {
  return resolve(process.env['DUECOURSE_DATA'] ?? '.duecourse');
}

/** The server running on this folder; undefined when none is. */
export async function runningServer(folder: string): Promise<ServerFile | undefined> {
  const text = await readFile(join(folder, 'server.json'), 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  const file = JSON.parse(text) as ServerFile;
  return isAlive(file.pid) ? file : undefined;
}

/** Takes the folder for this process; one folder has one server. */
export async function writeServerFile(folder: string, file: ServerFile): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'server.json'), JSON.stringify(file), { mode: 0o600 });
}

export async function removeServerFile(folder: string): Promise<void> {
  await rm(join(folder, 'server.json'), { force: true });
}

/** The database's port belongs to the folder: chosen once, kept with the data. */
export async function databasePort(folder: string): Promise<number> {
  const file = join(folder, 'mongo.port');
  const kept = await readFile(file, 'utf8').catch(() => undefined);
  if (kept !== undefined) return Number(kept);
  await mkdir(folder, { recursive: true });
  const port = await freePort();
  await writeFile(file, String(port));
  return port;
}

async function freePort(): Promise<number> {
  for (let attempt = 0; attempt < 50; attempt += 1) {
    const port = randomInt(27_100, 28_900);
    if (await isFree(port)) return port;
  }
  throw new Error('no free port for the database between 27100 and 28900');
}

function isFree(port: number): Promise<boolean> {
  return new Promise((done) => {
    const probe = createServer();
    probe.once('error', () => done(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => done(true)));
  });
}
