import { expect } from 'chai';
import type { Locator, Page } from 'playwright-core';
import type { AnswerOf } from '#engine';
import { closePage, openPage } from '../support/browser.ts';
import { type Demo, theDemo } from '../support/e2e-demo.ts';
import { eventually } from '../support/e2e-eventually.ts';
import { signIn } from '../support/sign-in.ts';

/** What stands in the figures of a segment's rows, by their names, in their order. */
async function countsOf(page: Page): Promise<Record<string, number>> {
  const rows = await page.locator('li[data-row]').all();
  const counts = await Promise.all(
    rows.map(async (row) => [
      await row.getAttribute('data-row'),
      Number.parseInt((await row.locator('.figures b').textContent()) ?? '', 10),
    ]),
  );
  return Object.fromEntries(counts) as Record<string, number>;
}

describe('definitions without steps', function () {
  this.timeout(90_000);
  let demo: Demo;
  let page: Page;

  before(async () => {
    demo = await theDemo();
  });

  beforeEach(async () => {
    page = await openPage(demo.product.url, 'manager', { height: 1000 });
  });

  afterEach(() => closePage(page));

  const published = async (kind: string, definitionId: string): Promise<string> => {
    const { text = '' } = await demo.product.api.call('definitions.get', { params: { kind, definitionId } });
    return text;
  };
  const saved = (): Promise<void> => page.locator('[data-state=saved]').waitFor();
  const discard = async (): Promise<void> => {
    await saved();
    await page.getByRole('link', { name: 'Versions' }).click();
    await page.getByRole('button', { name: 'Discard the draft…' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Discard the draft' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  };
  const choose = async (field: Locator, name: string): Promise<void> => {
    await field.fill(name);
    await page
      .getByRole('option', { name: new RegExp(name) })
      .first()
      .click();
  };

  describe('segments', () => {
    const open = async (): Promise<void> => {
      await page.goto('/segments/account-segments');
      await page.locator('li[data-row] .figures b').first().waitFor();
    };
    const order = (): Promise<(string | null)[]> =>
      page.locator('li[data-row]').evaluateAll((rows) => rows.map((row) => row.getAttribute('data-row')));

    it('are put in another order by keys, and what that comes to is counted at once', async () => {
      await open();
      const before = await countsOf(page);
      const taken = Number.parseInt(
        /(\d+)$/.exec((await page.locator('li[data-row=larger-business] [data-taken]').textContent()) ?? '')?.[1] ?? '',
        10,
      );
      expect(taken).to.be.greaterThan(0);

      await page
        .getByRole('button', { name: /^Move Businesses that owe/ })
        .first()
        .focus();
      await page.keyboard.press('Alt+ArrowUp');

      expect((await order()).slice(2, 4)).to.deep.equal(['larger-business', 'reliable']);
      await eventually(async () => {
        const after = await countsOf(page);
        expect(after['larger-business']).to.equal((before['larger-business'] ?? 0) + taken);
        expect(after['reliable']).to.equal((before['reliable'] ?? 0) - taken);
      });
      expect(await page.locator('[data-changes]').getAttribute('data-changes')).to.equal(String(taken));
      // The row that was moved still has the focus, so it can be moved on.
      await page.keyboard.press('Alt+ArrowDown');
      await eventually(async () => {
        expect(await countsOf(page)).to.deep.equal(before);
      });
      await saved();
    });

    it('are put in another order by dragging, and undone by name', async () => {
      await open();
      const before = await order();
      await page
        .getByRole('button', { name: /^Move Businesses that owe/ })
        .first()
        .dragTo(page.locator('li[data-row=reliable]'));

      await eventually(async () => {
        expect((await order()).slice(2, 4)).to.deep.equal(['larger-business', 'reliable']);
      });
      await page.getByRole('button', { name: /^Undo Move “Businesses that owe 10,000 or more” to row 3/ }).click();
      expect(await order()).to.deep.equal(before);
      await saved();
    });

    it('say who is led to another strategy although nobody comes into another row, where they are published too', async () => {
      await open();
      const count = (await countsOf(page))['everybody-else'];
      await page.getByRole('combobox', { name: 'Strategy of Everybody else' }).selectOption({ label: 'Business ladder' });
      await page.locator(`[data-changes="0"][data-led="${count}"]`).waitFor();
      expect(await page.locator('[data-lead=everybody-else]').textContent()).to.match(
        new RegExp(`^Everybody else ${count} accounts, .* open, from .+ to Business ladder\\.`),
      );
      await saved();

      await page.getByRole('button', { name: 'Publish…' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.locator('[data-lead=everybody-else]').waitFor();
      await dialog.getByRole('link', { name: `See the ${count} in Everybody else` }).click();
      await page.waitForURL(/\/accounts\?segment=everybody-else$/);

      await open();
      await discard();
    });

    it('count as the book does, with who falls through and who fits twice', async () => {
      await open();
      const manager = await signIn(demo.product.url, 'manager@duecourse.test');
      const answer = await manager.post('/segments/preview', JSON.parse(await published('segment', 'account-segments')));
      const preview = (await answer.json()) as AnswerOf<'segments.preview'>;

      expect(await countsOf(page)).to.deep.equal(Object.fromEntries(preview.rows.map(({ row, accounts }) => [row, accounts])));
      expect(await page.locator('[data-overlaps]').getAttribute('data-overlaps')).to.equal(String(preview.overlaps.length));

      await page.getByRole('button', { name: 'Remove Everybody else' }).click();
      const everybody = preview.rows.find(({ row }) => row === 'everybody-else')?.accounts;
      await page.locator(`[data-holes="${everybody}"]`).waitFor();
      await page.keyboard.press('Control+z');
      await page.locator('[data-holes="0"]').waitFor();
      await saved();
    });

    it('lead from a fault to the row it lies in, and are not counted meanwhile', async () => {
      await open();
      await page.getByRole('button', { name: 'Add a row' }).click();
      await page.getByText('It is counted again as soon as the errors are put right.').waitFor();
      await page.getByRole('button', { name: 'Conditions of New row' }).click();
      await page.getByRole('region', { name: 'Problems' }).getByRole('link').first().click();

      await page.getByRole('group', { name: 'New row' }).waitFor();
      await page.getByRole('button', { name: 'Remove New row' }).click();
      await page.getByText('Every account fits a row.').waitFor();
      await saved();
    });
  });

  describe('a template', () => {
    const body = (): Locator => page.getByRole('textbox', { name: 'Text' });
    const preview = (): Locator => page.getByRole('region', { name: 'As it would be written' });

    it('tells a mistake at its line, mends it, and is shown for a real account', async () => {
      const { items } = await demo.product.api.call('accounts.list', { query: { status: 'overdue', limit: '10' } });
      const account = items[0];
      await page.goto('/templates/friendly-reminder');
      await body().click();
      await page.keyboard.press('Control+End');
      await page.keyboard.type('\n\nYours, {{ sender.compny }}');
      await page.keyboard.press('Escape');

      await page.getByText('Line 16:').waitFor();
      await preview().getByText('It is shown again as soon as the errors are put right.').waitFor();
      expect(await preview().getByRole('button', { name: 'Send to me' }).isDisabled()).to.equal(true);
      await page.getByRole('button', { name: 'Replace by sender.company' }).click();
      await page.getByText('Line 16:').waitFor({ state: 'detached' });

      await choose(preview().getByRole('combobox', { name: 'Write it to' }), account?.name ?? '');
      await preview()
        .getByText(/It asks for \d+ items?/)
        .waitFor();
      const frame = page.frameLocator('iframe[title="The message"]');
      await frame.getByText(/Yours, \S/).waitFor();
      expect(await page.locator('iframe[title="The message"]').getAttribute('sandbox')).to.equal('');
      await saved();
    });

    it('goes to whoever writes it, marked TEST', async () => {
      const before = demo.mail.accepted.length;
      await page.goto('/templates/friendly-reminder');
      await preview().getByRole('button', { name: 'Send to me' }).click();

      await preview().getByText('On its way to manager@duecourse.test: [TEST] Friendly reminder').waitFor();
      const [mail] = demo.mail.accepted.slice(before);
      expect(mail?.to).to.equal('manager@duecourse.test');
      expect(mail?.subject).to.match(/^\[TEST\] Friendly reminder: /);
      expect(mail?.raw).to.include('No customer has received it');
      await discard();
    });

    it('offers what can be filled in while one types', async () => {
      await page.goto('/templates/friendly-reminder');
      await page.getByRole('textbox', { name: 'Subject' }).click();
      await page.keyboard.press('End');
      await page.keyboard.type(' {{ old');
      await page.getByRole('option', { name: 'oldestDueOn' }).waitFor();
      await page.getByText('Earliest due date of what is asked for').waitFor();
      // The list takes keys a moment after it has come up.
      await page.waitForTimeout(150);
      await page.keyboard.press('Enter');

      await preview()
        .getByText(/Northwind Trading February 5, 2026$/)
        .waitFor();
      await discard();
    });

    it('in another tone is begun from this one', async () => {
      await page.goto('/templates');
      await page.locator('tbody[data-group=final] a', { hasText: 'Final demand' }).waitFor();
      await page.getByRole('link', { name: 'Courtesy notice before the due date' }).click();
      await page.getByRole('button', { name: 'Write it firm' }).click();

      await page.getByRole('heading', { level: 1, name: 'Courtesy notice before the due date, firm' }).waitFor();
      expect(await page.getByLabel('Tone', { exact: true }).inputValue()).to.equal('firm');
      await discard();
    });
  });

  describe('policies', () => {
    it('say whether somebody may be contacted now, and when next', async () => {
      const { items } = await demo.product.api.call('accounts.list', { query: { status: 'overdue', limit: '20' } });
      const account = items.find(({ name }) => name !== '');
      await page.goto('/policies');
      await page.getByRole('link', { name: 'Business contacts' }).click();
      await page.getByLabel('Not before').fill('23:00');
      expect(await page.getByLabel('Replies that are a no').count(), 'not of letters and calls').to.equal(3);
      await page.getByLabel('Not after').fill('23:30');
      const panel = page.getByRole('region', { name: 'May we contact them now?' });
      await choose(panel.getByRole('combobox', { name: 'Account' }), account?.name ?? '');

      await panel.locator('[data-allowed=false]').waitFor();
      await panel.locator('[data-reason="hours.closed"]').waitFor();
      await panel.getByText(/^Next allowed: /).waitFor();
      await discard();
    });

    it('show the days that a calendar closes, as rules change', async () => {
      await page.goto('/policies?kind=calendar');
      await page.getByRole('link', { name: 'United States, business days' }).click();
      await page.locator('[data-holiday="2026-11-26"]').waitFor();
      await page.getByRole('button', { name: 'Add a holiday' }).click();
      await page.getByLabel('When', { exact: true }).selectOption('easter');
      await page.getByLabel('Days after Easter Sunday').fill('-2');

      await page.locator('[data-holiday="2027-03-26"]').waitFor();
      await page.getByRole('button', { name: 'New holiday 2 days before Easter Sunday' }).waitFor();
      await discard();
    });

    it('tell bounds of buckets that do not rise', async () => {
      await page.goto('/policies/aging/standard');
      await page.getByRole('textbox', { name: 'Last day of bucket 2' }).fill('20');

      await page.getByRole('alert').filter({ hasText: '20 after 30' }).waitFor();
      await page.getByRole('textbox', { name: 'Last day of bucket 2' }).fill('45');
      await page.locator('[data-bucket="31-45"]').waitFor();
      await page.getByText('Amounts by bucket stand here once').waitFor();
      await discard();
    });
  });

  describe('a field of one’s own', () => {
    it('is published and then offered in rules, and told on an account', async () => {
      await page.goto('/fields');
      await page.getByRole('button', { name: 'Add a field' }).click();
      await page
        .getByRole('listitem', { name: /New field/ })
        .getByLabel('Name')
        .fill('Region code');
      await page.getByRole('button', { name: 'Region code Text · regionCode' }).waitFor();
      await saved();
      await page.getByRole('button', { name: 'Publish…' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByText(/Region code/).waitFor();
      await dialog.getByRole('button', { name: 'Publish as version 2' }).click();
      await page.getByRole('dialog', { name: 'Version 2 is live' }).getByRole('button', { name: 'Close' }).last().click();

      await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Segments' }).click();
      await page.getByRole('link', { name: 'Who is treated how' }).click();
      await page.getByRole('button', { name: 'Conditions of Two or more promises broken' }).click();
      await page
        .getByRole('button', { name: /promises broken in 12 months/ })
        .last()
        .click();
      await page.getByRole('combobox', { name: /Search/ }).fill('region');
      await page.getByRole('option', { name: /Region code/ }).waitFor();
      await page.keyboard.press('Escape');

      const { id } = await demo.product.api.call('accounts.create', {
        body: { name: 'Field Works', currency: 'USD', unitId: 'east', custom: { regionCode: 'N-7' } },
      });
      await page.goto(`/accounts/${id}`);
      await page.getByText('Region code').waitFor();
      await page.getByText('N-7').waitFor();
    });
  });

  describe('the versions of one', () => {
    it('are told apart in words, and any of them is made the draft again', async () => {
      await page.goto('/templates/friendly-reminder?tab=edit');
      await page.getByLabel('Name', { exact: true }).fill('Friendly nudge');
      await page.getByRole('heading', { level: 1, name: 'Friendly nudge' }).waitFor();
      await page.getByRole('link', { name: 'Versions' }).click();
      await page.getByRole('button', { name: 'Compare', exact: true }).click();

      await page
        .getByRole('status')
        .getByText(/Friendly nudge/)
        .waitFor();
      await page.getByRole('button', { name: 'Restore as draft: version 1' }).click();
      await page.getByText('Both are the same').waitFor();
      await page.getByRole('button', { name: 'Undo Restore version 1' }).click();
      await page
        .getByRole('status')
        .getByText(/Friendly nudge/)
        .waitFor();
      await discard();
    });
  });

  describe('as a new one', () => {
    it('begins as a draft that can be published, under an id that is free', async () => {
      await page.goto('/policies?kind=aging');
      await page.getByRole('button', { name: 'New aging buckets' }).click();
      await page.getByLabel('Name', { exact: true }).fill('Standard');
      await page.getByRole('button', { name: 'Create the draft' }).click();

      await page.getByRole('heading', { level: 1, name: 'Standard' }).waitFor();
      expect(new URL(page.url()).pathname).to.equal('/policies/aging/standard-2');
      await page.getByRole('link', { name: 'As text' }).click();
      await page.getByText('"bounds"').waitFor();
      await discard();
      await page.locator('tr[data-definition=standard]').waitFor();
      await page.locator('tr[data-definition=standard-2]').waitFor({ state: 'detached' });
    });
  });
});
