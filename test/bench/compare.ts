import { compareDefinitions, type Definition, isMeaning } from '#engine';
import { type Bench, milliseconds, ResultsDiffer, type Row } from './harness.ts';
import { REST_MS } from './large-canvas.ts';
import { largeDataset, onDesk } from './large-desk.ts';
import { largeFlow, nextFlow } from './large-flow.ts';
import { untilPainted } from './until-painted.ts';

const TURNS = 5;

/** Two versions of 1,000 steps, both at hand: from choosing one to their differences in words, and to both on the canvas. */
export const compare: Bench = {
  name: 'compare',
  dataset: `${largeDataset}; a hundred of them differ`,
  run: () =>
    onDesk('/strategies/large?tab=canvas', async (page): Promise<Row[]> => {
      await page.locator('.react-flow__node').first().waitFor();
      await page.goto('/strategies/large?tab=versions&compare=1..draft');
      const from = page.getByLabel('From', { exact: true });
      await from.waitFor();
      await page.waitForTimeout(REST_MS);
      const wanted = compareDefinitions(largeFlow() as unknown as Definition, nextFlow() as unknown as Definition).filter(isMeaning).length;
      const found = await page.getByRole('button', { name: /^What happens/ }).textContent();
      if (found !== `What happens ${wanted}`) throw new ResultsDiffer(`the page says “${found}”, the engine ${wanted}`);
      const list = '[role=status] li[data-kind]';
      const words: number[] = [];
      for (let turn = 0; turn <= TURNS; turn += 1) {
        await from.selectOption('2');
        await page.locator(list).first().waitFor({ state: 'detached' });
        await page.waitForTimeout(300);
        const time = await untilPainted(page, { event: 'change', shows: list, act: async () => void (await from.selectOption('1')) });
        await page.waitForTimeout(300);
        if (turn > 0) words.push(time);
      }
      const [both, alone]: [number[], number[]] = [[], []];
      for (let turn = 0; turn <= TURNS; turn += 1) {
        const toBoth = page.getByRole('link', { name: 'Show on the canvas' });
        const shown = await untilPainted(page, { event: 'click', shows: '[data-paint="changed"]', act: () => toBoth.click() });
        await page.waitForTimeout(800);
        await page.goBack();
        await page.getByRole('button', { name: 'End the comparison' }).click();
        await page.waitForTimeout(800);
        const toOne = page.getByRole('link', { name: 'Canvas', exact: true });
        const plain = await untilPainted(page, { event: 'click', shows: '.dc-card', act: () => toOne.click() });
        await page.waitForTimeout(800);
        await page.goBack();
        await from.selectOption('1');
        await page.locator(list).first().waitFor();
        await page.waitForTimeout(800);
        if (turn === 0) continue;
        both.push(shown);
        alone.push(plain);
      }
      return [
        milliseconds('compare two versions, in words', '–', words, { most: 150 }),
        milliseconds('open the canvas with both', '–', both),
        milliseconds('open the canvas with one', '–', alone),
      ];
    }),
};
