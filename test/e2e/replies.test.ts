import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { faultsOn } from '../support/axe-faults.ts';
import { closePage, openPage } from '../support/browser.ts';
import { aStory, type Story } from '../support/e2e-story.ts';
import { answersTo, mailIn } from '../support/inbound.ts';

const HOSTILE = '<img src=x onerror="document.title=1"><script>document.title=2</script>';

describe('a customer who answers a message', function () {
  this.timeout(120_000);
  let story: Story;
  let carla: Page;
  let elsewhere: Page;

  before(async () => {
    story = await aStory('2026-02-10');
    carla = await openPage(story.product.url, 'collector');
    elsewhere = await openPage(story.product.url, 'lead');
  });

  after(async () => {
    for (const page of [carla, elsewhere]) await closePage(page);
    await story.stop();
  });

  async function answers(text: string, more: Partial<Parameters<typeof mailIn>[1]> = {}): Promise<void> {
    const to = answersTo(story.mail.accepted.at(-1));
    await mailIn(story.product, { to, from: 'Dana <dana@blue-ridge.example>', subject: 'Re: Your invoice', text, ...more });
  }

  it('is on the list of the owner while they look at it, and on everybody’s', async () => {
    await carla.goto('/work');
    await carla.getByRole('heading', { level: 1, name: 'Work' }).waitFor();
    await elsewhere.goto('/work?view=everyone');
    await elsewhere.getByRole('heading', { level: 1, name: 'Work' }).waitFor();

    await answers('We pay all of it on Friday.\n\nOn Tue, Feb 10, 2026 at 9:00 AM AR wrote:\n> Please pay INV-1.');

    for (const page of [carla, elsewhere]) {
      await page.getByText('1 new').waitFor();
      await page.getByRole('button', { name: 'Renew the list' }).click();
      await page.getByText('Reply from Dana Whitfield: Re: Your invoice').first().waitFor();
    }
  });

  it('is read under the message it answers, with what it quotes folded away', async () => {
    await carla.goto(`/accounts/${story.accountId}`);
    const entry = carla.locator('[data-entry="notice.replied"]');
    await entry.getByText('We pay all of it on Friday.').waitFor();
    expect(await entry.getByText('> Please pay INV-1.').count()).to.equal(0);

    await entry.getByRole('button', { name: 'Show the whole mail' }).click();

    await entry.getByText('> Please pay INV-1.').waitFor();
    await entry.getByText('The message it answers:').click();
    await entry
      .getByText(/INV-1.*1,200\.00/s)
      .first()
      .waitFor();
    expect(await faultsOn(carla)).to.deep.equal([]);
    await entry.getByRole('button', { name: 'Show less' }).click();
  });

  it('becomes a promise with the reply beside the form, and that is the end of its task', async () => {
    const entry = carla.locator('[data-entry="notice.replied"]');
    await entry.getByRole('button', { name: 'Promise…' }).click();
    await carla.getByRole('region', { name: 'What they wrote' }).getByText('We pay all of it on Friday.').waitFor();
    await carla.getByLabel('By', { exact: false }).and(carla.locator('input[type=date]')).fill('2026-02-13');
    await carla.getByRole('button', { name: 'Record the promise' }).click();

    await carla
      .getByText(/Promise of \$1,200\.00/)
      .first()
      .waitFor();
    await entry.getByRole('button', { name: 'Promise…' }).waitFor({ state: 'detached' });
    await carla.getByRole('region', { name: 'What they wrote' }).waitFor({ state: 'detached' });
    await elsewhere.locator('tr[data-gone]').filter({ hasText: 'Blue Ridge Supply' }).waitFor();
  });

  it('is text whatever it holds, comes while the page is open, and may need nothing', async () => {
    await answers('', {
      subject: HOSTILE,
      html: `<p>Thanks</p>${HOSTILE}`,
      attachments: [{ filename: 'remit<b>.exe', content: 'MZ' }],
    });

    const entry = carla.locator('[data-entry="notice.replied"]').first();
    await entry.getByText(HOSTILE).waitFor();
    await entry.getByRole('button', { name: 'Show the whole mail' }).click();
    await entry.getByText('remit<b>.exe').waitFor();
    const [saved] = await Promise.all([
      carla.waitForEvent('download'),
      entry.getByRole('link', { name: 'Save the mail as it came' }).click(),
    ]);
    expect(saved.suggestedFilename()).to.match(/^mai_[a-z0-9]+\.eml$/);
    expect(await carla.locator('[data-entry="notice.replied"] img, [data-entry="notice.replied"] script').count()).to.equal(0);
    expect(await carla.title()).to.include('Blue Ridge Supply');
    await carla.getByRole('button', { name: /^Read it: Reply from/ }).click();
    await carla.getByRole('region', { name: 'What they wrote' }).getByRole('button', { name: 'Nothing to do' }).click();

    await carla.getByRole('button', { name: /^Read it: Reply from/ }).waitFor({ state: 'detached' });
    await entry.getByRole('button', { name: 'Nothing to do' }).waitFor({ state: 'detached' });
  });

  it('is answered with their words beside the text, and the answer hangs on what they wrote', async () => {
    await answers('Which invoice is this about?', { subject: 'Your invoice', messageId: '<q7@blue-ridge.example>' });
    const entry = carla.locator('[data-entry="notice.replied"]').first();
    await entry.getByText('Which invoice is this about?').waitFor();
    await entry.getByRole('button', { name: 'Answer…' }).click();
    const form = carla.getByRole('dialog', { name: 'Write to Blue Ridge Supply' });
    await form.getByRole('region', { name: 'What they wrote' }).getByText('Which invoice is this about?').waitFor();
    await form.getByText('May be written to now.').waitFor();
    expect(await form.getByLabel('Subject').inputValue()).to.equal('Re: Your invoice');
    await form.getByLabel('Text', { exact: true }).fill('It is INV-1.');
    await form.getByRole('region', { name: 'As it goes out' }).frameLocator('iframe').getByText('It is INV-1.').waitFor();
    expect(await faultsOn(carla)).to.deep.equal([]);
    await form.getByRole('button', { name: 'Send email' }).click();

    const held = carla.getByRole('list', { name: 'Messages that can still be taken back' });
    await held.getByRole('button', { name: 'Take back' }).click();
    await form.getByRole('region', { name: 'What they wrote' }).getByText('Which invoice is this about?').waitFor();
    expect(await form.getByLabel('Text', { exact: true }).inputValue()).to.equal('It is INV-1.');
    await form.getByRole('button', { name: 'Send email' }).click();
    await held.getByRole('button', { name: 'Send now' }).click();

    await entry.getByRole('button', { name: 'Answer…' }).waitFor({ state: 'detached' });
    expect(story.mail.accepted.at(-1)?.raw).to.match(/^In-Reply-To: <q7@blue-ridge\.example>$/m);
  });
});
