import { expect } from 'chai';
import type { Locator, Page } from 'playwright-core';
import { DEMO_PASSWORD } from '../../runtime/demo/demo-users.ts';
import { hashPassword } from '../../runtime/http/authenticate.ts';
import { insertUser } from '../../runtime/store/user-store.ts';
import { faultsOn } from '../support/axe-faults.ts';
import { closePage, openPage, webFolder } from '../support/browser.ts';
import { OpenedAccount } from '../support/collecting.ts';
import { aFlow, dueDay, task } from '../support/flows.ts';
import { aProduct, type Product } from '../support/product.ts';
import { publish, publishOnly } from '../support/segments.ts';

describe('a manager at the board, and two collectors', function () {
  this.timeout(180_000);
  let product: Product;
  let manager: Page;
  let ann: Page;
  let ben: Page;
  const accounts = new Map<string, OpenedAccount>();

  /** An account somebody is responsible for; what it owes falls due so that its call comes on a day. */
  async function owing(name: string, ownerId: string, amount: number, dueOn: string): Promise<void> {
    const { id } = await product.api.call('accounts.create', { body: { name, currency: 'USD', unitId: 'east', ownerId } });
    const account = new OpenedAccount(product, id, '');
    await account.owes(amount, dueOn);
    accounts.set(name, account);
  }

  before(async () => {
    product = await aProduct({ clock: '2026-06-01', webFolder: webFolder() });
    const called = { entry: [task('call')] };
    await publish(product, aFlow('working', { waiting: { after: { day3: 'called' } }, called }, { timers: { day3: dueDay(3) } }));
    await publishOnly(product, 'working');
    const passwordHash = await hashPassword(DEMO_PASSWORD);
    for (const name of ['Ann', 'Ben']) {
      const id = name.toLowerCase();
      const user = { _id: id, name, email: `${id}@duecourse.test`, role: 'collector' as const, units: ['east'], passwordHash };
      await insertUser(product.runtime.store, { ...user, demo: true });
    }
    for (let nth = 1; nth <= 9; nth += 1) await owing(`Ann’s ${nth}`, 'ann', nth * 10_000, '2026-05-29');
    await owing('Ben’s 1', 'ben', 900_000, '2026-05-29');
    await owing('Ann’s next', 'ann', 77_000, '2026-05-30');
    await owing('Ann’s last', 'ann', 88_000, '2026-06-02');
    await product.advanceTo('2026-06-01');
    await product.settle();
    manager = await openPage(product.url, 'manager');
    ann = await openPage(product.url, 'ann');
    ben = await openPage(product.url, 'ben');
    for (const page of [ann, ben]) {
      await page.goto('/work');
      await page.getByRole('row', { name: /Ben’s 1|Ann’s 9/ }).waitFor();
    }
    await manager.goto('/board');
    await line('Ann').waitFor();
  });

  after(async () => {
    for (const page of [manager, ann, ben]) await closePage(page);
    await product.stop();
  });

  const line = (name: string): Locator =>
    manager.locator('tbody tr').filter({ has: manager.getByRole('rowheader', { name: new RegExp(`^${name}\\b`) }) });
  const openOf = (name: string, count: number): Promise<void> =>
    line(name)
      .getByRole('link', { name: `Open tasks of ${name}: ${count}` })
      .waitFor();
  const names = (): Promise<string[]> => manager.locator('tbody .name').allTextContents();

  it('see who has what, and who has which account open, live and without a row moving', async () => {
    await openOf('Ann', 9);
    await openOf('Ben', 1);
    const before = await names();

    await ann.getByRole('link', { name: 'Ann’s 9' }).click();
    await ann.getByRole('heading', { level: 1, name: 'Ann’s 9' }).waitFor();

    await line('Ann').getByText('has open').waitFor();
    await line('Ann').getByRole('link', { name: 'Ann’s 9' }).waitFor();
    await ann.goto('/work');
    await line('Ann').getByText('has open').waitFor({ state: 'detached' });
    expect(await names()).to.deep.equal(before);
    await line('Ann').getByRole('link', { name: 'Open tasks of Ann: 9' }).click();
    await manager.waitForURL(/view=everyone&heldBy=person%3Aann/);
    await manager.getByText('9 accounts', { exact: true }).waitFor();
    await manager.goBack();
    await openOf('Ann', 9);
  });

  it('move some of one’s tasks to another by a rule, seen before; both lists change live and the reason is kept (J06, 3)', async () => {
    await ann.getByRole('row', { name: /Ann’s 1 / }).waitFor();
    await ben.getByRole('row', { name: /Ben’s 1 / }).waitFor();
    // The number is dragged onto the other’s row: as many are offered as make both even.
    await line('Ann').getByRole('link', { name: 'Open tasks of Ann: 9' }).dragTo(line('Ben').getByRole('rowheader'));
    const dialog = manager.getByRole('dialog', { name: 'Move tasks of Ann' });
    await dialog.getByText('Ben gets 4 tasks of 4 accounts').waitFor();
    await dialog.getByLabel('Of how many accounts').fill('3');
    await dialog.getByText('Ben gets 3 tasks of 3 accounts, $600.00 overdue.').waitFor();
    await dialog.getByRole('row', { name: 'Ann 9 6' }).waitFor();
    await dialog.getByRole('row', { name: 'Ben 1 4' }).waitFor();
    await dialog.getByLabel('Reason').fill('Ann has too many');
    expect(await faultsOn(manager)).to.deep.equal([]);

    await dialog.getByRole('button', { name: 'Move 3 tasks' }).click();

    await manager.getByText('3 accounts moved from Ann to Ben.').waitFor();
    await openOf('Ann', 6);
    await openOf('Ben', 4);
    await ann
      .locator('tr[data-gone]')
      .filter({ hasText: /Ann’s 3/ })
      .waitFor();
    await ben.getByText('3 new').waitFor();
    await ben.getByRole('button', { name: 'Renew the list' }).click();
    await ben.getByRole('row', { name: /Ann’s 3 / }).waitFor();
    const words = (await accounts.get('Ann’s 1')?.words())?.at(-1);
    expect(words).to.equal('Call the customer: moved from Ann to Ben, because: Ann has too many');
    await manager.getByRole('button', { name: 'Close' }).click();
  });

  it('set an absence: new tasks go to the substitute until its last day, and what is there is offered to be moved (J06, 4)', async () => {
    await line('Ann').getByRole('button', { name: 'Absence of Ann' }).click();
    const dialog = manager.getByRole('dialog', { name: 'Absence of Ann' });
    await dialog.getByLabel('Until and including').fill('2026-06-04');
    await dialog.getByRole('button', { name: 'Set the absence' }).click();
    await dialog.getByText('Choose who gets the new tasks.').waitFor();
    await dialog.getByLabel('Substitute').selectOption({ label: 'Ben' });
    await dialog.getByRole('button', { name: 'Set the absence' }).click();
    const offer = manager.getByRole('dialog', { name: 'Move tasks of Ann' });
    await offer.getByText('Ben gets 6 tasks of 6 accounts').waitFor();
    await offer.getByRole('button', { name: 'Cancel' }).click();
    await line('Ann').getByText('absent until Thu Jun 4, new tasks go to Ben').waitFor();

    await product.advanceTo('2026-06-02');

    await openOf('Ben', 5);
    await openOf('Ann', 6);
    await ben.getByText('1 new').waitFor();
    await ben.getByRole('button', { name: 'Renew the list' }).click();
    await ben.getByRole('row', { name: /Ann’s next .*instead of Ann, absent until Thu Jun 4/ }).waitFor();
    expect(await accounts.get('Ann’s next')?.words()).to.include('Task for Ben instead of Ann, absent until 2026-06-04: Call the customer');

    await product.advanceTo('2026-06-05');

    await openOf('Ann', 7);
    await openOf('Ben', 5);
    await line('Ann').getByText('absent until').waitFor({ state: 'detached' });
    expect(await faultsOn(manager)).to.deep.equal([]);
  });

  it('even out the work of a pool: the admin says who can do what, its tasks find their person, and the fewest are moved', async () => {
    const admin = await openPage(product.url, 'admin');
    await admin.goto('/people');
    await admin.getByRole('region', { name: 'How tasks are given out' }).getByRole('button', { name: 'Change…' }).click();
    const routing = admin.getByRole('dialog', { name: 'How tasks are given out' });
    await routing.getByRole('checkbox', { name: 'collections' }).check();
    await routing.getByLabel('Skills').fill('legal\n2 words');
    await routing.getByRole('group', { name: 'Takes a senior' }).getByLabel('Overdue from').fill('1,000');
    await routing.getByRole('button', { name: 'Save' }).click();
    await routing.getByText('“2 words” cannot be a skill').waitFor();
    await routing.getByLabel('Skills').fill('legal');
    await routing.getByRole('button', { name: 'Save' }).click();
    await admin.getByText('collections (nobody is a member: its tasks stay in the pool)').waitFor();
    await mayDo(admin, 'Ann', 'Senior');
    for (let nth = 1; nth <= 6; nth += 1) {
      const accountId = accounts.get(`Ann’s ${nth}`)?.id ?? '';
      await product.api.call('tasks.add', { params: { accountId }, body: { kind: 'follow-up', on: '2026-06-05', pool: 'collections' } });
    }
    await openOf('Ann', 13);
    expect((await accounts.get('Ann’s 1')?.words())?.at(-1)).to.equal(
      'Task for Ann out of the pool collections (7 tasks open, the only one for it): Follow up',
    );

    await manager.getByRole('button', { name: 'Even out…' }).click();
    const dialog = manager.getByRole('dialog', { name: 'Even out the work of a pool' });
    await dialog.getByText('Nothing would be moved').waitFor();
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await mayDo(admin, 'Ben', 'Standard');
    expect(await faultsOn(admin)).to.deep.equal([]);
    await closePage(admin);
    await manager.getByRole('button', { name: 'Even out…' }).click();
    await dialog.getByText('4 tasks of 4 accounts would go to somebody else.').waitFor();
    await dialog.getByRole('row', { name: 'Ann senior 13 9' }).waitFor();
    await dialog.getByRole('row', { name: 'Ben standard 5 9' }).waitFor();
    await dialog.getByLabel('Reason').fill('more even');
    expect(await faultsOn(manager)).to.deep.equal([]);
    await dialog.getByRole('button', { name: 'Move 4 tasks' }).click();

    await manager.getByText('4 accounts moved from Ann to Ben.').waitFor();
    await openOf('Ann', 9);
    await openOf('Ben', 9);
  });

  /** Says on the page of people how senior somebody is, and that the pool gives them tasks. */
  async function mayDo(page: Page, name: string, seniority: string): Promise<void> {
    await page.getByRole('button', { name: `Change what ${name} can do` }).click();
    const dialog = page.getByRole('dialog', { name: `What ${name} can do` });
    await dialog.getByLabel('Seniority').selectOption({ label: seniority });
    await dialog.getByRole('checkbox', { name: 'Legal' }).check();
    await dialog.getByRole('checkbox', { name: 'Legal' }).uncheck();
    await dialog.getByRole('checkbox', { name: 'collections' }).check();
    await dialog.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('row', { name: new RegExp(`^${name} .*${seniority} – collections`) }).waitFor();
  }
});
