import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Logger, pino } from 'pino';
import { type Composed, type ComposeOptions, compose } from '../../runtime/compose.ts';
import { scratchFolder } from './mongo.ts';
import type { Product } from './product.ts';

/** Another process's view of a product: its own HTTP server on the same database, with options of its own. */
export interface SecondDoor {
  readonly url: string;
  readonly key: string;
  readonly composed: Composed;
  /** A folder of its own, removed with it. */
  readonly folder: string;
  stop(): Promise<void>;
}

export async function aSecondDoor(
  product: Product,
  options: Pick<ComposeOptions, 'signInsPerMinute' | 'webFolder'> & { readonly log?: Logger } = {},
): Promise<SecondDoor> {
  const folder = scratchFolder('door');
  const { log = pino({ level: 'fatal' }), webFolder, ...rest } = options;
  const composed = await compose({
    mongoUri: product.mongoUri,
    dataFolder: folder,
    log,
    port: 0,
    ...(webFolder === undefined ? {} : { webFolder: join(folder, webFolder) }),
    ...rest,
  });
  return {
    url: await composed.listen(),
    key: product.key,
    composed,
    folder,
    async stop() {
      await composed.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
