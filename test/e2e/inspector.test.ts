import { expect } from 'chai';
import type { Locator, Page } from 'playwright-core';
import { faultsOn } from '../support/axe-faults.ts';
import { closePage, openPage } from '../support/browser.ts';
import { eventually } from '../support/e2e-eventually.ts';
import { aStory, type Story } from '../support/e2e-story.ts';

describe('the details of a strategy', function () {
  this.timeout(120_000);
  let story: Story;
  let page: Page;
  let published: string;

  const strategy = { params: { kind: 'strategy' as const, definitionId: 'past-due-escalation' } };
  const address = '/strategies/past-due-escalation?tab=canvas';
  const details = (): Locator => page.getByRole('complementary', { name: 'Details' });
  const problems = (): Locator => page.getByRole('list', { name: 'Problems, errors first' });
  const draft = async (): Promise<string> => {
    const { draft: saved, text } = await story.product.api.call('definitions.get', strategy);
    return saved?.text ?? text ?? '';
  };
  const draftSays = (words: string): Promise<void> => eventually(async () => void expect(await draft()).to.include(words));
  /** The code of the dialog comes a moment after the page. */
  const openJump = async (): Promise<Locator> => {
    const box = page.getByRole('combobox', { name: 'Step, path, time, rule, template or command' });
    await eventually(async () => {
      await page.keyboard.press('Control+k');
      await box.waitFor({ timeout: 1000 });
    });
    return box;
  };
  /** By keyboard alone. */
  const goTo = async (search: string, title: string): Promise<void> => {
    const box = await openJump();
    await box.fill(search);
    await page.keyboard.press('Enter');
    await details().getByRole('heading', { level: 2, name: title }).waitFor();
  };
  const field = (): Promise<string | null | undefined> => page.evaluate(() => document.activeElement?.getAttribute('data-field'));

  before(async () => {
    story = await aStory('2026-02-20');
    published = await draft();
    page = await openPage(story.product.url, 'manager', { width: 1440, height: 900 });
    await page.goto(address);
    await details().getByLabel('Name').waitFor();
  });

  after(async () => {
    await closePage(page);
    await story.stop();
  });

  it('goes to a step by some letters of its name, and gives the keyboard back to it', async () => {
    await goTo('rem', 'Reminded');
    await eventually(async () => void expect(await field()).to.not.equal(null));

    await page.keyboard.press('Escape');

    await eventually(
      async () => void expect(await page.evaluate(() => document.activeElement?.getAttribute('data-id'))).to.equal('chasing.reminded'),
    );
  });

  it('sends another template, and shows what that comes to for a real account', async () => {
    await details()
      .getByRole('button', { name: /^Template:/ })
      .click();
    await page.getByRole('combobox', { name: 'Template' }).fill('firm');
    await page.keyboard.press('Enter');
    await details()
      .getByRole('button', { name: /^Preview/ })
      .click();

    await details().getByText('As Dana Whitfield would get it').waitFor();
    await details()
      .getByText(/Email “Firm reminder”/)
      .waitFor();
    await draftSays('"template": "firm-reminder"');
  });

  it('gives a wait another length, and says the day it comes to', async () => {
    await goTo('unworked', 'Unworked');
    await details().getByText('5 business days after this step began, 09:00').waitFor();
    await details().getByText('Blue Ridge Supply: Fri Feb 27, 09:00').waitFor();

    await details().getByLabel('How long').fill('7');

    await details().getByText('7 business days after this step began, 09:00').waitFor();
    await details().getByText('Blue Ridge Supply: Tue Mar 3, 09:00').waitFor();
    await draftSays('P7D');
  });

  it('takes a path only under a condition', async () => {
    await goTo('calling', 'Calling');
    await details()
      .getByRole('button', { name: /7 business days/ })
      .click();
    await details().getByRole('group', { name: 'Condition' }).getByRole('button', { name: 'A rule' }).click();
    await details().getByLabel('Rule').selectOption({ label: 'Chaseable' });

    await details()
      .getByText(/Holds when amount to chase is above/)
      .waitFor();
    await draftSays('"guard": "chaseable"');
  });

  it('leads from a problem to its field, and puts it right with one act', async () => {
    await goTo('reminded', 'Reminded');
    await details().getByLabel('Channel').selectOption({ label: 'Text message' });
    await page.getByRole('button', { name: /^Problems/ }).click();
    const wrong = problems().getByRole('listitem').filter({ hasText: 'is written for another channel' });
    await wrong.waitFor();

    await wrong.getByRole('button', { name: /is written for another channel/ }).click();

    await eventually(async () => void expect(await field()).to.equal('/machine/states/chasing/states/reminded/entry/0/params/template'));
    await details()
      .getByText(/Choose a template of this channel/)
      .first()
      .waitFor();
    await wrong.getByRole('button', { name: /^Send it by/ }).click();
    await wrong.waitFor({ state: 'detached' });
    expect(await details().getByLabel('Channel').inputValue()).to.equal('email');
  });

  it('renames a step, and everything that leads there follows', async () => {
    const name = details().getByLabel('Name');
    await name.fill('Politely reminded');
    await name.press('Enter');

    await details().getByRole('heading', { level: 2, name: 'Politely reminded' }).waitFor();
    await draftSays('"day5": "politelyReminded"');
    expect(await draft()).to.include('"state": "chasing.politelyReminded"');
  });

  it('takes all of it back, and the draft is the published text again, byte for byte', async () => {
    await page.getByRole('heading', { level: 1 }).click();
    const undo = page.getByRole('button', { name: /^(Undo|Nothing to undo)/ });
    for (let count = 0; count < 20 && (await undo.getAttribute('aria-disabled')) !== 'true'; count += 1) await undo.click();

    await page.getByRole('button', { name: 'Nothing to undo' }).waitFor();
    await eventually(async () => void expect(await draft()).to.equal(published));
  });

  it('is there to read for whoever may not change it', async () => {
    const reader = await openPage(story.product.url, 'collector', { width: 1440, height: 900 });
    await reader.goto(`${address}&el=step:chasing.calling`);
    const side = reader.getByRole('complementary', { name: 'Details' });
    await side.getByRole('heading', { level: 2, name: 'Calling' }).waitFor();

    expect(await side.getByLabel('Name').getAttribute('readonly')).to.not.equal(null);
    expect(await side.getByLabel('Kind of task').isDisabled()).to.equal(true);
    expect(await side.getByRole('button', { name: /^(Add|Remove)/ }).count()).to.equal(0);
    await closePage(reader);
  });

  const faults = (): Promise<string[]> => faultsOn(page, ['aside[data-region]', 'section[aria-label="Problems"]', '.MuiModal-root']);

  it('has no serious fault for those who listen, whatever is open', async () => {
    const found: string[] = [];
    for (const element of ['', 'step:suspended', 'path:/machine/states/promised/on/promise.broken/0', 'timer:unworked']) {
      await page.goto(`${address}&panel=problems&el=${element}`);
      await details().locator('[data-field]').first().waitFor();
      found.push(...(await faults()));
    }
    await goTo('suspended', 'Suspended');
    await details().getByRole('button', { name: 'Add a path' }).click();
    await page.getByRole('combobox', { name: 'What sets it off?' }).waitFor();
    found.push(...(await faults()));
    await page.keyboard.press('Escape');
    await openJump();
    found.push(...(await faults()));
    await page.keyboard.press('Escape');

    expect(found).to.deep.equal([]);
  });
});
