import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { faultsOn } from '../support/axe-faults.ts';
import { closePage, openPage, webFolder } from '../support/browser.ts';
import { advanceTo } from '../support/collecting.ts';
import { aFlow, dueDay, task } from '../support/flows.ts';
import { aProduct, type Product } from '../support/product.ts';
import { publish, publishOnly } from '../support/segments.ts';

describe('a collector at the telephone, by the keyboard alone', function () {
  this.timeout(120_000);
  let product: Product;
  let page: Page;

  async function owing(name: string, amount: number): Promise<void> {
    const contacts = [{ name: 'Dana Whitfield', role: 'payer', email: 'dana@example.test', phone: '+1 555 0101' }];
    const body = { name, currency: 'USD', unitId: 'east', ownerId: 'collector', contacts };
    const { id: accountId } = await product.api.call('accounts.create', { body });
    const invoice = { number: `INV-${name}`, issuedOn: '2026-01-06', dueOn: '2026-02-05', amount };
    await product.api.call('invoices.add', { params: { accountId }, body: invoice });
    const { contacts: found } = await product.api.call('accounts.get', { params: { accountId } });
    const more = { name: 'Dana Whitfield', role: 'payer', phone: '+1 555 0101', otherPhones: ['+1 555 0102'] };
    await product.api.call('contacts.change', { params: { accountId, contactId: found[0]?.id ?? '' }, body: more });
  }

  before(async () => {
    product = await aProduct({ clock: '2026-02-09', webFolder: webFolder() });
    await publish(
      product,
      aFlow('calling', { waiting: { after: { day5: 'called' } }, called: { entry: [task('call')] } }, { timers: { day5: dueDay(5) } }),
    );
    await publishOnly(product, 'calling');
    await owing('Alder Mills', 500_000);
    await owing('Birch Foods', 300_000);
    await owing('Cedar Works', 120_000);
    await product.settle();
    await advanceTo(product, '2026-02-10 10:00');
    page = await openPage(product.url, 'collector');
    await page.goto('/work');
    await page.getByRole('row', { name: /Alder Mills/ }).waitFor();
  });

  after(async () => {
    await closePage(page);
    await product.stop();
  });

  const record = () => page.getByRole('region', { name: 'Record', exact: true });
  const timeline = () => page.getByRole('region', { name: 'What has happened, newest first' });
  const note = () => record().getByRole('textbox', { name: 'Note' });
  const press = (key: string): Promise<void> => page.keyboard.press(key);
  const reached = () => record().getByRole('group', { name: 'Who was reached?' });
  const answers = () => record().getByRole('group', { name: 'Right person. What do they say?' });
  const said = (words: string | RegExp): Promise<void> => record().getByRole('status').getByText(words).waitFor();

  it('goes from the worklist over the call to a promise in five keys', async () => {
    await press('n');
    await page.getByRole('heading', { level: 1, name: 'Alder Mills' }).waitFor();
    await press('c');
    await reached().waitFor();
    await record().getByText('10:00 there').waitFor();
    await record().getByText('I am calling about $5,000.00 that is past due, the oldest for 5 days.', { exact: false }).waitFor();
    await press('6');
    await answers().waitFor();
    await press('1');
    await said('Call logged: Right person, pays on a day. 1 task closed.');
    expect(await record().getByLabel('Amount promised').inputValue()).to.equal('5000.00');
    expect(await record().getByLabel('By', { exact: true }).inputValue()).to.equal('2026-02-17');
    expect(await record().getByLabel('Promised by').locator(':checked').textContent()).to.equal('Dana Whitfield');
    await press('Enter');

    await record().getByText('Promise of $5,000.00 by Tue Feb 17 recorded.').waitFor();
    await timeline().getByText('Call to Dana Whitfield (+1 555 0101): Right person, pays on a day').waitFor();
    await page.getByRole('region', { name: 'Open tasks' }).getByText('No task is open.').waitFor();
  });

  it('logs a call that reached nobody in two, says when it comes again, and corrects it at once', async () => {
    await press('n');
    await page.getByRole('heading', { level: 1, name: 'Birch Foods' }).waitFor();
    await press('c');
    await reached().waitFor();
    expect(await faultsOn(page)).to.deep.equal([]);
    await press('1');

    await said('Call logged: No answer. Tried again today, 14:00 there.');
    await record().getByRole('button', { name: 'Correct it' }).focus();
    await press('Enter');
    await reached().waitFor();
    await press('3');
    await said('Corrected: Voicemail left. Tried again tomorrow, 10:00 there.');
    await timeline().getByText('Call corrected: Voicemail left, not no answer').waitFor();
    await page.getByRole('region', { name: 'Open tasks' }).getByText('for tomorrow, 10:00').waitFor();
  });

  it('puts a wrong number out of use and goes on with the next', async () => {
    await press('c');
    await record().getByRole('link', { name: '+1 555 0101' }).waitFor();
    await press('4');

    await said(/The number is out of use\./);
    await record().getByRole('link', { name: '+1 555 0102' }).waitFor();
    expect(await record().getByRole('link', { name: '+1 555 0101' }).count()).to.equal(0);
    await page.getByRole('region', { name: 'People' }).locator('s', { hasText: '+1 555 0101' }).waitFor();
  });

  it('refuses the number of a card in its place and keeps it nowhere', async () => {
    await note().fill('will pay with 4111 1111 1111 1111');
    await press('Tab');
    await press('6');
    await answers().waitFor();
    await press('3');

    await record().getByRole('alert').filter({ hasText: 'number of a payment card' }).waitFor();
    expect(await page.evaluate(() => JSON.stringify(sessionStorage))).not.to.include('4111');
    await note().fill('waits for a bank');
    await press('Tab');
    await record().getByRole('button', { name: 'Log: Cannot pay' }).focus();
    await press('Enter');
    await said('Call logged: Right person, cannot pay.');
    await timeline().getByText('“waits for a bank”').waitFor();
  });

  it('notes what is said about an invoice in one key', async () => {
    await press('s');
    await record().getByRole('group', { name: 'Status' }).waitFor();
    expect(await faultsOn(page)).to.deep.equal([]);
    await press('1');

    await said('1 invoice noted: not received. Documents cannot be sent from here yet: a task to send the copy was made.');
    await page.getByRole('row', { name: /INV-Birch Foods .*not received/ }).waitFor();
    await press('s');
    await record().getByRole('group', { name: 'Status' }).waitFor();
    await press('4');
    await record().getByLabel('Day of the payment run').fill('2026-02-20');
    await press('Enter');
    await page.getByRole('row', { name: /INV-Birch Foods .*payment run Fri Feb 20 \(a forecast\)/ }).waitFor();
  });

  it('agrees on a time to call back, which comes back first', async () => {
    await press('c');
    await reached().waitFor();
    await press('6');
    await answers().waitFor();
    await press('8');
    await record().getByRole('heading', { name: 'When do they expect the call?' }).waitFor();
    expect(await faultsOn(page)).to.deep.equal([]);
    await record().getByLabel('Day', { exact: true }).fill('2026-02-10');
    await record().getByLabel('Time', { exact: true }).fill('15:30');
    await press('Enter');

    await said('Agreed call on today at 15:30.');
    await page.goto('/portfolio');
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await page.getByText('Call back now').count()).to.equal(0);
    await advanceTo(product, '2026-02-10 15:30');
    await page.getByRole('link', { name: 'Birch Foods, asked for at 15:30' }).waitFor({ timeout: 90_000 });
    expect(await faultsOn(page)).to.deep.equal([]);
    await page.goto('/work');
    await page.getByRole('row', { name: /Birch Foods/ }).waitFor();
    expect((await page.locator('tbody th.account > :first-child').allTextContents())[0]).to.equal('Birch Foods');
  });

  it('adds somebody during the call and puts somebody out of use', async () => {
    await press('n');
    await page.getByRole('heading', { level: 1, name: 'Birch Foods' }).waitFor();
    const people = page.getByRole('region', { name: 'People' });
    await people.getByRole('button', { name: 'Add…' }).focus();
    await press('Enter');
    await people.getByLabel('Name').fill('Ruben Ortiz');
    await people.getByLabel('Telephone').fill('+1 555 0199');
    expect(await faultsOn(page)).to.deep.equal([]);
    await press('Enter');
    await people.getByText('Ruben Ortiz').waitFor();
    await people.getByRole('button', { name: 'Put out of use: Dana Whitfield' }).focus();
    await press('Enter');

    await people.getByText('out of use since today', { exact: false }).waitFor();
    await press('c');
    await record().getByRole('link', { name: '+1 555 0199' }).waitFor();
    expect(await record().getByText('Dana Whitfield').count()).to.equal(0);
  });

  it('is told when nobody may be called, and writes down what has happened all the same', async () => {
    await advanceTo(product, '2026-02-10 18:30');
    await page.reload();

    await record()
      .getByText('Not now: 18:30 there; contacts are allowed from 08:02 to 17:58. Possible from tomorrow, 08:02 there.')
      .waitFor();
    expect(await record().getByRole('link', { name: '+1 555 0199' }).count()).to.equal(0);
    await record().getByRole('button', { name: 'The call has happened: write it down, marked' }).focus();
    await press('Enter');
    await reached().waitFor();
    await press('2');
    await said(/Marked: it was not permitted\./);
    await timeline()
      .getByText(/not permitted: 18:30 there/)
      .waitFor();
  });

  it('finds what is written down of a call in the contact policy, in lists that begin as the usual ones', async () => {
    const manager = await openPage(product.url, 'manager');
    await manager.goto('/policies/contact-policy/b2b-contact');
    const calls = manager.getByRole('region', { name: 'What is written down of a call' });
    await calls.getByText('What the right person says, the usual list: Pays on a day, Has already paid', { exact: false }).waitFor();
    await calls.getByLabel('A note is needed').selectOption('for every call');
    await calls.getByRole('button', { name: 'Write a list of who is reached' }).click();
    const list = calls.getByRole('region', { name: 'Who is reached' });
    await list.getByRole('button', { name: 'Remove Gatekeeper' }).click();
    await list.getByLabel('Key 1', { exact: true }).fill('Nobody there');
    await manager.locator('[data-state=saved]').waitFor();

    const params = { kind: 'contact-policy', definitionId: 'b2b-contact' };
    const { draft } = await product.api.call('definitions.get', { params });
    const { calls: kept } = JSON.parse(draft?.text ?? '{}') as { calls: { note: string; reached: { id: string; name: string }[] } };
    expect(kept.note).to.equal('always');
    expect(kept.reached.map((each) => each.id)).to.deep.equal(['no-answer', 'busy', 'voicemail', 'wrong-number', 'right-person']);
    expect(kept.reached[0]?.name).to.equal('Nobody there');
    await closePage(manager);
  });
});
