import { expect } from 'chai';
import type { Locator, Page } from 'playwright-core';
import type { AnswerOf } from '#engine';
import { DEMO_PASSWORD } from '../../runtime/demo/demo-users.ts';
import { hashPassword } from '../../runtime/http/authenticate.ts';
import { insertUser } from '../../runtime/store/user-store.ts';
import { faultsOn } from '../support/axe-faults.ts';
import { closePage, openPage, webFolder } from '../support/browser.ts';
import { advanceTo, OpenedAccount } from '../support/collecting.ts';
import { aFlow, dueDay, task } from '../support/flows.ts';
import { aProduct, type Product } from '../support/product.ts';
import { publish, publishOnly } from '../support/segments.ts';
import { tabTo } from '../support/tab-to.ts';

const calling = aFlow(
  'calling',
  { waiting: { after: { day5: 'called' } }, called: { entry: [task('call')] } },
  { timers: { day5: dueDay(5) }, promises: { longest: 'P10D' } },
);

describe('a collector’s morning, by the keyboard alone, with a colleague and a lead (J01)', function () {
  this.timeout(180_000);
  let product: Product;
  let carla: Page;
  let cora: Page;
  let lead: Page;
  const accounts = new Map<string, OpenedAccount>();

  /** An account of Carla’s with invoices due on Thursday, Feb 5. */
  async function owing(name: string, ...amounts: number[]): Promise<OpenedAccount> {
    const contacts = [{ name: `Dana of ${name}`, role: 'payer', phone: '+1 555 0101' }];
    const body = { name, currency: 'USD', unitId: 'east', ownerId: 'collector', contacts };
    const account = new OpenedAccount(product, (await product.api.call('accounts.create', { body })).id, '');
    for (const [index, amount] of amounts.entries()) await account.owes(amount, '2026-02-05', `${name[0]}-${index + 1}`);
    accounts.set(name, account);
    return account;
  }

  before(async () => {
    product = await aProduct({ clock: '2026-02-04', webFolder: webFolder() });
    await publish(product, calling);
    await publishOnly(product, 'calling');
    const passwordHash = await hashPassword(DEMO_PASSWORD);
    const user = { _id: 'cora', name: 'Cora Lund', email: 'cora@duecourse.test', role: 'collector' as const, units: ['east'] };
    await insertUser(product.runtime.store, { ...user, passwordHash, demo: true });
    const alder = await owing('Alder Mills', 90_000, 50_000, 400_000);
    await owing('Birch Foods', 300_000);
    await owing('Cedar Works', 120_000);
    await alder.promises(20_000, '2026-02-06');
    await alder.pays(20_000);
    await advanceTo(product, '2026-02-10 10:00');
    carla = await openPage(product.url, 'collector');
    cora = await openPage(product.url, 'cora');
    lead = await openPage(product.url, 'lead', { scheme: 'dark' });
    await lead.goto('/work?view=pool');
    await lead.getByText('Nothing waits in the pools').waitFor();
    await cora.goto(`/accounts/${alder.id}`);
    await cora.getByRole('heading', { level: 1, name: 'Alder Mills' }).waitFor();
    await carla.goto('/work');
    await row('Alder Mills').waitFor();
  });

  after(async () => {
    for (const page of [carla, cora, lead]) await closePage(page);
    await product.stop();
  });

  const row = (name: string): Locator => carla.getByRole('row', { name: new RegExp(name) });
  const names = (): Promise<string[]> => carla.locator('tbody th.account > :first-child').allTextContents();
  const record = (): Locator => carla.getByRole('region', { name: 'Record', exact: true });
  const press = (key: string): Promise<void> => carla.keyboard.press(key);
  const shows = (name: string): Promise<void> => carla.getByRole('heading', { level: 1, name }).waitFor();
  const answered = (words: string | RegExp): Promise<void> => record().getByRole('status').getByText(words).waitFor();

  /** Logs a call by the digits of who was reached and what they said. */
  async function call(reached: string, answer?: string): Promise<void> {
    await press('c');
    await record().getByRole('group', { name: 'Who was reached?' }).waitFor();
    await press(reached);
    if (answer === undefined) return;
    await record().getByRole('group', { name: 'Right person. What do they say?' }).waitFor();
    await press(answer);
  }

  it('begins with the ranked list: how many, how much is at stake, and why the first row is the first', async () => {
    expect(await names()).to.deep.equal(['Alder Mills', 'Birch Foods', 'Cedar Works']);
    await carla.getByText('3 accounts', { exact: true }).waitFor();
    await carla.getByText('$9,400.00 overdue', { exact: true }).waitFor();
    expect(await row('Alder Mills').getByRole('listitem').allTextContents()).to.deep.equal([
      'Call the customer · calling: Called · with Carla Jensen',
    ]);
  });

  it('goes to the first account with N: its items, where it stands, and what to say', async () => {
    await press('n');
    await shows('Alder Mills');

    for (const number of ['A-1', 'A-2', 'A-3']) await carla.getByRole('row', { name: new RegExp(number) }).waitFor();
    await carla.getByText('no open promise').waitFor();
    await carla.getByText('Last contact').waitFor();
    await cora.getByText('Carla Jensen has it open').waitFor();
    await call('6', '1');
    await answered('Call logged: Right person, pays on a day. 1 task closed.');
    await record().getByText('Promises so far: kept 1 of 1.').waitFor();
  });

  it('records a promise over two invoices within what the strategy allows', async () => {
    const day = record().getByLabel('By', { exact: true });
    await tabTo(carla, day, 'Shift+Tab');
    await carla.keyboard.type('03312026');
    await press('Enter');
    await record()
      .getByRole('alert')
      .filter({ hasText: /later than allowed.*this strategy allows up to Fri Feb 20/ })
      .waitFor();
    expect(await faultsOn(carla)).to.deep.equal([]);
    // Back to the month of the same field.
    for (let part = 0; part < 2; part += 1) await press('ArrowLeft');
    await carla.keyboard.type('02132026');
    await tabTo(carla, record().getByLabel('Amount promised'), 'Shift+Tab');
    await press('Control+a');
    await carla.keyboard.type('1200');
    await tabTo(carla, record().getByLabel('For', { exact: true }));
    await carla.keyboard.type('chosen');
    for (const number of [/A-1/, /A-2/]) {
      await tabTo(carla, record().getByRole('checkbox', { name: number }));
      await press('Space');
    }
    await record().getByText('Chosen: $1,200.00').waitFor();
    await press('Enter');

    await answered('Promise of $1,200.00 by Fri Feb 13 recorded.');
    await cora.getByText('Promise to pay $1,200.00 by Fri Feb 13').first().waitFor();
  });

  it('goes on to the next one; the first has left the list', async () => {
    await press('g');
    await press('w');
    await row('Birch Foods').waitFor();
    expect(await names()).to.deep.equal(['Birch Foods', 'Cedar Works']);

    await press('n');
    await shows('Birch Foods');
  });

  it('reaches nobody, and is told when the call comes again by itself', async () => {
    await call('1');

    await answered('Call logged: No answer. Tried again today, 14:00 there.');
  });

  it('puts a third before the lead with the reason, who has it on the screen without a reload', async () => {
    await press('n');
    await shows('Cedar Works');
    await press('a');
    await record().getByLabel('Reason').waitFor();
    await press('Enter');
    await record().getByRole('alert').waitFor();
    expect(await faultsOn(carla)).to.deep.equal([]);
    await carla.keyboard.type('wants ninety days to pay');
    await press('Enter');
    await answered('Escalated to the leads: wants ninety days to pay');

    await lead.getByText('1 new').waitFor();
    await lead.getByRole('button', { name: 'Renew the list' }).click();
    await lead.getByRole('row', { name: /Cedar Works.*Escalated: wants ninety days to pay/ }).waitFor();
  });

  it('closes the day with figures that are those of the history', async () => {
    const lines: AnswerOf<'timeline.list'>['items'] = [];
    for (const { id: accountId } of accounts.values())
      lines.push(...(await product.api.call('timeline.list', { params: { accountId }, query: { limit: '200' } })).items);
    const own = lines.filter(({ by }) => by?.id === 'collector').map(({ words }) => words);
    const count = (pattern: RegExp): string => String(own.filter((words) => pattern.test(words)).length);

    await lead.goto('/board');
    const line = lead.locator('[data-holder="person:collector"]');
    await line.waitFor();

    const [, , , calls, reached, promises] = await line.locator('td.num').allTextContents();
    expect([calls, reached, promises]).to.deep.equal([count(/^Call to/), count(/^Call to .*: Right person/), count(/^Promise to pay/)]);
    expect([calls, reached, promises]).to.deep.equal(['2', '1', '1']);
  });
});
