import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type Logger, pino } from 'pino';
import { smtpConnector } from '#connectors';
import { isLocalDate, localDateAt, toInstant } from '#engine';
import { MANUAL_SOURCE } from '../commands/create-account.ts';
import { type Composed, compose } from '../compose.ts';
import { DEMO_SOURCE, fillDemoPortfolio } from '../demo/demo-portfolio.ts';
import { addDemoUsers, DEMO_PASSWORD, demoEmails } from '../demo/demo-users.ts';
import { startMailInbox } from '../embedded/mail-inbox.ts';
import { startMongod } from '../embedded/mongod-process.ts';
import { hashToken } from '../http/authenticate.ts';
import type { MailDoorAddress } from '../inbound/mail-door.ts';
import { projectFolder } from '../project-folder.ts';
import { publishStock } from '../published/stock.ts';
import { readWorld } from '../runtime.ts';
import { connectorSettingsOf } from '../store/connector-store.ts';
import { getFeed, saveFeed } from '../store/feed-store.ts';
import { readSettings, writeSetting } from '../store/settings.ts';
import { replaceKey } from '../store/user-store.ts';
import { databasePort, removeServerFile, runningServer, writeServerFile } from './data-folder.ts';

export interface ServeOptions {
  readonly folder: string;
  readonly port: number;
  /** Port mail comes in at; without one a sandbox takes a free one, and elsewhere none comes in. */
  readonly mailPort?: number | undefined;
  /** Domain of the addresses answers come in at. */
  readonly replyDomain?: string | undefined;
  /** Without the demo portfolio. */
  readonly empty: boolean;
  /** Begins a sandbox on this day; undefined: live, or whatever the folder already is. */
  readonly clock?: string | undefined;
  readonly say: (line: string) => void;
}

export interface Served {
  readonly url: string;
  readonly key: string;
  readonly composed: Composed;
  /** Whether practice users may sign in. */
  readonly practice: boolean;
  stop(): Promise<void>;
}

const LOCAL_KEY = 'key_local';
const OPENING_TIME = '08:00';

/** Starts everything: database, definitions, mail inbox, server. What the folder holds already is kept. */
export async function serve(options: ServeOptions): Promise<Served> {
  const { folder, say } = options;
  if (options.clock !== undefined && !isLocalDate(options.clock)) throw new Error(`--clock ${options.clock}: there is no such day`);
  const other = await runningServer(folder);
  if (other) throw new Error(`a server is running on this data folder already: ${other.url} (process ${other.pid})`);
  await mkdir(folder, { recursive: true });
  const stops: (() => Promise<void>)[] = [];
  try {
    return await serveOn(options, stops);
  } catch (error) {
    for (const stop of stops.reverse()) await stop().catch((problem: unknown) => say(`while stopping: ${String(problem)}`));
    throw error;
  }
}

async function serveOn(options: ServeOptions, stops: (() => Promise<void>)[]): Promise<Served> {
  const { folder, say } = options;
  const log = pino({ level: process.env['LOG_LEVEL'] ?? 'warn' }, pino.destination(join(folder, 'server.log')));
  const mongoUri = await database(folder, say, stops);
  const webFolder = join(projectFolder(), 'dist', 'web');
  const composed = await compose({
    mongoUri,
    dataFolder: folder,
    log,
    port: options.port,
    webFolder: existsSync(webFolder) ? webFolder : undefined,
  });
  stops.push(() => composed.stop());
  const practice = await prepare(composed, options, stops);
  await composed.start();
  const url = await composed.listen(mailDoorOf(options, practice));
  const key = `dck_${randomBytes(32).toString('base64url')}`;
  await replaceKey(composed.runtime.store, {
    _id: LOCAL_KEY,
    name: 'this machine',
    role: 'admin',
    keyHash: hashToken(key),
    createdAt: new Date(),
  });
  await writeServerFile(folder, { pid: process.pid, url, key });
  stops.push(() => removeServerFile(folder));
  watchForFaults(log);
  return {
    url,
    key,
    composed,
    practice,
    async stop() {
      for (const stop of [...stops].reverse()) await stop();
    },
  };
}

/** A sandbox takes mail from this machine only. */
function mailDoorOf({ mailPort }: ServeOptions, practice: boolean): MailDoorAddress | undefined {
  if (practice) return { host: '127.0.0.1', port: mailPort ?? 0 };
  return mailPort === undefined ? undefined : { port: mailPort };
}

