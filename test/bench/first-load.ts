import { gzipSync } from 'node:zlib';
import type { Response } from 'playwright-core';
import { type Bench, ResultsDiffer, type Row } from './harness.ts';
import { REST_MS } from './large-canvas.ts';
import { largeProduct, onDesk } from './large-desk.ts';

const MOST_KB = 350;

/** What a browser that has nothing yet loads of the web app until a strategy stands there as its schedule. */
export const firstLoad: Bench = {
  name: 'first-load',
  dataset: 'scripts and styles of /strategies/past-due-escalation with nothing in the cache, each gzipped; fonts and data apart',
  run: () =>
    onDesk('about:blank', async (page): Promise<Row[]> => {
      const loaded: { readonly response: Response; readonly early: boolean }[] = [];
      let early = true;
      page.on('response', (response) => void loaded.push({ response, early }));
      const { url } = await largeProduct();
      await page.goto(`${url}/strategies/past-due-escalation`);
      await page.getByRole('table').first().waitFor();
      early = false;
      await page.waitForTimeout(REST_MS);
      const sizes = await Promise.all(
        loaded
          .filter(
            ({ response }) =>
              /\.(js|css)$|\/past-due-escalation$/.test(new URL(response.url()).pathname) && !response.url().includes('/api/'),
          )
          .map(async ({ response, early: first }) => ({ name: response.url(), first, bytes: gzipSync(await response.body()).length })),
      );
      const sum = (of: typeof sizes): number => of.reduce((total, { bytes }) => total + bytes, 0) / 1000;
      const workers = sizes.filter(({ name }) => name.includes('-worker'));
      const page_ = sizes.filter((each) => !workers.includes(each));
      const first = sum(page_.filter(({ first: isFirst }) => isFirst));
      if (page_.length < 3) throw new ResultsDiffer('hardly anything was loaded: something was in a cache');
      const row = (work: string, kb: number, files: number): Row => ({
        work,
        against: '–',
        ratio: `${Math.round(kb)} kB`,
        note: `${files} files`,
      });
      return [
        {
          ...row('first load of a strategy, until its schedule', first, page_.filter(({ first: isFirst }) => isFirst).length),
          target: `≤ ${MOST_KB} kB`,
          met: first <= MOST_KB,
        },
        row('… what the page then loads by itself', sum(page_) - first, page_.filter(({ first: isFirst }) => !isFirst).length),
        row('… its worker that looks for faults', sum(workers), workers.length),
      ];
    }),
};
