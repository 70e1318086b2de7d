import { type Bench, figure, type Row } from './harness.ts';
import { REST_MS } from './large-canvas.ts';
import { largeDataset, onDesk } from './large-desk.ts';

const OPENS = 10;
/** Far less than a strategy that is held on to would take. */
const MOST_MB = 0.5;

/** What stays in the memory when a strategy is opened and left again and again. */
export const reopen: Bench = {
  name: 'reopen',
  dataset: `${largeDataset}; opened from the list, its canvas looked at, and left, ${OPENS} times`,
  run: () =>
    onDesk('/strategies', async (page): Promise<Row[]> => {
      const protocol = await page.context().newCDPSession(page);
      await protocol.send('Performance.enable');
      const heaps: number[] = [];
      for (let open = 1; open <= OPENS; open += 1) {
        await page.getByRole('link', { name: 'Large', exact: true }).click();
        await page.getByRole('link', { name: 'Canvas', exact: true }).click();
        await page.locator('.react-flow__node').first().waitFor();
        await page.waitForTimeout(REST_MS);
        await page.getByRole('link', { name: 'Strategies', exact: true }).first().click();
        await page.getByRole('link', { name: 'Large', exact: true }).waitFor();
        await page.waitForTimeout(500);
        await protocol.send('HeapProfiler.collectGarbage');
        const { metrics } = await protocol.send('Performance.getMetrics');
        heaps.push((metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? Number.NaN) / 1e6);
      }
      if (page.workers().length > 0) throw new Error(`${page.workers().length} workers are left behind`);
      // The first opening loads what is kept for good.
      const later = heaps.slice(1);
      const growth = ((later.at(-1) ?? Number.NaN) - (later[0] ?? Number.NaN)) / (later.length - 1);
      return [
        {
          work: 'heap that stays, an opening',
          against: '–',
          ratio: `${growth.toFixed(2)} MB`,
          note: `${figure(Math.min(...later))} … ${figure(Math.max(...later))} MB in all`,
          target: `≤ ${MOST_MB} MB`,
          met: growth <= MOST_MB,
        },
      ];
    }),
};
