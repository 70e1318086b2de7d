import type { Locator, Page } from 'playwright-core';
import { closePage, openPage, webFolder } from '../support/browser.ts';
import { aProduct, type Product } from '../support/product.ts';

interface When {
  readonly event?: string;
  readonly rule?: string;
}

/** The example of design.md §3.1 again, without a pointer: everything is reached by Tab and the keys the help names. */
describe('a strategy that is drawn from a blank canvas by the keyboard alone', function () {
  this.timeout(240_000);
  let product: Product;
  let page: Page;
  let side: Locator;
  let play: Locator;

  before(async () => {
    product = await aProduct({ clock: '2026-02-04', webFolder: webFolder() });
    page = await openPage(product.url, 'manager', { width: 1600, height: 1000 });
    side = page.getByRole('complementary', { name: 'Details' });
    play = page.getByRole('region', { name: 'Play' });
  });

  after(async () => {
    await closePage(page);
    await product.stop();
  });

  const press = (key: string): Promise<void> => page.keyboard.press(key);
  const type = (text: string): Promise<void> => page.keyboard.type(text);
  const box = (id: string): Locator => page.locator(`.react-flow__node[data-id="${id}"]`);
  const focused = (): Promise<string> =>
    page.evaluate(() => {
      const at = document.activeElement as HTMLInputElement | null;
      return at?.getAttribute('aria-label') ?? at?.labels?.[0]?.textContent ?? at?.textContent ?? '';
    });
  /** Presses Tab until the keyboard is on what is called so. */
  const tabTo = async (name: string | RegExp): Promise<void> => {
    for (let stop = 0; stop < 200; stop += 1) {
      await press('Tab');
      const now = await focused();
      if (typeof name === 'string' ? now.startsWith(name) : name.test(now)) return;
    }
    throw new Error(`Tab never comes to ${String(name)}`);
  };
  const enter = async (name: string | RegExp): Promise<void> => {
    await tabTo(name);
    await press('Enter');
  };
  const pick = async (name: string, option: string): Promise<void> => {
    await tabTo(name);
    await type(option);
  };
  const search = async (words: string): Promise<void> => {
    await page.locator('[role=combobox][aria-controls]:focus').waitFor();
    await type(words);
    await press('Enter');
    await page.locator('.MuiModal-root').waitFor({ state: 'detached' });
  };
  const headed = (name: string): Promise<void> => side.getByRole('heading', { level: 2, name, exact: true }).waitFor();
  const onBox = (name: string): Promise<void> => page.locator(`.react-flow__node[aria-label^="${name},"]:focus`).waitFor();
  /** To a step by its name, and onto its box. */
  const go = async (name: string): Promise<void> => {
    await press('Control+k');
    await search(name);
    await headed(name);
    await page.locator('aside :is(input, select, button):focus').waitFor();
    await press('Escape');
    await onBox(name);
  };
  const call = async (name: string): Promise<void> => {
    await press('Enter');
    await page.locator('aside input:focus').waitFor();
    await press('Control+a');
    await type(name);
    await press('Enter');
    await headed(name);
    await press('Escape');
    await onBox(name);
  };
  const insert = async (what: string, name: string): Promise<void> => {
    await press('i');
    await search(what);
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.locator('.react-flow__node:focus').waitFor();
    await call(name);
  };
  /** Onto the first path of the box the keyboard is on, and into its details. */
  const wait = async (days: string, counted: 'All days' | 'Business days', from: string): Promise<void> => {
    await press('p');
    await page.locator('.react-flow__edge:focus').waitFor();
    await press('Enter');
    await page.locator('aside :is(button, input):focus').waitFor();
    await tabTo('How long');
    await press('Control+a');
    await type(days);
    await pick('Counts from', from);
    await enter(counted);
  };
  const lead = async (to: string, { event, rule }: When): Promise<void> => {
    await press('c');
    await page.locator('[role=combobox][aria-controls]:focus').waitFor();
    await type(to);
    if (event !== undefined) {
      await enter('Something happens');
      await pick('What happens', event);
    }
    if (rule !== undefined) await pick('Only if', rule);
    await enter('Add the path');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  };
  const newRule = async (name: string): Promise<void> => {
    await enter('New rule');
    await page.locator('main input:focus').waitFor();
    await type(name);
    await press('Enter');
    await page.getByRole('heading', { name, exact: true }).waitFor();
  };
  const condition = async (data: string, comparison: string, value: string): Promise<void> => {
    await enter(/^Add condition/);
    await search(data);
    await page.locator('select:focus').waitFor();
    await type(comparison);
    await press('Tab');
    await type(value);
    await press('Tab');
  };
  const rule = async (name: string): Promise<void> => {
    await enter(/^Add rule/);
    await page.locator('select:focus').waitFor();
    await type(name);
  };

  it('begins blank and gets its rules', async () => {
    await page.goto('/strategies/new');
    await page.getByRole('button', { name: 'Start blank' }).waitFor();
    await enter('Start blank');
    await page.locator('input:focus').waitFor();
    await type('Keyed escalation');
    await press('Enter');
    await page.waitForURL(/keyed-escalation/);
    await enter('Rules');
    await page.getByText('No rules yet').waitFor();
    await newRule('Chaseable');
    await condition('amount to chase', 'is above', '5');
    await newRule('All disputed');
    await rule('Chaseable');
    await tabTo(/^All conditions: how/);
    await type('None');
    await newRule('Covers debt');
    await condition('coverage', 'is at least', '80');
    await newRule('May suspend');
    await rule('Chaseable');
    await condition('disputed amount', 'is', '0');
    await condition('messages delivered', 'is at least', '1');
    await page.getByText('messages delivered is at least 1', { exact: false }).first().waitFor();
  });

  it('gets the steps of its level, one after the other, each at its time', async () => {
    await enter('Canvas');
    await box('waiting').waitFor();
    await go('Settled');
    await call('Cured');
    await go('Waiting');
    await call('Watching');
    await insert('email', 'Reminded');
    await insert('call task', 'Calling');
    await insert('escalate', 'Escalated');
    await go('Watching');
    await wait('5', 'All days', 'The due date');
    await go('Reminded');
    await wait('15', 'All days', 'The due date');
    await go('Calling');
    await wait('5', 'Business days', 'The step');
    await box('watching').getByText('day 5 past due').waitFor();
    await box('reminded').getByText('day 15 past due').waitFor();
    await box('calling').getByText('5 business days').waitFor();
  });

  it('gets the level around them, and the steps beside it', async () => {
    await go('Watching');
    for (const _ of [1, 2, 3]) await press('Shift+ArrowRight');
    await press('Control+g');
    await page.locator('.react-flow__node[data-id="level"]:focus').waitFor();
    await call('Chasing');
    for (const [what, name] of [
      ['wait', 'Promised'],
      ['wait', 'Disputed'],
      ['suspend service', 'Suspended'],
      ['end', 'Restored'],
    ] as const) {
      await go('Cured');
      await insert(what, name);
    }
  });

  it('gets what else is done and where everything leads', async () => {
    await go('Suspended');
    await press('Enter');
    await page.locator('aside input:focus').waitFor();
    await enter('Add an action');
    await search('email');
    await enter(/^Template: /);
    await search('service suspended');
    await enter('Add an action');
    await search('review task');
    await go('Restored');
    await press('Enter');
    await page.locator('aside input:focus').waitFor();
    await enter('Add an action');
    await search('resume service');
    await go('Chasing');
    await lead('promised', { event: 'Promise to pay made', rule: 'Covers debt' });
    await go('Chasing');
    await lead('disputed', { event: 'Dispute opened', rule: 'All disputed' });
    await go('Promised');
    await lead('calling', { event: 'Promise kept' });
    await lead('calling', { event: 'Promise partly kept' });
    await lead('suspended', { event: 'Promise broken', rule: 'May suspend' });
    await lead('calling', { event: 'Promise broken' });
    await lead('disputed', { event: 'Dispute opened', rule: 'All disputed' });
    await go('Disputed');
    await lead('calling', { event: 'Dispute resolved', rule: 'Chaseable' });
    await lead('chasing', { event: 'Enters an aging bucket', rule: 'Chaseable' });
    await go('Suspended');
    await lead('restored', { event: 'Nothing overdue any more' });
  });

  it('is told of its problems, and they are put right', async () => {
    await enter(/^Problems/);
    const problems = page.locator('[data-problem]');
    await problems.filter({ hasText: 'did not arrive' }).waitFor();
    await enter('Have somebody find another address');
    await problems.filter({ hasText: 'did not arrive' }).waitFor({ state: 'detached' });
    await enter('Rest while everything due is on hold');
    await problems.filter({ hasText: 'put on hold' }).waitFor({ state: 'detached' });
  });

  it('is played to the end, kept as a test and published', async () => {
    const now = play.getByRole('group', { name: 'Now in the play' });
    await enter('Play');
    await play.getByRole('button', { name: /^Playing with/ }).waitFor();
    await enter(/^Playing with/);
    await enter('Make one up');
    await tabTo(/Amount/);
    await press('Control+a');
    await type('1,200');
    await tabTo(/Due on/);
    await type('02052026');
    await enter('Play with it');
    await enter('Next step');
    await tabTo('Next wait');
    for (const day of ['Tue Feb 10, 2026, 09:00', 'Fri Feb 20, 2026, 09:00']) {
      await press('Enter');
      await now.getByText(day).waitFor();
    }
    await enter('Something happens');
    await pick('What happens', 'Promise made');
    await tabTo('Promised for');
    await type('02252026');
    await enter('Let it happen');
    await now.getByText('in “Promised”').waitFor();
    await enter('Next step');
    await now.getByText('in “Suspended”').waitFor();
    await pick('What happens', 'Payment received');
    await pick('When', 'On a day');
    await tabTo('Day');
    await type('03022026');
    await enter('Let it happen');
    await now.getByText('ended in “Restored”').waitFor();
    await enter('Save as test');
    await play.locator('input:focus').waitFor();
    await type('broken on day 21, paid on day 25');
    await enter('Save the test');
    await page.getByText('Saved as test', { exact: false }).first().waitFor();
    await enter('Publish');
    await page.getByRole('dialog').getByText('Its 1 test passes.', { exact: false }).waitFor();
    await enter('Publish as version 1');
    await page.getByRole('dialog', { name: 'Version 1 is live' }).waitFor();
  });
});
