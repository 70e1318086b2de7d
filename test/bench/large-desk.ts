import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { build, type Plugin } from 'vite';
import { definitionLimits } from '#engine';
import { projectFolder } from '../../runtime/project-folder.ts';
import { closePage, openPage } from '../support/browser.ts';
import { scratchFolder } from '../support/mongo.ts';
import { aProduct, type Product } from '../support/product.ts';
import { publish } from '../support/segments.ts';
import { largeFlow, nextFlow, raised } from './large-flow.ts';

/** What the benches of the designer are about, in words. */
export const largeDataset =
  'a strategy of 1,000 steps and 1,334 paths on its page in the product, in Chromium, built for production; limits raised for it';

let started: Promise<Product> | undefined;

/** The whole product with two versions of a strategy of 1,000 steps, which its limits are raised for; one for all benches of a run. */
export function largeProduct(): Promise<Product> {
  started ??= start();
  return started;
}

/** Does something on a page of it as a manager who has just come; there is no draft of the strategy then. */
export async function onDesk<T>(path: string, work: (page: Page) => Promise<T>): Promise<T> {
  const { url, api } = await largeProduct();
  const params = { kind: 'strategy', definitionId: 'large' } as const;
  const { draft } = await api.call('definitions.get', { params });
  if (draft) await api.call('definitions.discard', { params, headers: { 'if-match': `"${draft.revision}"` } });
  const page = await openPage(url, 'manager');
  try {
    await page.goto(path);
    return await work(page);
  } finally {
    await closePage(page);
  }
}

async function start(): Promise<Product> {
  const webFolder = scratchFolder('bench-web');
  process.once('exit', () => rmSync(webFolder, { recursive: true, force: true }));
  await buildRaised(webFolder);
  Object.assign(definitionLimits, raised);
  const product = await aProduct({ clock: '2026-02-20', webFolder });
  for (const flow of [largeFlow(), nextFlow()]) await publish(product, flow);
  return product;
}

/** The web app as it is shipped but for the limits. */
async function buildRaised(outDir: string): Promise<void> {
  const root = join(projectFolder(), 'designer');
  const plugin = withRaised();
  await build({
    root,
    configFile: join(root, 'vite.config.ts'),
    logLevel: 'error',
    plugins: [plugin],
    worker: { plugins: () => [plugin] },
    build: { outDir },
  });
  // Vite leaves it set, and in production nobody signs in with the password of practice data.
  delete process.env['NODE_ENV'];
}

function withRaised(): Plugin {
  return {
    name: 'raised-limits',
    transform: {
      filter: { id: /engine\/model\/limits\.ts$/ },
      handler(code) {
        const lines = Object.entries(raised).map(([name, most]) => [new RegExp(`\\b${name}: \\d+,`), `${name}: ${most},`] as const);
        if (!lines.every(([now]) => now.test(code)))
          throw new Error('the limits are written in another way: the benches would measure a refusal');
        return lines.reduce((text, [now, next]) => text.replace(now, next), code);
      },
    },
  };
}
