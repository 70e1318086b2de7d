import type { Page } from 'playwright-core';
import { type Definition, lint } from '#engine';
import { readWorld } from '../../runtime/runtime.ts';
import { type Bench, milliseconds, ResultsDiffer, type Row } from './harness.ts';
import { atStep, insertEmail } from './large-canvas.ts';
import { largeDataset, largeProduct, onDesk } from './large-desk.ts';
import { nextFlow } from './large-flow.ts';

const PAGES = 3;
const TURNS = 6;

interface Linted {
  readonly ms: number;
  readonly problems: readonly { readonly code: string; readonly pointer: string }[];
}

/** How long the worker looks for faults: a page that was just opened, and each time a step comes or goes. */
export const lintInWorker: Bench = {
  name: 'lint',
  dataset: `${largeDataset}; all of it is looked at`,
  async run(): Promise<Row[]> {
    const wanted = await wantedProblems();
    const [first, warm]: [number[], number[]] = [[], []];
    for (let each = 0; each < PAGES; each += 1) {
      await onDesk('about:blank', async (page) => {
        await page.addInitScript(noteAnswers);
        await page.goto('/strategies/large?tab=canvas&el=step:step42');
        const box = await atStep(page, 'step42');
        const [once] = await answers(page);
        if (!once) throw new Error('the worker gave no answer');
        if (JSON.stringify(once.problems.map(placeOf).toSorted()) !== wanted) throw new ResultsDiffer('the worker found something else');
        first.push(once.ms);
        await insertEmail(page, box);
        for (let turn = 0; turn < TURNS; turn += 1) {
          await page.waitForTimeout(900);
          await page.keyboard.press(turn % 2 === 0 ? 'Control+z' : 'Control+Shift+z');
        }
        await page.waitForTimeout(900);
        const later = (await answers(page)).slice(1).map(({ ms }) => ms);
        if (later.length < TURNS) throw new ResultsDiffer(`${later.length} answers after ${TURNS + 1} changes`);
        warm.push(...later);
      });
    }
    return [
      milliseconds('lint in the worker, after a change', '–', warm, { most: 30 }),
      milliseconds('lint in the worker, the first of a page', '–', first),
    ];
  },
};

/** What the engine finds here in the version that is opened. */
async function wantedProblems(): Promise<string> {
  const { published } = await readWorld((await largeProduct()).runtime);
  return JSON.stringify(
    lint(nextFlow() as unknown as Definition, published.registry)
      .map(placeOf)
      .toSorted(),
  );
}

function placeOf({ code, pointer }: { readonly code: string; readonly pointer: string }): string {
  return `${code} ${pointer}`;
}

/** Keeps on the page what its workers answer. */
function noteAnswers(): void {
  const heard: unknown[] = [];
  Object.assign(window, { heard });
  window.Worker = class extends Worker {
    constructor(...args: ConstructorParameters<typeof Worker>) {
      super(...args);
      this.addEventListener('message', ({ data }) => data?.kind === 'linted' && heard.push(data));
    }
  };
}

function answers(page: Page): Promise<Linted[]> {
  return page.evaluate(() => (window as unknown as { heard: Linted[] }).heard);
}