/** A database that is named is used; otherwise our own starts on the folder. */
async function database(folder: string, say: (line: string) => void, stops: (() => Promise<void>)[]): Promise<string> {
  const named = process.env['MONGODB_URI'];
  if (named) {
    say('using the database of MONGODB_URI');
    return named;
  }
  const mongod = await startMongod(join(folder, 'db'), await databasePort(folder), say);
  stops.push(() => mongod.stop());
  say(`database: MongoDB ${mongod.version} (${mongod.from})`);
  return mongod.uri;
}

/** Brings an installation up to where it can work; answers whether it is for practice. */
async function prepare({ runtime }: Composed, options: ServeOptions, stops: (() => Promise<void>)[]): Promise<boolean> {
  const { say, empty } = options;
  const { store } = runtime;
  const before = await readSettings(store);
  const fresh = before.publishedStamp === 0;
  const sandboxOn = options.clock ?? (empty ? undefined : localDateAt(Date.now(), before.installation.zone));
  if (fresh && sandboxOn !== undefined) {
    await writeSetting(store, 'clock', { mode: 'sandbox', at: toInstant(sandboxOn, OPENING_TIME, before.installation.zone) });
    // Practice data has its own mail server; nothing it sends leaves this machine.
    await writeSetting(store, 'channels', { email: { sending: true } });
    await writeSetting(store, 'installation', { demo: !empty });
  } else if (!fresh && options.clock !== undefined) {
    throw new Error('--clock begins a sandbox on an empty data folder; this one has been used. Choose another with DUECOURSE_DATA.');
  }
  if (options.replyDomain !== undefined) await writeSetting(store, 'replyDomain', options.replyDomain);
  const published = await publishStock(runtime, join(projectFolder(), 'definitions'));
  if (published > 0) say(`definitions: ${published} published`);
  if (!(await getFeed(store, MANUAL_SOURCE))) await saveFeed(store, { _id: MANUAL_SOURCE, name: 'Entered by hand', mode: 'live' });
  const world = await readWorld(runtime);
  const practice = world.settings.clock.mode === 'sandbox';
  if (practice) {
    await addDemoUsers(runtime);
    await openInbox(runtime, options, stops);
  }
  if (!empty && practice && !(await getFeed(store, DEMO_SOURCE))) {
    await fillDemoPortfolio(runtime, world, (done, of) => {
      if (done % 60 === 0 || done === of) say(`demo portfolio: ${done} of ${of} accounts`);
    });
  }
  return practice;
}

/** The sandbox sends to its own inbox, unless an admin has pointed it elsewhere. */
async function openInbox(runtime: Composed['runtime'], { folder }: ServeOptions, stops: (() => Promise<void>)[]): Promise<void> {
  const inbox = await startMailInbox(join(folder, 'mail'));
  stops.push(() => inbox.stop());
  const kept = await connectorSettingsOf(runtime.store, smtpConnector.manifest.id);
  const ours = kept === undefined || (kept.settings['host'] === '127.0.0.1' && kept.settings['user'] === undefined);
  if (ours) await runtime.connectors.configure(smtpConnector, kept?.enabled ?? true, { host: '127.0.0.1', port: inbox.port });
}

/** A fault nobody has caught leaves no one knows what behind: stop, and let the next start go on from the data. */
function watchForFaults(log: Logger): void {
  for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
    process.on(event, (error: unknown) => {
      log.fatal({ err: error }, event);
      log.flush();
      process.stderr.write(`stopped on a fault: ${error instanceof Error ? error.stack : String(error)}\n`);
      process.exit(1);
    });
  }
}

/** What is shown when the product is up: one address, and who may sign in. */
export function welcome(served: Served): string[] {
  const users = served.practice
    ? ['', `Sign in as one of these, password "${DEMO_PASSWORD}":`, ...demoEmails.map((email) => `  ${email}`)]
    : ['', 'Add the first user with: npx duecourse user add'];
  const port = served.composed.mailPort();
  const mail = port === undefined ? [] : ['', `Replies come in by SMTP on port ${port}.`];
  return [...users, ...mail, '', `Duecourse is up: ${served.url}`, 'Ctrl-C stops it; the data stays.'];
}
