import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { closePage, openPage } from '../support/browser.ts';
import { CanvasPage } from '../support/canvas-page.ts';
import { eventually } from '../support/e2e-eventually.ts';
import { aStory, type Story } from '../support/e2e-story.ts';

describe('courses that run at the same time', function () {
  this.timeout(120_000);
  let story: Story;
  let page: Page;
  let canvas: CanvasPage;

  const DAY_5 = '/machine/states/chasing/states/watching/after/day5';
  const paint = (id: string): Promise<string | null> =>
    canvas.box(id).locator('[data-paint]').first().getAttribute('data-paint', { timeout: 500 });

  before(async () => {
    story = await aStory('2026-02-04');
    page = await openPage(story.product.url, 'manager', { width: 1600, height: 1000 });
    canvas = new CanvasPage(page);
    await canvas.open('/strategies/past-due-escalation?tab=canvas', 'chasing.calling');
  });

  after(async () => {
    await closePage(page);
    await story.stop();
  });

  it('are put on a path, and shown as such', async () => {
    await canvas.drag(await canvas.middle(canvas.item('At the same time')), await canvas.alongWay(DAY_5, 0.5));
    await canvas.box('chasing.together').waitFor();

    for (const course of ['one', 'two']) {
      await canvas.box(`chasing.together.${course}`).getByText('at the same time').waitFor();
      await canvas.box(`chasing.together.${course}.first`).waitFor();
    }
    expect(await canvas.box('chasing.together.one').getAttribute('aria-label')).to.match(/same time/i);
  });

  it('take what is dropped into them', async () => {
    const palette = page.getByRole('combobox', { name: 'Find a step, action or event' });
    await canvas.fit();
    await palette.fill('friendly');
    const email = canvas.item('Email “Friendly reminder”');
    await canvas.drag(await canvas.middle(email), await canvas.middle(canvas.box('chasing.together.one.first')));
    await canvas
      .box('chasing.together.one.first')
      .getByText(/^Email/)
      .waitFor({ state: 'attached' });
    await palette.fill('');
    await canvas.drag(await canvas.middle(canvas.item('Call task')), await canvas.middle(canvas.box('chasing.together.two.first')));
    await canvas
      .box('chasing.together.two.first')
      .getByText(/^Call task/)
      .waitFor({ state: 'attached' });
  });

  it('do not lead into each other: the list says why', async () => {
    await canvas.box('chasing.together.one.first').focus();
    await page.keyboard.press('c');
    const dialog = page.getByRole('dialog', { name: 'New path from First' });
    await dialog.getByRole('combobox', { name: 'To' }).fill('two');
    const other = dialog.getByRole('option', { name: /Two › First/ });
    expect(await other.getAttribute('aria-disabled')).to.equal('true');
    await other.getByText('a path cannot lead from one to the other').waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
  });

  it('are both where the play is, and both do what they do', async () => {
    await page.getByRole('button', { name: 'Play', exact: true }).click();
    const play = page.getByRole('region', { name: 'Play' });
    await play.getByRole('button', { name: /^Playing with Blue Ridge Supply/ }).waitFor();
    await play.getByRole('button', { name: 'Next step', exact: true }).click();
    await play.getByRole('button', { name: 'Next wait', exact: true }).click();
    const last = play.getByRole('list', { name: 'What has happened' }).locator(':scope > li').last();
    await last.getByText(/would send Email/).waitFor();
    await last.getByText(/would create Call task/).waitFor();

    await eventually(async () => {
      expect(await paint('chasing.together.one.first')).to.equal('now');
      expect(await paint('chasing.together.two.first')).to.equal('now');
    });
  });
});
