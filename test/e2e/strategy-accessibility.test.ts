import { expect } from 'chai';
import { faultsOn } from '../support/axe-faults.ts';
import { haveNoFaults, type ShownPage } from '../support/axe-pages.ts';
import { webFolder } from '../support/browser.ts';
import { advanceTo, openAccount } from '../support/collecting.ts';
import { aFlow, dueDay, task } from '../support/flows.ts';
import { aProduct, type Product } from '../support/product.ts';
import { publish, publishOnly } from '../support/segments.ts';

const timers = { day2: dueDay(2) };
const first = aFlow('moving', { waiting: { after: { day2: 'calling' } }, calling: { entry: [task('call')] } }, { timers });
const second = aFlow('moving', { waiting: { after: { day2: 'phone' } }, phone: { entry: [task('call')] } }, { timers });

describe('strategies and resolution paths, for everybody', function () {
  this.timeout(120_000);
  let product: Product;

  before(async () => {
    product = await aProduct({ clock: '2026-02-09', webFolder: webFolder() });
    await publish(product, first);
    await publishOnly(product, 'moving');
    const account = await openAccount(product);
    await account.owes(50_000, '2026-02-02');
    await advanceTo(product, '2026-02-10 12:00');
    await publish(product, second);
  });

  after(() => product.stop());

  const pages: readonly ShownPage[] = [
    ['the strategies', '/strategies', 'tr[data-definition]'],
    ['how one begins', '/strategies/new', 'h2'],
    ['the questions', '/strategies/new?from=form', 'button[type=submit]'],
    ['a schedule', '/strategies/business-ladder?el=step:settled', 'tr[data-row]'],
    ['rules', '/strategies/business-ladder?tab=rules', 'section[aria-label="Rules"] .list button'],
    ['tests and a play', '/strategies/business-ladder?tab=tests&panel=play', '[aria-label="Play"]'],
    ['live', '/strategies/moving?tab=live&live=1', 'tr[data-live-step]'],
    ['live, of a resolution path', '/resolutions/pricing-dispute?tab=live', '.react-flow__node'],
    ['versions', '/strategies/moving?tab=versions', 'tr[data-version]'],
  ];

  haveNoFaults(
    () => product.url,
    pages,
    (page, scheme) => {
      it('a step that is changed in its row has none, and its fields are there once', async () => {
        await page().goto('/strategies/past-due-escalation');
        await page()
          .getByRole('button', { name: /^Change: / })
          .first()
          .click();
        await page().getByText('Name, time and actions are open in its row.').waitFor();

        expect(
          await page()
            .getByRole('combobox', { name: 'Template' })
            .or(page().getByRole('button', { name: /^Template: / }))
            .count(),
        ).to.be.at.most(1);
        expect(await faultsOn(page())).to.deep.equal([]);
      });

      it('moving accounts to a newer version has none', async () => {
        await page().goto('/strategies/moving?tab=versions');
        await page().getByRole('button', { name: 'Move them to version 2…' }).click();
        await page().getByLabel('They go on from: Calling').waitFor();

        expect(await faultsOn(page())).to.deep.equal([]);
      });

      it('publishing has none', async () => {
        await page().goto('/strategies/new?from=past-due-escalation');
        await page().getByLabel('Name', { exact: true }).fill(`In the ${scheme}`);
        await page().getByRole('button', { name: 'Create the strategy' }).click();
        await page().getByRole('button', { name: 'Publish…' }).click();
        await page().getByRole('button', { name: 'Publish as version 1' }).waitFor();
        // While it comes the keyboard is still on the button behind it.
        await page().locator('.MuiDialog-root :focus').waitFor();

        expect(await faultsOn(page())).to.deep.equal([]);
      });

      it('a draft the server will not take has none', async () => {
        const problem = {
          type: '/problems/definition.invalid',
          title: 'Refused',
          status: 422,
          code: 'definition.invalid',
          detail: 'Refused',
        };
        await page().goto('/strategies/new?from=past-due-escalation');
        await page().getByLabel('Name', { exact: true }).fill(`Refused in the ${scheme}`);
        await page().getByRole('button', { name: 'Create the strategy' }).click();
        await page().locator('tr[data-row]').first().waitFor();
        await page().route('**/definitions/strategy/*', (route) =>
          route.request().method() === 'PUT'
            ? route.fulfill({ status: 422, contentType: 'application/problem+json', body: JSON.stringify(problem) })
            : route.continue(),
        );
        await page().getByRole('complementary', { name: 'Details' }).getByLabel('Name', { exact: true }).fill('Another name');
        await page().keyboard.press('Tab');
        await page().locator('[data-refused]').waitFor();

        expect(await faultsOn(page())).to.deep.equal([]);
      });
    },
  );
});
