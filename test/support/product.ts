import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { pino } from 'pino';
import { smtpConnector } from '#connectors';
import { type LocalDate, toInstant } from '#engine';
import { ApiClient } from '../../runtime/cli/api-client.ts';
import { MANUAL_SOURCE } from '../../runtime/commands/create-account.ts';
import { type Composed, compose } from '../../runtime/compose.ts';
import { addDemoUsers } from '../../runtime/demo/demo-users.ts';
import { hashToken } from '../../runtime/http/authenticate.ts';
import { projectFolder } from '../../runtime/project-folder.ts';
import { publishStock } from '../../runtime/published/stock.ts';
import type { Runtime } from '../../runtime/runtime.ts';
import { saveFeed } from '../../runtime/store/feed-store.ts';
import { writeSetting } from '../../runtime/store/settings.ts';
import { replaceKey } from '../../runtime/store/user-store.ts';
import { freshDatabase, scratchFolder } from './mongo.ts';

export interface ProductOptions {
  /** The sandbox begins on this day at 08:00 New York time. */
  readonly clock?: LocalDate;
  /** Mail goes to this port of this machine; without it no connector is set up. */
  readonly mailPort?: number;
  readonly sending?: boolean;
  readonly mongoUri?: string;
  readonly segment?: string;
  /** Where its secrets are kept: for a product that another process goes on with. The caller removes it. */
  readonly dataFolder?: string;
  /** Serves the built web app from here. */
  readonly webFolder?: string;
}

/** The whole product on a database of its own, with an admin's key. */
export interface Product {
  readonly runtime: Runtime;
  readonly composed: Composed;
  readonly url: string;
  readonly key: string;
  readonly api: ApiClient;
  readonly mongoUri: string;
  /** Lets the clock walk to the end of a day and everything due happen. */
  advanceTo(on: LocalDate): Promise<void>;
  /** Waits until nothing moves any more. */
  settle(): Promise<void>;
  stop(): Promise<void>;
}

export const ZONE = 'America/New_York';

export async function aProduct(options: ProductOptions = {}): Promise<Product> {
  const folder = options.dataFolder ?? scratchFolder('data');
  const mongoUri = options.mongoUri ?? (await freshDatabase());
  const log = pino({ level: process.env['LOG_LEVEL'] ?? 'fatal' });
  const composed = await compose({ mongoUri, dataFolder: folder, log, port: 0, signInsPerMinute: 1000, webFolder: options.webFolder });
  const { runtime, worker } = composed;
  const key = 'dck_test-key-of-an-admin-0123456789';
  if (options.mongoUri === undefined) {
    const on = options.clock ?? '2026-02-02';
    await writeSetting(runtime.store, 'clock', { mode: 'sandbox', at: toInstant(on, '08:00', ZONE) });
    await writeSetting(runtime.store, 'channels', { email: { sending: options.sending ?? true } });
    if (options.segment !== undefined) await writeSetting(runtime.store, 'installation', { segment: options.segment });
    await publishStock(runtime, join(projectFolder(), 'definitions'));
    await saveFeed(runtime.store, { _id: MANUAL_SOURCE, name: 'Entered by hand', mode: 'live' });
    await addDemoUsers(runtime);
    await replaceKey(runtime.store, { _id: 'key_test', name: 'test', role: 'admin', keyHash: hashToken(key), createdAt: new Date() });
    if (options.mailPort !== undefined)
      await runtime.connectors.configure(smtpConnector, true, { host: '127.0.0.1', port: options.mailPort });
  }
  await composed.start();
  const url = await composed.listen({ host: '127.0.0.1', port: 0 });
  const api = new ApiClient(url, key);
  return {
    runtime,
    composed,
    url,
    key,
    api,
    mongoUri,
    settle: () => worker.settle(),
    async advanceTo(on) {
      await worker.settle();
      await api.call('clock.advance', { body: { to: on } });
      for (;;) {
        const clock = await api.call('clock.get');
        if (clock.target === undefined) return;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    },
    async stop() {
      await composed.stop();
      if (options.dataFolder === undefined) rmSync(folder, { recursive: true, force: true });
    },
  };
}
