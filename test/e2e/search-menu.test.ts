import { expect } from 'chai';
import type { Locator, Page } from 'playwright-core';
import { closePage, openPage } from '../support/browser.ts';
import { CanvasPage } from '../support/canvas-page.ts';
import { aStory, type Story } from '../support/e2e-story.ts';

describe('a list that is searched', function () {
  this.timeout(60_000);
  let story: Story;
  let page: Page;
  let canvas: CanvasPage;

  /** The option the keyboard is on, as the field says it. */
  const active = async (field: Locator): Promise<string | null> => {
    const id = await field.getAttribute('aria-activedescendant');
    return id ? page.locator(`[id="${id}"]`).textContent() : null;
  };
  const jump = (): Locator => page.getByRole('combobox', { name: 'Step, path, time, rule, template or command' });
  const palette = (): Locator => page.getByRole('combobox', { name: 'Find a step, action or event' });

  before(async () => {
    story = await aStory('2026-02-20');
    page = await openPage(story.product.url, 'manager', { width: 1440, height: 900 });
    canvas = new CanvasPage(page);
    await canvas.open('/strategies/past-due-escalation?tab=canvas', 'chasing.calling');
  });

  after(async () => {
    await closePage(page);
    await story.stop();
  });

  it('is walked by the arrows, Home and End, and left by Escape, which gives the keyboard back', async () => {
    await canvas.box('promised').focus();
    await page.keyboard.press('Control+k');
    const field = jump();
    expect(await field.getAttribute('aria-expanded')).to.equal('true');
    expect(await page.locator(`[id="${await field.getAttribute('aria-controls')}"]`).getAttribute('role')).to.equal('listbox');
    const first = await active(field);
    await page.keyboard.press('ArrowDown');
    expect(await active(field)).to.not.equal(first);
    await page.keyboard.press('End');
    const last = await active(field);
    await page.keyboard.press('ArrowDown');
    expect(await active(field)).to.equal(last);
    await page.keyboard.press('Home');
    expect(await active(field)).to.equal(first);

    await page.keyboard.press('Escape');
    await field.waitFor({ state: 'detached' });
    await canvas.focusComesTo('promised');
  });

  it('marks what was typed, puts the best first, and says when nothing fits', async () => {
    await page.keyboard.press('Control+k');
    await page.keyboard.type('CALL');
    expect(await active(jump())).to.match(/^Calling/);
    expect(await page.getByRole('option').first().locator('mark').allTextContents()).to.deep.equal(['Call']);
    await page.keyboard.press('Control+a');
    await page.keyboard.type('qqq');
    await page.getByRole('status').filter({ hasText: 'Nothing fits “qqq”' }).waitFor();
    expect(await jump().getAttribute('aria-expanded')).to.equal('false');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
  });

  it('takes the keys of whoever is quicker than a dialog that goes', async () => {
    await canvas.box('promised').focus();
    await page.keyboard.press('i');
    await page.getByRole('dialog', { name: 'Insert a step' }).waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('c');
    await page.getByRole('dialog', { name: 'New path from Promised' }).waitFor();
    await page.keyboard.type('susp');

    expect(await page.getByRole('combobox', { name: 'To' }).inputValue()).to.equal('susp');
    await page.locator('[role=option][aria-selected=true]').filter({ hasText: 'Suspended' }).waitFor();
    await page.keyboard.press('Escape');
  });

  it('that stands in the page chooses nothing before something is looked for; a double click takes an item', async () => {
    await page.keyboard.press('Escape');
    await palette().focus();
    expect(await active(palette())).to.equal(null);
    await page.keyboard.type('review');
    expect(await active(palette())).to.equal('Review task');
    await page.keyboard.press('Escape');
    expect(await palette().inputValue()).to.equal('');

    await canvas.item('Decision').dblclick();
    await page.getByRole('button', { name: /^Undo (Add|Insert) Decision/ }).waitFor();
    await canvas.undoAll();
  });

  it('finds an account by what is typed above, and says when there is none', async () => {
    await canvas.box('promised').focus();
    await page.keyboard.press('/');
    const field = page.getByRole('combobox', { name: 'Find anyone by name, phone, email or any number' });
    await page.keyboard.type('blue r');
    await page.getByRole('option', { name: /Blue Ridge Supply/ }).waitFor();
    expect(await active(field)).to.match(/^Blue Ridge Supply/);
    await page.keyboard.type('zzz');
    await page.getByRole('status').filter({ hasText: 'Nobody has “blue rzzz” in a name, phone' }).waitFor();
    await page.keyboard.press('Escape');
    expect(await field.inputValue()).to.equal('');

    await page.keyboard.press('/');
    await page.keyboard.type('blue r');
    await page.getByRole('option', { name: /Blue Ridge Supply/ }).waitFor();
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/accounts\//);
  });
});
