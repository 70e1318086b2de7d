import type { Locator, Page } from 'playwright-core';
import { type Bench, figure, median, ResultsDiffer, type Row } from './harness.ts';
import { REST_MS } from './large-canvas.ts';
import { largeDataset, largeProduct, onDesk } from './large-desk.ts';

const ROUNDS = 5;
const KEY_MS = 60;
const MOST_MS = 50;

/** What the main thread is kept busy with at a stretch while somebody types, rests, and is saved. */
export const typing: Bench = {
  name: 'typing',
  dataset: `${largeDataset}; each round is typed, taken over, judged and saved`,
  async run(): Promise<Row[]> {
    const purpose = await onDesk('/strategies/large?tab=canvas&el=step:step42', (page) =>
      typed(page, page.getByRole('textbox', { name: 'What it is for' }), () => 'to be read by whoever comes next'),
    );
    await drafted('to be read by whoever comes next');
    const value = await onDesk('/strategies/large?tab=rules&el=rule:large', (page) =>
      typed(page, page.getByRole('textbox', { name: 'value' }).first(), (round) => `${round + 10}`),
    );
    await drafted(`"value": ${(ROUNDS + 9) * 100}`);
    return [rowOf('type what a step is for, beside the canvas', purpose), rowOf('type a value of a rule', value)];
  },
};

/** The longest task of each round, in milliseconds; those under 50 are not told apart. */
async function typed(page: Page, field: Locator, text: (round: number) => string): Promise<number[]> {
  await field.waitFor();
  await page.waitForTimeout(REST_MS);
  await page.evaluate(() => {
    const long: number[] = [];
    Object.assign(window, { long });
    new PerformanceObserver((list) => long.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: 'longtask' });
  });
  const longest: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    await field.press('Control+a');
    await field.pressSequentially(text(round), { delay: KEY_MS });
    await page.waitForTimeout(REST_MS);
    longest.push(await page.evaluate(() => Math.max(0, ...(window as unknown as { long: number[] }).long.splice(0))));
  }
  return longest;
}

/** Holds the saved draft against what was typed. */
async function drafted(words: string): Promise<void> {
  const { api } = await largeProduct();
  const { draft } = await api.call('definitions.get', { params: { kind: 'strategy', definitionId: 'large' } });
  if (!draft?.text.includes(words)) throw new ResultsDiffer(`“${words}” was typed and is not in the draft`);
}

function rowOf(work: string, longest: readonly number[]): Row {
  const said = (time: number): string => (time === 0 ? `under ${MOST_MS} ms` : `${figure(time)} ms`);
  return {
    work,
    against: '–',
    ratio: said(median(longest)),
    note: `${said(Math.min(...longest))} … ${said(Math.max(...longest))}`,
    target: `no task > ${MOST_MS} ms`,
    met: Math.max(...longest) <= MOST_MS,
  };
}
