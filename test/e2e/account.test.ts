import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { closePage, openPage } from '../support/browser.ts';
import { eventually } from '../support/e2e-eventually.ts';
import { aStory, type Story } from '../support/e2e-story.ts';

describe('the page of an account', function () {
  this.timeout(60_000);
  let story: Story;
  let page: Page;
  let address: string;

  before(async () => {
    story = await aStory('2026-02-20');
    address = `/accounts/${story.accountId}`;
    page = await openPage(story.product.url, 'collector');
  });

  after(async () => {
    await closePage(page);
    await story.stop();
  });

  const record = () => page.getByRole('region', { name: 'Record' });
  const timeline = () => page.getByRole('region', { name: 'What has happened, newest first' });
  const start = (what: string): Promise<void> => record().getByRole('button', { name: what, exact: true }).click();
  const figure = (name: string): Promise<string | null> => page.locator(`[data-figure="${name}"] .figure`).textContent();
  const figureBecomes = (name: string, amount: string): Promise<void> =>
    eventually(async () => {
      expect(await figure(name)).to.equal(amount);
    });
  const onTimeline = (words: string): Promise<void> => timeline().getByText(words).first().waitFor();

  it('says what is owed, on which step it is and what happens next', async () => {
    await page.goto(address);
    await page.getByRole('heading', { level: 1, name: 'Blue Ridge Supply' }).waitFor();

    expect(await figure('open')).to.equal('$1,200.00');
    expect(await figure('overdue')).to.equal('$1,200.00');
    await page.getByText('1 invoice, 15 days past due').waitFor();
    await page.getByRole('region', { name: 'Strategy' }).getByText('Chasing › Calling').waitFor();
    await page
      .getByRole('region', { name: 'Strategy' })
      .getByText(/the wait “Unworked” ends/)
      .waitFor();
    await page.getByRole('region', { name: 'People' }).getByText('dana@blue-ridge.example').waitFor();
    await page.getByRole('row', { name: /INV-1 .*15 days \$1,200.00 \$1,200.00/ }).waitFor();
  });

  it('says in its place that a promised day has passed, and keeps what was typed', async () => {
    await start('Promise');
    await record().getByLabel('Amount promised').fill('1,000.00');
    await record().getByLabel('By', { exact: true }).fill('2026-02-19');
    await record().getByRole('button', { name: 'Record the promise' }).click();

    await record().getByRole('alert').filter({ hasText: 'The promised day has passed' }).waitFor();
    expect(await record().getByLabel('By', { exact: true }).getAttribute('aria-invalid')).to.equal('true');
    expect(await record().getByLabel('Amount promised').inputValue()).to.equal('1,000.00');
    await page.reload();
    expect(await record().getByLabel('Amount promised').inputValue()).to.equal('1,000.00');
  });

  it('asks for an amount it can read before it asks the server', async () => {
    await record().getByLabel('Amount promised').fill('a lot');
    await record().getByRole('button', { name: 'Record the promise' }).click();

    await record().getByRole('alert').filter({ hasText: 'Write an amount such as 1250.00' }).waitFor();
  });

  it('records a promise; figures, list and timeline have it at once', async () => {
    await record().getByLabel('Amount promised').fill('$1,200.00');
    await record().getByLabel('By', { exact: true }).fill('2026-02-25');
    await record().getByRole('button', { name: 'Record the promise' }).click();

    await record().getByText('Promise of $1,200.00 by Wed Feb 25 recorded.').waitFor();
    await onTimeline('Promise to pay $1,200.00 by Wed Feb 25');
    await eventually(
      async () =>
        expect(await figure('promised'))
          .to.equal('$1,200.00')
          .and.be.a('string') && undefined,
    );
    await page.getByRole('link', { name: /^Promises \d/ }).click();
    await page.getByRole('row', { name: /Wed Feb 25 \$1,200.00 \$0.00 open .*Carla Jensen/ }).waitFor();
    await page.getByRole('region', { name: 'Strategy' }).locator('.step').getByText('Promised').waitFor();
  });

  it('tells why a decision came out so, with the data as it was', async () => {
    const line = timeline().getByRole('article').filter({ hasText: 'Moves to Promised' }).first();
    await line.getByRole('button', { name: 'Why' }).click();

    await line.getByText('What decided, with the data as it was').waitFor();
    await line.getByText('Condition “Covers debt” holds').waitFor();
    await line.getByRole('listitem').filter({ hasText: 'so: share of the debt covered in percent is at least 80 (was 100)' }).waitFor();
    await page.keyboard.press('w');
    await line.getByText('What decided, with the data as it was').waitFor({ state: 'hidden' });
  });

  it('takes a promise back where it was made', async () => {
    await record().getByRole('button', { name: 'Withdraw it' }).click();

    await record().getByText('The promise was withdrawn.').waitFor();
    await page.getByRole('row', { name: /Wed Feb 25 .*withdrawn/ }).waitFor();
    await onTimeline('Promise of $1,200.00 withdrawn');
  });

  it('adds a note with its line breaks and quotes as they were typed', async () => {
    await start('Note');
    await record().getByRole('textbox', { name: 'Note' }).fill('Spoke to Dana.\n<b>"Cheque run" on Fridays</b> & 50 %');
    await record().getByRole('button', { name: 'Add the note' }).click();

    await record().getByText('Note added to the timeline.').waitFor();
    await onTimeline('<b>"Cheque run" on Fridays</b> & 50 %');
    await timeline().getByText('by Carla Jensen').first().waitFor();
  });

  it('records a payment that was only told of; nothing owed changes', async () => {
    await start('Reported payment');
    await record().getByLabel('Amount', { exact: true }).fill('300');
    await record().getByLabel('How').selectOption('Bank transfer');
    await record().getByRole('button', { name: 'Record it' }).click();

    await record().getByText('$300.00 told of, paid on today.', { exact: false }).waitFor();
    await onTimeline('Customer reports a payment of $300.00');
    expect(await figure('open')).to.equal('$1,200.00');
    await page.getByRole('link', { name: /^Payments/ }).click();
    await page.getByText('$300.00 paid on today, as told').waitFor();
  });

  it('disputes a part of an invoice from its row; no more than is open', async () => {
    await page.getByRole('link', { name: /^Invoices/ }).click();
    await page.getByRole('button', { name: 'Open a dispute on INV-1' }).click();
    await record().getByLabel('Amount in dispute').fill('5000');
    await record().getByLabel('Reason').selectOption('Pricing');
    await record().getByText('Goes to the resolution path “Pricing dispute”.').waitFor();
    await record().getByRole('button', { name: 'Open the dispute' }).click();
    await record().getByRole('alert').filter({ hasText: 'More is disputed than is open' }).waitFor();
    await record().getByLabel('Amount in dispute').fill('450.50');
    await record().getByRole('button', { name: 'Open the dispute' }).click();

    await record().getByText('Dispute over $450.50 on INV-1 opened.', { exact: false }).waitFor();
    await figureBecomes('chaseable', '$749.50');
    await page.getByRole('row', { name: /INV-1 .*\$450.50 disputed/ }).waitFor();
    await onTimeline('Dispute over $450.50: pricing');
  });

  it('searches and narrows the timeline, and the address says so', async () => {
    await page.getByRole('searchbox', { name: 'Search the timeline' }).fill('pricing');
    await page.waitForURL(/find=pricing/);
    await eventually(async () => {
      for (const words of await timeline().getByRole('article').allTextContents()) expect(words.toLowerCase()).to.include('pricing');
    });
    await page.getByRole('searchbox', { name: 'Search the timeline' }).fill('');
    await page.getByRole('button', { name: 'Notes', exact: true }).click();
    await page.waitForURL(/show=notes/);

    await eventually(async () => {
      expect(await timeline().getByRole('article').count()).to.equal(1);
    });
    await page.getByRole('searchbox', { name: 'Search the timeline' }).fill('nothing of that kind');
    await page.getByRole('button', { name: 'Show everything' }).click();
    await page.waitForURL((url) => !url.searchParams.has('find') && !url.searchParams.has('show'));
  });

  it('writes down what a contact does not want, and says since when and to whom', async () => {
    const people = page.getByRole('region', { name: 'People' });
    await people.getByRole('button', { name: /^Yes or no… of/ }).click();
    await people.getByLabel('Asked about').selectOption('calls');
    await people.getByLabel('Says').selectOption('no, does not want it');
    await people.getByLabel('How it was said').fill('in her letter of Feb 18');
    await people.getByRole('button', { name: 'Record it' }).click();

    await people.getByText(/^Does not want calls, .*, written down by /).waitFor();
    await onTimeline('does not want call: in her letter of Feb 18');
    await people.getByRole('button', { name: /^Yes or no… of/ }).click();
    await people.getByLabel('Asked about').selectOption('calls');
    await people.getByLabel('Says').selectOption('nothing: it was never said');
    await people.getByRole('button', { name: 'Record it' }).click();
    await people.getByText(/^Does not want calls/).waitFor({ state: 'detached' });
  });

  it('keeps posting money to those who may', async () => {
    expect(await record().getByRole('button', { name: 'Payment received' }).count()).to.equal(0);
    await page.goto(`${address}?do=payment`);
    await record().getByRole('button', { name: 'Note', exact: true }).waitFor();
    expect(await page.getByRole('heading', { name: 'Post a payment' }).count()).to.equal(0);
    const refused = await page.request.post(`/api/v1/accounts/${story.accountId}/payments`, {
      headers: { origin: story.product.url },
      data: { amount: 100 },
    });
    expect(refused.status()).to.equal(403);
  });

  it('lets a manager post a payment, and the collector sees it come in', async () => {
    const manager = await openPage(story.product.url, 'manager');
    await manager.goto(address);
    const form = manager.getByRole('region', { name: 'Record' });
    await form.getByRole('button', { name: 'Payment received' }).click();
    await form.getByLabel('Amount', { exact: true }).fill('749.50');
    await form.getByLabel('Reference').fill('WIRE-77');
    await form.getByRole('button', { name: 'Post it' }).click();

    await form.getByText('$749.50 posted, all of it applied.').waitFor();
    await manager.getByRole('link', { name: /^Payments/ }).click();
    await manager.getByRole('row', { name: /Payment WIRE-77 \$749.50 INV-1 \$749.50/ }).waitFor();
    await figureBecomes('open', '$450.50');
    await closePage(manager);
  });

  it('shows a viewer everything and nothing to change', async () => {
    const viewer = await openPage(story.product.url, 'viewer');
    await viewer.goto(address);

    await viewer.getByText('You can see this account, not change it.').waitFor();
    expect(await viewer.getByRole('button', { name: /dispute|Done|Withdraw/ }).count()).to.equal(0);
    await closePage(viewer);
  });
});
