import type { Locator, Page } from 'playwright-core';
import { fillDemoPortfolio } from '../../runtime/demo/demo-portfolio.ts';
import { readWorld } from '../../runtime/runtime.ts';
import { closePage, openPage, webFolder } from '../support/browser.ts';
import { CanvasPage } from '../support/canvas-page.ts';
import { aProduct, type Product } from '../support/product.ts';

interface When {
  readonly event?: string;
  /** Days and how they are counted, from the due date or from the beginning of the step. */
  readonly days?: readonly [number, 'calendar days' | 'business days', 'the oldest due date' | 'when the step begins'];
  readonly rule?: string;
}

/** The example of design.md §3.1, drawn from nothing, played, put right, published and watched: by pointer and keyboard only. */
describe('a strategy that is drawn from a blank canvas', function () {
  this.timeout(180_000);
  let product: Product;
  let page: Page;
  let canvas: CanvasPage;
  let side: Locator;
  let play: Locator;

  before(async () => {
    product = await aProduct({ clock: '2026-11-23', webFolder: webFolder() });
    await fillDemoPortfolio(product.runtime, await readWorld(product.runtime), () => undefined);
    await product.settle();
    page = await openPage(product.url, 'manager', { width: 1600, height: 1000 });
    canvas = new CanvasPage(page);
    side = page.getByRole('complementary', { name: 'Details' });
    play = page.getByRole('region', { name: 'Play' });
  });

  after(async () => {
    await closePage(page);
    await product.stop();
  });

  const headed = (name: string): Promise<void> => side.getByRole('heading', { level: 2, name, exact: true }).waitFor();
  const open = async (id: string): Promise<void> => {
    const name = canvas.head(id);
    await name.click();
    await headed((await name.textContent()) ?? '');
  };
  const call = async (id: string, name: string): Promise<void> => {
    await open(id);
    const field = side.getByLabel('Name', { exact: true });
    await field.fill(name);
    await field.press('Enter');
    await headed(name);
  };
  const put = async (what: string, x: number, y: number, id: string, name: string): Promise<void> => {
    const item = page.getByRole('option', { name: what, exact: true }).first();
    await item.scrollIntoViewIfNeeded();
    await canvas.drag(await canvas.middle(item), { x, y });
    await canvas.box(id).waitFor();
    await call(id, name);
  };
  const lead = async (from: string, to: string, { event, days, rule }: When): Promise<void> => {
    await canvas.head(from).hover();
    await canvas.drag(await canvas.middle(canvas.box(from).locator('.dc-new').last()), await canvas.middle(canvas.head(to)));
    const dialog = page.getByRole('dialog');
    if (event !== undefined) {
      await dialog.getByRole('button', { name: 'Something happens' }).click();
      await dialog.getByLabel('What happens').selectOption({ label: event });
    }
    if (days) {
      await dialog.getByLabel('How long').fill(String(days[0]));
      await dialog.getByLabel('Days', { exact: true }).selectOption({ label: days[1] });
      await dialog.getByLabel('Counted from').selectOption({ label: days[2] });
    }
    if (rule !== undefined) await dialog.getByLabel('Only if').selectOption({ label: rule });
    await dialog.getByRole('button', { name: 'Add the path' }).click();
    await dialog.waitFor({ state: 'detached' });
  };
  const choose = async (label: string, words: string): Promise<void> => {
    await side.getByRole('button', { name: label }).first().click();
    // What is typed before the field has the keyboard goes nowhere.
    await page.locator('input:focus').waitFor();
    await page.keyboard.type(words);
    await page.keyboard.press('Enter');
  };
  const newRule = async (name: string): Promise<void> => {
    await page.getByRole('button', { name: 'New rule', exact: true }).click();
    await page.getByLabel('Name', { exact: true }).fill(name);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name, exact: true }).waitFor();
  };
  const addTo = (what: 'condition' | 'rule'): Promise<void> =>
    page
      .getByRole('button', { name: new RegExp(`^Add ${what}`) })
      .first()
      .click();
  const condition = async (number: number, data: string, comparison: string, value: string): Promise<void> => {
    await addTo('condition');
    await page.locator('input:focus').waitFor();
    await page.keyboard.type(data);
    await page.keyboard.press('Enter');
    await page.getByLabel(`Condition ${number}: comparison`).selectOption({ label: comparison });
    await page.getByLabel(`Condition ${number}: value`).fill(value);
    await page.keyboard.press('Tab');
  };
  const rule = async (number: number, name: string): Promise<void> => {
    await addTo('rule');
    await page.getByLabel(`Condition ${number}: rule`).selectOption({ label: name });
  };
  const tab = (name: string): Promise<void> => page.getByRole('link', { name, exact: true }).click();

  it('begins with a step and a way out', async () => {
    await page.goto('/strategies/new');
    await page.getByRole('button', { name: 'Start blank' }).click();
    await page.getByLabel('Name', { exact: true }).fill('Drawn escalation');
    await page.getByRole('button', { name: 'Create the strategy' }).click();
    await tab('Canvas');
    await canvas.box('waiting').waitFor();
    await canvas.box('settled').waitFor();
  });

  it('gets its rules', async () => {
    await tab('Rules');
    await newRule('Chaseable');
    await condition(1, 'amount to chase', 'is above', '5');
    await page.getByText(/\d+ of 180 accounts match now/).waitFor();
    await newRule('All disputed');
    await rule(1, 'Chaseable');
    await page.getByLabel('All conditions: how its conditions are joined').selectOption({ label: 'None of these holds' });
    await newRule('Covers debt');
    await condition(1, 'coverage', 'is at least', '80');
    await newRule('May suspend');
    await rule(1, 'Chaseable');
    await condition(2, 'disputed amount', 'is', '0');
    await condition(3, 'messages delivered', 'is at least', '1');
  });

  it('gets its steps, each where it is dropped', async () => {
    await tab('Canvas');
    await call('waiting', 'Watching');
    await call('settled', 'Cured');
    await put('Email', 800, 350, 'email', 'Reminded');
    await choose('Template', 'friendly');
    await put('Call task', 1100, 350, 'call', 'Calling');
    await put('Escalate', 1100, 250, 'escalate', 'Escalated');
    await side.getByLabel('To whom', { exact: true }).selectOption({ label: 'The lead' });
    await side.getByRole('textbox', { name: 'Reason' }).fill('call-not-settled');
    await put('Wait', 480, 700, 'waiting', 'Promised');
    await put('Wait', 480, 880, 'waiting', 'Disputed');
    await put('Suspend service', 1100, 700, 'suspendService', 'Suspended');
    await choose('Add an action', 'email');
    await choose('Template', 'service suspended');
    await choose('Add an action', 'review task');
    await canvas.box('suspended').getByText('Email “Service suspended”').waitFor();
    await put('End', 800, 860, 'ended', 'Restored');
    await choose('Add an action', 'resume service');
    await canvas.box('restored').getByText('Resume service').waitFor();
  });

  it('gets its paths, each with what it waits for and on what condition', async () => {
    await lead('watching', 'reminded', { days: [5, 'calendar days', 'the oldest due date'] });
    await canvas.box('watching').getByText('day 5 past due').waitFor();
    await lead('reminded', 'calling', { days: [15, 'calendar days', 'the oldest due date'] });
    await lead('calling', 'escalated', { days: [5, 'business days', 'when the step begins'] });
    await lead('promised', 'calling', { event: 'Promise kept' });
    await lead('promised', 'calling', { event: 'Promise partly kept' });
    await lead('promised', 'suspended', { event: 'Promise broken', rule: 'May suspend' });
    await lead('promised', 'calling', { event: 'Promise broken' });
    await lead('promised', 'disputed', { event: 'Dispute opened', rule: 'All disputed' });
    await lead('disputed', 'calling', { event: 'Dispute resolved', rule: 'Chaseable' });
  });

  it('gets a level around what belongs together, with the ways out of all of it', async () => {
    await canvas.choose('watching', 'reminded', 'calling', 'escalated');
    await canvas.menu('calling', 'Group into a level');
    await canvas.box('level').waitFor();
    await call('level', 'Chasing');
    await canvas.fit();
    await lead('chasing', 'promised', { event: 'Promise to pay made', rule: 'Covers debt' });
    await lead('chasing', 'disputed', { event: 'Dispute opened', rule: 'All disputed' });
    await lead('disputed', 'chasing', { event: 'Enters an aging bucket', rule: 'Chaseable' });
  });

  it('is told of two problems, with a way to each, and both are put right', async () => {
    await page.getByRole('button', { name: /^Problems/ }).click();
    const errors = page.locator('[data-problem][data-error]');
    await errors
      .filter({ hasText: 'Business days need a calendar' })
      .getByRole('button', { name: /United States/ })
      .click();
    await errors
      .filter({ hasText: 'No path leads to “Restored”' })
      .getByRole('button', { name: /· Restored/ })
      .click();
    await headed('Restored');
    await page.getByRole('button', { name: /^Problems/ }).click();
    await open('suspended');
    await lead('suspended', 'restored', { event: 'Nothing overdue any more' });
    await page.getByRole('button', { name: /^Problems 2 warnings/ }).waitFor();
  });

  const button = (name: string | RegExp): Locator => play.getByRole('button', { name, exact: typeof name === 'string' });
  const happens = async (what: string): Promise<void> => {
    if (!(await play.getByLabel('What happens').isVisible())) await button('Something happens…').click();
    await play.getByLabel('What happens').selectOption({ label: what });
  };
  const stands = async (when: string, where: string): Promise<void> => {
    const now = play.getByRole('group', { name: 'Now in the play' });
    await now.getByText(when).waitFor();
    await now.getByText(where).waitFor();
  };

  it('is played from day 5 to 15, promised, broken on day 21, paid on day 25', async () => {
    await page.getByRole('button', { name: 'Play', exact: true }).click();
    await button(/^Playing with/).click();
    await button('Make one up').click();
    const invoice = play.getByRole('group', { name: 'Invoice 1' });
    await invoice.getByRole('textbox').first().fill('1,200');
    await invoice.getByLabel('Invoice 1: Due on').fill('2026-02-05');
    await button('Play with it').click();
    await button('Next step').click();
    await button('Next wait').click();
    await stands('Tue Feb 10, 2026, 09:00', 'in “Chasing › Reminded”');
    await button('Next wait').click();
    await stands('Fri Feb 20, 2026, 09:00', 'in “Chasing › Calling”');
    await happens('Promise made');
    await play.getByLabel('Promised for').fill('2026-02-25');
    await button('Let it happen').click();
    await stands('Fri Feb 20, 2026', 'in “Promised”');
    await button('Next step').click();
    await stands('Thu Feb 26, 2026', 'in “Suspended”');
    await happens('Payment received');
    await play.getByLabel('When').selectOption({ label: 'On a day' });
    await play.getByLabel('Day', { exact: true }).fill('2026-03-02');
    await button('Let it happen').click();
    await stands('Mon Mar 2, 2026', 'ended in “Restored”');
    await button('Save as test…').click();
    await play.getByLabel('Name').fill('suspended on day 21, paid on day 25');
    await button('Save the test').click();
    await button('See the tests').click();
    await page.locator('[data-test]').getByText('passes', { exact: true }).waitFor();
  });

  it('is published after a look at what that means', async () => {
    await page.getByRole('button', { name: 'Publish…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Publish Drawn escalation' });
    await dialog.getByText('Its 1 test passes.', { exact: false }).waitFor();
    await dialog.getByText('No row of the segments leads here', { exact: false }).waitFor();
    await dialog.getByRole('textbox').fill('Drawn on a blank canvas');
    await dialog.getByRole('button', { name: 'Publish as version 1' }).click();
    await page.getByRole('dialog', { name: 'Version 1 is live' }).getByText('Close', { exact: true }).click();
  });

  it('is given accounts by the segments', async () => {
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Segments' }).click();
    await page.getByRole('link', { name: 'Who is treated how' }).click();
    await page.getByLabel('Strategy').last().selectOption({ label: 'Drawn escalation' });
    await page.getByRole('button', { name: 'Publish…' }).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^Publish as version/ })
      .click();
    await page
      .getByRole('dialog', { name: /^Version \d+ is live/ })
      .getByText('Close', { exact: true })
      .click();
  });

  it('is watched while accounts of the book walk through it', async () => {
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Strategies' }).click();
    await page.getByRole('link', { name: 'Drawn escalation' }).click();
    await tab('Live');
    const inside = (path: string): Locator => page.locator(`tr[data-live-step="${path}"]`);
    const week = page.getByRole('button', { name: 'Advance a week' });
    for (let weeks = 0; weeks < 6 && (await inside('chasing.reminded').count()) === 0; weeks += 1) {
      await week.click({ timeout: 60_000 });
      await page.locator('button[aria-label="Advance a week"]:disabled').waitFor();
      await page.locator('button[aria-label="Advance a week"]:enabled').waitFor({ timeout: 60_000 });
    }

    await inside('chasing.reminded').waitFor();
    await page.locator('tr[data-live-way]').filter({ hasText: 'Day 5 past due' }).waitFor();
    await canvas.head('chasing.reminded').click();
    await page
      .getByRole('link', { name: /^See the \d+ accounts? in/ })
      .last()
      .click();
    await page.locator('tr[data-account]').first().click();
    await page.getByText('Drawn escalation').first().waitFor();
  });
});
