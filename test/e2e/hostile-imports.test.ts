import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { closePage, openPage } from '../support/browser.ts';
import { aStory, type Story } from '../support/e2e-story.ts';

const ADDRESS = '/strategies/past-due-escalation';
const machine = { id: 'm', initial: 'b', states: { b: {} } };
const strategy = (parts: object): string => JSON.stringify({ kind: 'strategy', id: 'a', name: 'A', machine, ...parts });

const refused: readonly (readonly [what: string, text: string, reason: string])[] = [
  ['nested ten thousand deep', `{"kind":"strategy","machine":${'{"states":'.repeat(10_000)}{}${'}'.repeat(10_000)}}`, 'nested deeper than'],
  ['too large', strategy({ description: 'x'.repeat(600_000) }), 'at most 524288 are allowed'],
  ['reaching for a prototype', '{"kind":"strategy","__proto__":{"kind":"strategy"}}', 'may not be a key'],
  ['of a kind that is no text', '{"kind":{"toString":1}}', 'toString'],
  ['a strategy whose name is no text', strategy({ name: { toString: 1 } }), 'A value of the wrong type'],
  ['a strategy with something else for waits and tests', strategy({ timers: [1], tests: { a: 1 } }), 'A value of the wrong type'],
  ['a page of the web', '<html><body>Not found</body></html>', 'is not expected here'],
];

const oddNames = strategy({ machine: { ...machine, states: { b: { on: { valueOf: 'toString' } }, toString: {} } } });

describe('a file from anywhere, imported as a draft', function () {
  this.timeout(180_000);
  let story: Story;
  let page: Page;

  before(async () => {
    story = await aStory('2026-02-20');
    page = await openPage(story.product.url, 'manager', { height: 1000 });
    await page.goto(`${ADDRESS}?tab=versions`);
  });

  after(async () => {
    await closePage(page);
    await story.stop();
  });

  const bring = async (text: string): Promise<void> => {
    const chosen = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Import a file as draft' }).click();
    await (await chosen).setFiles({ name: 'a.json', mimeType: 'application/json', buffer: Buffer.from(text) });
  };
  const draft = async (): Promise<string | undefined> =>
    (await product().api.call('definitions.get', { params: { kind: 'strategy', definitionId: 'past-due-escalation' } })).draft?.text;
  const product = () => story.product;

  for (const [what, text, reason] of refused) {
    it(`is refused with its reason when it is ${what}, and nothing is changed`, async () => {
      await bring(text);

      await page.getByText(reason).first().waitFor();
      await page.waitForTimeout(800);
      expect(await draft()).to.equal(undefined);
    });
  }

  it('with steps named like what every object has can be looked at from every side', async () => {
    await bring(oddNames);
    await page.locator('[data-state=saved]').waitFor();
    for (const view of ['schedule', 'canvas', 'rules', 'tests', 'versions']) {
      await page.goto(`${ADDRESS}?tab=${view}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.getByRole('link', { name: 'Versions' }).waitFor();
      if (view === 'canvas') await page.locator('.react-flow__node[data-id="toString"]').waitFor();
    }
    expect(await draft()).to.include('toString');
  });
});
