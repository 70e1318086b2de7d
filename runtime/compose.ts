import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Logger } from 'pino';
import { ConnectorHost } from './effects/connector-host.ts';
import { installedConnectors } from './effects/installed-connectors.ts';
import { loadSecretBox } from './effects/secret-box.ts';
import { createApp } from './http/app.ts';
import { MailDoor, type MailDoorAddress } from './inbound/mail-door.ts';
import { Scheduler } from './jobs/scheduler.ts';
import { Worker } from './jobs/worker.ts';
import { thisWorkerId } from './jobs/worker-id.ts';
import { WorklistKeeper } from './jobs/worklist-keeper.ts';
import { LiveSockets } from './live/sockets.ts';
import { Library } from './published/library.ts';
import type { Hint, Runtime } from './runtime.ts';
import { fillFinds, lacksFinds } from './store/find-store.ts';
import { failAbandonedImports } from './store/import-store.ts';
import { openStore } from './store/store.ts';

export interface ComposeOptions {
  readonly mongoUri: string;
  readonly dataFolder: string;
  readonly log: Logger;
  /** Port of the HTTP server; 0 takes a free one. */
  readonly port: number;
  readonly webFolder?: string | undefined;
  readonly signInsPerMinute?: number;
}

/** The product, wired and not yet working. */
export interface Composed {
  readonly runtime: Runtime;
  readonly worker: Worker;
  readonly scheduler: Scheduler;
  /** Begins to work: jobs, inbox and outbox. */
  start(): Promise<void>;
  /** Opens the doors; answers the address. Without a place for it, no mail comes in. */
  listen(mailDoor?: MailDoorAddress): Promise<string>;
  /** The port mail comes in at, once the doors are open. */
  mailPort(): number | undefined;
  /** Takes nothing new, finishes what is under way, closes. */
  stop(): Promise<void>;
}

/** The only wiring. Everything gets what it needs from here and from nowhere else. */
export async function compose(options: ComposeOptions): Promise<Composed> {
  const { log } = options;
  const workerId = thisWorkerId();
  const store = await openStore(options.mongoUri, workerId);
  const connectors = new ConnectorHost(store, installedConnectors, await loadSecretBox(options.dataFolder), log);
  const library = new Library(store, () => connectors.offerings());
  let live: LiveSockets | undefined;
  const runtime: Runtime = {
    store,
    library,
    connectors,
    log,
    workerId,
    publish: (hints: readonly Hint[]) => {
      live?.publish(hints);
      worklist.hear(hints);
    },
    openedNow: async (accountId) => (await live?.openedNow(accountId)) ?? new Map(),
    poke: () => worker.poke(),
  };
  const worker: Worker = new Worker(runtime);
  const worklist: WorklistKeeper = new WorklistKeeper(runtime);
  const scheduler = new Scheduler(runtime, worker);
  const app = createApp(runtime, scheduler, { webFolder: options.webFolder, signInsPerMinute: options.signInsPerMinute ?? 20 });
  const http = createServer(app);
  live = await LiveSockets.open(http, () => runtime);
  let mailDoor: MailDoor | undefined;

  return {
    runtime,
    worker,
    scheduler,
    async start() {
      await failAbandonedImports(store);
      if (await lacksFinds(store)) await fillFinds(store);
      worker.start();
      await scheduler.start();
    },
    async listen(at) {
      if (at) mailDoor = await MailDoor.open(runtime, at);
      return listen(http, options.port);
    },
    mailPort: () => mailDoor?.port,
    async stop() {
      await mailDoor?.close();
      await scheduler.stop();
      await worker.stop();
      await worklist.stop();
      await live?.close();
      await closeServer(http);
      await connectors.close();
      await store.close();
    },
  };
}

function listen(http: Server, port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    http.once('error', (error: { code?: string }) =>
      reject(error.code === 'EADDRINUSE' ? new Error(`port ${port} is taken by another program; choose one with --port or PORT`) : error),
    );
    http.listen(port, () => {
      http.removeAllListeners('error');
      resolve(`http://localhost:${(http.address() as AddressInfo).port}`);
    });
  });
}

function closeServer(http: Server): Promise<void> {
  http.closeAllConnections();
  return new Promise((resolve) => {
    if (!http.listening) resolve();
    else http.close(() => resolve());
  });
}
