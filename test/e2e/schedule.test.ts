import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { type Definition, lint } from '#engine';
import { stockRegistry } from '../designer/schedule/stock-flows.ts';
import { closePage, openPage } from '../support/browser.ts';
import { theDemo } from '../support/e2e-demo.ts';
import { eventually } from '../support/e2e-eventually.ts';
import type { Product } from '../support/product.ts';

describe('a manager builds a ladder in the schedule', function () {
  this.timeout(90_000);
  let product: Product;
  let page: Page;

  before(async () => {
    product = (await theDemo()).product;
    page = await openPage(product.url, 'manager');
  });

  after(() => closePage(page));

  const table = () => page.getByRole('grid', { name: 'Steps of the schedule' });
  const names = async (): Promise<string[]> => table().locator('tr[data-row] .name').allTextContents();
  const dates = async (): Promise<string[]> =>
    table()
      .locator('tr[data-row] time')
      .evaluateAll((all) => all.map((each) => each.getAttribute('datetime') ?? ''));
  const ladderIs = (wanted: readonly string[]): Promise<void> =>
    eventually(async () => expect(await names()).to.deep.equal(wanted) && undefined);
  const focused = async (): Promise<string> =>
    page.evaluate(() => document.activeElement?.getAttribute('data-row') ?? document.activeElement?.textContent ?? '');

  async function chooseTemplate(name: string): Promise<void> {
    await page
      .getByRole('form', { name: 'Add a step' })
      .getByRole('button', { name: /^Template:/ })
      .click();
    await page.getByRole('combobox', { name: 'Template' }).fill(name);
    await page.keyboard.press('Enter');
  }

  async function begin(name: string): Promise<void> {
    await page.goto('/strategies/new');
    await page.getByRole('button', { name: 'Start blank' }).click();
    await page.getByLabel('Name', { exact: true }).fill(name);
    await page.getByRole('button', { name: 'Create', exact: false }).click();
    await page.getByText('No steps yet').waitFor();
  }

  it('by mouse, and reads the dates of a real account', async () => {
    await begin('Five steps by mouse');
    const steps = [
      { button: 'Add the first step', days: '5', action: 'Email', template: 'Friendly reminder', name: 'First reminder' },
      { button: 'Add a step', days: '30', action: 'Email', template: 'Final demand', name: 'Final letter' },
      { button: 'Add a step', days: '15', action: 'Call task', template: undefined, name: 'Call' },
    ];
    for (const { button, days, action, template, name } of steps) {
      await page.getByRole('button', { name: button, exact: true }).click();
      const form = page.getByRole('form', { name: 'Add a step' });
      if (days === '30') expect(await form.getByLabel('How long').inputValue()).to.equal('12');
      await form.getByLabel('How long').fill(days);
      await form.getByLabel('Action 1', { exact: true }).selectOption({ label: action });
      if (template !== undefined) await chooseTemplate(template);
      await form.getByLabel('Name of the step').fill(name);
      await form.getByRole('button', { name: 'Add step' }).click();
      await form.waitFor({ state: 'detached' });
    }
    await ladderIs(['First reminder', 'Call', 'Final letter']);

    await page.getByRole('button', { name: 'Add a step', exact: true }).click();
    const form = page.getByRole('form', { name: 'Add a step' });
    await form.getByLabel('How long').fill('5');
    await form.getByLabel('Before or after the due date').selectOption({ label: 'before the due date' });
    await chooseTemplate('Courtesy notice before the due date');
    await form.getByText('It will stand before “First reminder”.').waitFor();
    await form.getByRole('button', { name: 'Add step' }).click();
    await ladderIs(['Email courtesy notice', 'First reminder', 'Call', 'Final letter']);
    await page.getByText('8 days before the due date').first().waitFor({ state: 'attached' });

    await table().getByRole('button', { name: 'More for “Call”' }).click();
    await page.getByRole('menuitem', { name: 'Add a step after' }).click();
    await form.getByLabel('Counted from').selectOption({ label: 'the previous step' });
    await form.getByLabel('How long').fill('3');
    await form.getByLabel('Action 1', { exact: true }).selectOption({ label: 'Escalate' });
    await form.getByRole('button', { name: 'Add step' }).click();
    await ladderIs(['Email courtesy notice', 'First reminder', 'Call', 'Escalated', 'Final letter']);
    await table().getByText('3 business days after the previous step').waitFor();

    await eventually(async () => expect(await dates()).to.have.length.at.least(4) && undefined);
    const [, ...past] = (await dates()).slice(-4);
    expect([...past].sort()).to.deep.equal(past);

    await page.getByRole('button', { name: 'Add all', exact: false }).click();
    await page
      .getByRole('row', { name: /^A promise is broken/ })
      .getByText('Call task “Promise broken: call today”', { exact: false })
      .first()
      .waitFor();
  });

  it('takes a standing rule away after a warning, and puts it back with what it says in words', async () => {
    const rule = page.getByRole('row', { name: /^A promise is made/ });
    await rule.getByRole('button', { name: /^Remove the rule/ }).click();
    await page.getByText('Whoever promises to pay would go on being reminded before the promised day.').waitFor();
    await page.getByRole('button', { name: 'Remove the rule', exact: true }).click();
    await rule.getByText('Not handled').waitFor();
    await rule.getByRole('button', { name: /^Add a rule/ }).click();
    await rule.getByText('If share of the debt covered in percent is at least 80: it waits in “Promised”').waitFor();
    await page.getByRole('button', { name: 'Done', exact: true }).click();
  });

  it('looks at one account everywhere: its dates, a message as it would get it, and a play', async () => {
    await page.getByLabel('Dates for').fill('Cedar Medical');
    await page
      .getByRole('option', { name: /^Cedar Medical/ })
      .first()
      .click();
    await table().getByRole('columnheader', { name: 'Next for Cedar Medical' }).waitFor();
    await table().getByText('First reminder').click();
    await page.getByRole('complementary', { name: 'Details' }).getByRole('button', { name: 'Preview for Cedar Medical' }).waitFor();
    await page.getByRole('button', { name: 'Play', exact: true }).click();
    await page.getByRole('button', { name: /^Playing with Cedar Medical/ }).waitFor();
    await page.getByRole('button', { name: 'Play', exact: true }).click();
  });

  it('and finds it as it was left, sound and saved', async () => {
    await eventually(async () => {
      const { draft } = await product.api.call('definitions.get', { params: { kind: 'strategy', definitionId: 'five-steps-by-mouse' } });
      expect(draft?.text).to.include('"promise.broken"');
      const faults = lint(JSON.parse(draft?.text ?? '{}') as Definition, stockRegistry);
      expect(faults.filter((each) => each.severity === 'error')).to.deep.equal([]);
      return undefined;
    });
    await page.reload();
    await ladderIs(['Email courtesy notice', 'First reminder', 'Call', 'Escalated', 'Final letter']);
  });

  it('by keyboard alone: adds, re-dates, moves, removes and takes back', async () => {
    await begin('Steps by keyboard');
    await page.getByRole('button', { name: 'Add the first step' }).focus();
    const add = async (days: string): Promise<void> => {
      await page.getByRole('form', { name: 'Add a step' }).waitFor();
      await page.keyboard.press('Tab');
      await page.keyboard.type(days);
      await page.keyboard.press('Enter');
      await page.getByRole('form', { name: 'Add a step' }).waitFor({ state: 'detached' });
    };
    await page.keyboard.press('Enter');
    await add('5');
    await ladderIs(['Email friendly reminder']);
    for (const days of ['15', '30']) {
      await page.keyboard.press('a');
      await add(days);
    }
    await ladderIs(['Email friendly reminder', 'Email firm reminder', 'Email final demand']);
    expect(await focused()).to.equal('emailFinalDemand');

    await page.keyboard.press('Enter');
    await page.getByLabel('Name of the step').waitFor();
    await page.keyboard.press('Control+a');
    await page.keyboard.type('Last word');
    await page.keyboard.press('Enter');
    await ladderIs(['Email friendly reminder', 'Email firm reminder', 'Last word']);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Control+a');
    await page.keyboard.type('10');
    await page.keyboard.press('Enter');
    await ladderIs(['Email friendly reminder', 'Last word', 'Email firm reminder']);
    await page.getByText('“Last word” moved before “Email firm reminder”.').first().waitFor();

    await page.keyboard.press('Escape');
    await eventually(async () => expect(await focused()).to.equal('lastWord') && undefined);
    await page.keyboard.press('Alt+ArrowUp');
    await ladderIs(['Last word', 'Email friendly reminder', 'Email firm reminder']);
    await page.keyboard.press('ArrowDown');
    expect(await focused()).to.equal('emailFriendlyReminder');
    await page.keyboard.press('Delete');
    await ladderIs(['Last word', 'Email firm reminder']);
    await page.keyboard.press('Control+z');
    await ladderIs(['Last word', 'Email friendly reminder', 'Email firm reminder']);
  });

  it('moves a call from day 15 to day 10 in a copy of a playbook: its tests follow after a look, and it can be published', async () => {
    await page.goto('/strategies/new');
    await page.getByRole('button', { name: 'Use a copy of Past-due escalation' }).click();
    await page.getByLabel('Name', { exact: true }).fill('Calls on day 10');
    await page.getByRole('button', { name: 'Create', exact: false }).click();
    await table().getByText('Calling', { exact: true }).click();
    await page.keyboard.press('Enter');
    await page.getByLabel('How long').fill('10');
    await page.keyboard.press('Enter');
    await table().getByText('Day 10 past due').waitFor();

    await page.getByRole('button', { name: 'Publish…' }).click();
    const publish = page.getByRole('dialog', { name: 'Publish Calls on day 10' });
    await publish.getByText('On Fri Feb 20 it should do “Create a task”, but it does nothing.').first().waitFor();
    expect(await publish.getByRole('button', { name: /^Publish as version/ }).isDisabled()).to.equal(true);
    await publish.getByRole('button', { name: 'Adopt what happens now in 2 failing tests…' }).click();
    const adopt = page.getByRole('dialog', { name: 'Adopt what happens now' });
    await adopt.getByText('3 days earlier, Tue Feb 17 instead of Fri Feb 20, and so all that follows').first().waitFor();
    await adopt.getByRole('button', { name: 'Adopt in “a call without result goes to the lead after five business days”' }).click();
    await adopt.getByText('This test expects what the strategy did before it was changed.').waitFor();
    await adopt.getByRole('button', { name: 'Adopt in 1 test' }).click();
    await publish.getByText('All 13 tests pass.').waitFor();
    expect(await publish.getByRole('button', { name: /^Publish as version/ }).isEnabled()).to.equal(true);
    await page.keyboard.press('Escape');

    await page.getByRole('link', { name: 'Tests', exact: true }).click();
    await page.getByText('13 of 13 tests pass').waitFor();
    await page.getByRole('button', { name: /^Undo/ }).click();
    await page.getByText('12 of 13 tests pass').waitFor();
    await page.getByRole('button', { name: 'Adopt what happens now in “day 5, 15, broken on 21, paid on 25”' }).click();
    await adopt.getByRole('button', { name: 'Cancel' }).click();
    await page.getByRole('button', { name: /^Undo/ }).click();
    await page.getByText('11 of 13 tests pass').waitFor();
  });
});
