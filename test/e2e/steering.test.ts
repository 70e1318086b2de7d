import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { faultsOn } from '../support/axe-faults.ts';
import { closePage, openPage, webFolder } from '../support/browser.ts';
import { advanceTo, type OpenedAccount, openAccount } from '../support/collecting.ts';
import { aFlow, dueDay, email, task } from '../support/flows.ts';
import { aProduct, type Product } from '../support/product.ts';
import { publish, publishOnly } from '../support/segments.ts';

const chase = aFlow(
  'chase',
  {
    waiting: { after: { day3: 'first' } },
    first: { entry: [task('call'), email('friendly-reminder')], after: { day9: 'second' } },
    second: { entry: [email('firm-reminder')] },
  },
  { timers: { day3: dueDay(3), day9: dueDay(9) } },
);
const gentle = aFlow('gentle', { talking: { entry: [task('follow-up')] } });

describe('a collector who steers the strategy of one account, and a manager who looks on', function () {
  this.timeout(120_000);
  let product: Product;
  let account: OpenedAccount;
  let collector: Page;
  let manager: Page;

  before(async () => {
    product = await aProduct({ clock: '2026-02-02', sending: false, webFolder: webFolder() });
    await publish(product, chase, gentle);
    await publishOnly(product, 'chase');
    account = await openAccount(product, { name: 'Alder Mills', unitId: 'east' });
    await account.owes(120_000, '2026-02-03');
    await advanceTo(product, '2026-02-04 10:00');
    collector = await openPage(product.url, 'collector');
    manager = await openPage(product.url, 'manager', { scheme: 'dark' });
    for (const page of [collector, manager]) {
      await page.goto(`/accounts/${account.id}`);
      await page.getByRole('heading', { level: 1, name: 'Alder Mills' }).waitFor();
    }
  });

  after(async () => {
    await closePage(collector);
    await closePage(manager);
    await product.stop();
  });

  const strategy = (page: Page) => page.getByRole('region', { name: 'Strategy', exact: true });

  it('passes the next step over with a reason, which the manager sees, and takes it back', async () => {
    await strategy(collector).getByText('leads to First').waitFor();
    await strategy(collector).getByRole('button', { name: 'Pass over…' }).click();
    const asked = collector.getByRole('dialog', { name: 'Pass over the next step' });
    await asked.getByRole('button', { name: 'Pass it over' }).click();
    await asked.getByRole('alert').waitFor();
    await asked.getByLabel('Why').fill('their office burnt down');
    expect(await faultsOn(collector)).to.deep.equal([]);
    await asked.getByRole('button', { name: 'Pass it over' }).click();
    await asked.waitFor({ state: 'detached' });

    await strategy(manager).getByText('passes it over: their office burnt down').waitFor();
    await manager.getByText('is passed over: their office burnt down').waitFor();
    expect(await faultsOn(manager)).to.deep.equal([]);
    await strategy(collector).getByRole('button', { name: 'Take it back' }).click();
    await strategy(manager).getByText('passes it over').waitFor({ state: 'detached' });
  });

  it('puts it off to a day, and is told when that is too late', async () => {
    await strategy(collector).getByRole('button', { name: 'Put off…' }).click();
    const asked = collector.getByRole('dialog', { name: 'Put off the next step' });
    await asked.getByLabel('Why').fill('asked for two days');
    await asked.getByLabel('To which day').fill('2026-02-20');
    await asked.getByRole('button', { name: 'Put it off' }).click();
    await asked.getByText('the strategy goes on to what follows before that day').waitFor();
    await asked.getByLabel('To which day').fill('2026-02-09');
    await asked.getByRole('button', { name: 'Put it off' }).click();
    await asked.waitFor({ state: 'detached' });

    await strategy(collector).getByText('Mon Feb 9, 09:00').waitFor();
    await advanceTo(product, '2026-02-07 10:00');
    await strategy(collector).getByText('has put it off to Mon Feb 9: asked for two days').waitFor();
    expect(await account.step()).to.equal('waiting');
  });

  it('overrides the strategy until a day, seen on both pages, and ends that', async () => {
    await strategy(collector).getByRole('button', { name: 'Override the strategy…' }).click();
    const asked = collector.getByRole('dialog', { name: 'Override the strategy' });
    await asked.getByLabel('Meanwhile it is').selectOption({ label: 'on “gentle”' });
    await asked.getByLabel('Up to and including').fill('2026-02-20');
    await asked.getByLabel('Why').fill('the owner died');
    await asked.getByRole('button', { name: 'Override it' }).click();
    await asked.waitFor({ state: 'detached' });

    for (const page of [collector, manager]) {
      await page.getByText(/Strategy overridden by .* until Fri Feb 20, on “gentle”: the owner died/).waitFor();
      await strategy(page).locator('p.step').getByText('Talking').waitFor();
    }
    expect(await faultsOn(collector)).to.deep.equal([]);
    await manager.getByRole('button', { name: 'End it now' }).click();
    await strategy(collector).locator('p.step').getByText('First', { exact: true }).waitFor();
    await collector.getByText('Strategy overridden by').waitFor({ state: 'detached' });
  });

  it('gives the account to a colleague, on whose list it appears', async () => {
    const lead = await openPage(product.url, 'lead');
    await lead.goto('/work');
    await lead.getByRole('heading', { level: 1, name: 'Work' }).waitFor();
    await collector.getByRole('button', { name: 'Give to somebody else…' }).click();
    const asked = collector.getByRole('dialog', { name: 'Give Alder Mills to somebody else' });
    await asked.getByLabel('To whom').selectOption('person:lead');
    await asked.getByLabel('Why').fill('speaks their language');
    await asked.getByRole('button', { name: 'Give it away' }).click();
    await asked.waitFor({ state: 'detached' });

    await lead.getByText('1 new', { exact: false }).waitFor();
    await lead.getByRole('button', { name: 'Renew the list' }).click();
    await lead.getByRole('row', { name: /Alder Mills/ }).waitFor();
    await collector.getByText('because: speaks their language').waitFor();
    expect((await account.detail()).owner?.id).to.equal('lead');
    expect(await collector.getByRole('button', { name: 'Give to somebody else…' }).count()).to.equal(0);
    await closePage(lead);
  });
});
