import { expect } from 'chai';
import type { Locator, Page } from 'playwright-core';
import { closePage, openPage } from '../support/browser.ts';
import { eventually } from '../support/e2e-eventually.ts';
import { aStory, type Story } from '../support/e2e-story.ts';

describe('a strategy that is played', function () {
  this.timeout(60_000);
  let story: Story;
  let page: Page;
  let play: Locator;

  before(async () => {
    story = await aStory('2026-02-04');
    page = await openPage(story.product.url, 'manager', { width: 1440, height: 900 });
    play = page.getByRole('region', { name: 'Play' });
    await page.goto('/strategies/past-due-escalation?tab=canvas&panel=play');
  });

  after(async () => {
    await closePage(page);
    await story.stop();
  });

  const button = (name: string | RegExp): Locator => play.getByRole('button', { name, exact: typeof name === 'string' });
  const now = (): Locator => play.getByRole('group', { name: 'Now in the play' });
  const steps = (): Locator => play.getByRole('list', { name: 'What has happened' }).locator(':scope > li');
  const last = (): Locator => steps().last();
  const stands = async (when: string, where: string): Promise<void> => {
    await now().getByText(when).waitFor();
    await now().getByText(where).waitFor();
  };
  const painted = (path: string): Promise<string | null> =>
    page.getByTestId(`rf__node-${path}`).first().locator('[data-paint]').first().getAttribute('data-paint');

  it('begins with the account most worth trying on', async () => {
    await button(/^Playing with Blue Ridge Supply/).waitFor();
    await play.getByText('Nothing is sent. What it would do is written down here.').waitFor();
  });

  it('is about a made-up account where one is made up', async () => {
    await button(/^Playing with/).click();
    await button('Make one up').click();
    const invoice = play.getByRole('group', { name: 'Invoice 1' });
    await invoice.getByRole('textbox').first().fill('1,200');
    await invoice.getByLabel('Invoice 1: Due on').fill('2026-02-05');
    await button('Play with it').click();

    await button('Playing with a made-up account').waitFor();
    await play.getByText('Nothing has happened yet').waitFor();
  });

  it('goes to day 5 and day 15, and says what it would do and where it stands', async () => {
    await button('Next step').click();
    await last().getByText('Put on this strategy').waitFor();
    await button('Next wait').click();
    await last().getByText('Day 5 past due, 09:00, business days').waitFor();
    await last().getByText('would send Email “Friendly reminder”').waitFor();
    await stands('Tue Feb 10, 2026, 09:00', 'in “Chasing › Reminded”');
    await now().getByText('Chasing › Calling on Fri Feb 20, 09:00').waitFor();
    await eventually(async () => void expect(await painted('chasing.reminded')).to.equal('now'));

    await button('Next wait').click();
    await last().getByText('would create Call task for standard collectors').waitFor();
    await stands('Fri Feb 20, 2026, 09:00', 'in “Chasing › Calling”');
    await eventually(async () => void expect(await painted('chasing.reminded')).to.equal('seen'));
  });

  it('refuses what cannot be, at the form', async () => {
    await button('Something happens…').click();
    await play.getByLabel('What happens').selectOption({ label: 'Promise made' });
    expect(await play.getByLabel('Amount').inputValue()).to.equal('1200.00');
    await play.getByLabel('Promised for').fill('2026-02-01');
    await button('Let it happen').click();

    await play.getByRole('alert').filter({ hasText: 'The promised day has passed' }).waitFor();
    expect(await steps().count()).to.equal(3);
  });

  it('suspends on day 21 after the promise is broken, and explains it', async () => {
    await play.getByLabel('Promised for').fill('2026-02-25');
    await button('Let it happen').click();
    await last().getByText('Promise made, $1,200.00, Wed Feb 25').waitFor();
    await stands('Fri Feb 20, 2026', 'in “Promised”');
    await button('Next step').click();
    await last().getByText('Promise broken').waitFor();
    await last().getByText('would suspend service').waitFor();
    await stands('Thu Feb 26, 2026', 'in “Suspended”');

    await last().getByRole('button').first().click();
    const why = last().locator('[data-outcome=taken]').first();
    await why.getByText('When a promise is broken, if “May suspend” holds: go to Suspended').waitFor();
    await why.getByText('amount to chase is above $5.00').waitFor();
    await why
      .getByText(/notices delivered.*\(was 1\)|\(it was 1\)|1/i)
      .first()
      .waitFor();
    const other = last().locator('[data-outcome=notLookedAt]');
    await other.getByText('Not looked at', { exact: false }).waitFor();
    await why.getByRole('link').first().click();
    expect(new URL(page.url()).searchParams.get('el')).to.equal('path:/machine/states/promised/on/promise.broken/0');
  });

  it('ends when all is paid on day 25', async () => {
    await play.getByLabel('What happens').selectOption({ label: 'Payment received' });
    await play.getByLabel('When').selectOption({ label: 'On a day' });
    await play.getByLabel('Day', { exact: true }).fill('2026-03-02');
    await button('Let it happen').click();

    await last().getByText('would resume service').waitFor();
    await stands('Mon Mar 2, 2026', 'ended in “Restored”');
    await now().getByText('owes nothing').waitFor();
    await button('Next step').click();
    await now().getByRole('alert').filter({ hasText: 'Nothing happens by itself any more' }).waitFor();
  });

  it('goes back and forward', async () => {
    const count = await steps().count();
    await button('Back').click();
    await stands('Thu Feb 26, 2026', 'in “Suspended”');
    await button('Back').click();
    await stands('Fri Feb 20, 2026', 'in “Promised”');
    await button('Forward').click();
    await button('Forward').click();

    await stands('Mon Mar 2, 2026', 'ended in “Restored”');
    expect(await steps().count()).to.equal(count);
  });

  it('is kept as a test, which passes; undo takes it away again', async () => {
    await button('Save as test…').click();
    await play.getByLabel('Name').fill('suspended on day 21, paid on day 25');
    await button('Save the test').click();
    await button('See the tests').click();

    const row = page.locator('[data-test="suspended on day 21, paid on day 25"]');
    await row.getByText('passes', { exact: true }).waitFor();
    await page.getByRole('button', { name: /^Undo/ }).first().click();
    await row.waitFor({ state: 'detached' });
    await page
      .getByRole('button', { name: /^(Redo|Undo.*|Do again)/ })
      .last()
      .waitFor();
    await page.keyboard.press('Control+Shift+z');
    await row.getByText('passes', { exact: true }).waitFor();
  });

  it('fails in words when it expects something else, and passes again when that is put right', async () => {
    const row = page.locator('[data-test="suspended on day 21, paid on day 25"]');
    await row.getByRole('button', { name: 'Edit' }).click();
    const expectation = row.getByRole('group', { name: 'expectation 1', exact: true });
    const before = await expectation.getByLabel('Is in').inputValue();
    await expectation.getByLabel('Is in').selectOption({ label: 'Promised' });
    await row.getByText(/it should be in “Promised”, but it is/).waitFor();
    await row.getByText('fails', { exact: true }).waitFor();
    await expectation.getByLabel('Is in').selectOption(before);
    await row.getByText('passes', { exact: true }).waitFor();
  });

  it('opens a test in play, and shows on the canvas what the tests come to', async () => {
    const row = page.locator('[data-test="suspended on day 21, paid on day 25"]');
    await row.getByRole('button', { name: 'Open in play' }).click();
    await button(/Playing with test “suspended on day 21/).waitFor();
    await stands('Mon Mar 2, 2026', 'ended in “Restored”');

    await page.getByText(/^\d+ of \d+ steps$/).waitFor();
    await page.getByRole('link', { name: 'Show on the canvas' }).click();
    await eventually(async () => void expect(await painted('suspended')).to.equal('seen'));
  });

  it('says why a draft with errors cannot be played, and leads there', async () => {
    await page.goto('/strategies/past-due-escalation?tab=canvas&panel=play');
    await button('Next step').waitFor();
    const name = page.getByRole('complementary', { name: 'Details' }).getByLabel('Name', { exact: true });
    await name.fill('');
    await name.blur();
    await play.getByText('This cannot be played yet').waitFor();
    await play.getByRole('link').first().click();
    expect(new URL(page.url()).searchParams.get('field')).to.equal('/name');
    await name.fill('Past-due escalation');
    await name.blur();
    await button('Next step').waitFor();
  });
});
