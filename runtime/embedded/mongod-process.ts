import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { MongoClient } from 'mongodb';
import { InvariantError } from '#engine';
import { resolveMongod } from './resolve-mongod.ts';

/** A MongoDB server of our own: one node, a replica set of itself, on this machine only. */
export interface EmbeddedMongod {
  readonly uri: string;
  readonly version: string;
  readonly from: string;
  readonly pid: number;
  stop(): Promise<void>;
}

const START_MS = 60_000;
const CACHE_GB = '0.5';

/**
 * Starts a server on a data folder. The port belongs to the folder: the replica set's stored configuration
 * names it, so it must be the same at every start. Data is journaled and stays.
 */
export async function startMongod(folder: string, port: number, say: (line: string) => void = () => {}): Promise<EmbeddedMongod> {
  const left = await leftRunning(folder, port);
  if (left) return left;
  const { path, from, version } = await resolveMongod(say);
  await mkdir(folder, { recursive: true });
  const log = join(folder, 'mongod.log');
  const child = spawn(
    path,
    [
      ...['--replSet', 'rs0', '--dbpath', folder, '--port', String(port), '--bind_ip', '127.0.0.1'],
      ...['--wiredTigerCacheSizeGB', CACHE_GB, '--noscripting', '--logpath', log, '--logappend'],
    ],
    // A group of its own: Ctrl-C in a terminal reaches the product first, which then stops its database in order.
    { stdio: 'ignore', detached: true },
  );
  const state = { exited: false };
  child.once('exit', () => {
    state.exited = true;
  });
  try {
    await becomePrimary(port, state);
  } catch (error) {
    await stop(child, state);
    throw new Error(`MongoDB did not start on port ${port}: ${await lastLines(log)}`, { cause: error });
  }
  return {
    uri: uriOf(port),
    version,
    from,
    pid: child.pid ?? 0,
    stop: () => stop(child, state),
  };
}

function uriOf(port: number): string {
  return `mongodb://127.0.0.1:${port}/duecourse?replicaSet=rs0`;
}

/** The server of this folder, when the product was killed and its database went on. Another folder's is refused. */
async function leftRunning(folder: string, port: number): Promise<EmbeddedMongod | undefined> {
  const client = new MongoClient(`mongodb://127.0.0.1:${port}/?directConnection=true`, { serverSelectionTimeoutMS: 500 });
  try {
    const admin = client.db('admin');
    const { parsed, argv } = (await admin.command({ getCmdLineOpts: 1 })) as unknown as {
      parsed: { storage: { dbPath: string } };
      argv: string[];
    };
    if (resolve(parsed.storage.dbPath) !== resolve(folder)) {
      throw new InvariantError(`port ${port} is taken by the MongoDB of ${parsed.storage.dbPath}`);
    }
    const { pid, version } = (await admin.command({ serverStatus: 1 })) as unknown as { pid: number; version: string };
    return { uri: uriOf(port), version, from: argv[0] ?? 'a running server', pid: Number(pid), stop: () => shutDown(port) };
  } catch (error) {
    if (error instanceof InvariantError) throw error;
    return undefined;
  } finally {
    await client.close();
  }
}

async function shutDown(port: number): Promise<void> {
  const client = new MongoClient(`mongodb://127.0.0.1:${port}/?directConnection=true`);
  // The server ends before it can answer.
  await client
    .db('admin')
    .command({ shutdown: 1, force: true })
    .catch(() => undefined);
  await client.close();
}

async function becomePrimary(port: number, state: { readonly exited: boolean }): Promise<void> {
  const until = Date.now() + START_MS;
  for (;;) {
    if (state.exited) throw new Error('the server ended');
    // A client that has failed to connect once stays closed, so each try has its own.
    const client = new MongoClient(`mongodb://127.0.0.1:${port}/?directConnection=true`, { serverSelectionTimeoutMS: 1000 });
    try {
      const hello = await client.db('admin').command({ hello: 1 });
      if (hello['isWritablePrimary']) return;
      if (hello['setName'] === undefined) await initiate(client, port);
    } catch (error) {
      if (Date.now() > until) throw new Error('the server did not become primary in time', { cause: error });
    } finally {
      await client.close();
    }
    await wait(50);
  }
}

async function initiate(client: MongoClient, port: number): Promise<void> {
  const config = { _id: 'rs0', members: [{ _id: 0, host: `127.0.0.1:${port}` }] };
  try {
    await client.db('admin').command({ replSetInitiate: config });
  } catch (error) {
    if ((error as { codeName?: string }).codeName !== 'AlreadyInitialized') throw error;
  }
}

/** SIGINT lets the server close its files; what does not end in time is ended. */
async function stop(child: ChildProcess, state: { readonly exited: boolean }): Promise<void> {
  if (state.exited || child.pid === undefined) return;
  const ended = once(child, 'exit');
  child.kill('SIGINT');
  const timer = setTimeout(() => child.kill('SIGKILL'), 20_000);
  await ended;
  clearTimeout(timer);
}

async function lastLines(log: string): Promise<string> {
  const text = await readFile(log, 'utf8').catch(() => '');
  const messages = text
    .trim()
    .split('\n')
    .slice(-3)
    .map((line) => /"msg":"([^"]*)"/.exec(line)?.[1] ?? line);
  return messages.join('; ').slice(0, 500) || 'it left no log';
}
