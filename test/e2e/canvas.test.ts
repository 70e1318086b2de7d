import axe from 'axe-core';
import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { closePage, openPage } from '../support/browser.ts';
import { CanvasPage } from '../support/canvas-page.ts';
import { eventually } from '../support/e2e-eventually.ts';
import { aStory, type Story } from '../support/e2e-story.ts';

describe('the canvas of a strategy', function () {
  this.timeout(180_000);
  let story: Story;
  let page: Page;
  let canvas: CanvasPage;
  let published: string;

  const strategy = { params: { kind: 'strategy' as const, definitionId: 'past-due-escalation' } };
  const draft = async (): Promise<string> => {
    const { draft: saved, text } = await story.product.api.call('definitions.get', strategy);
    return saved?.text ?? text ?? '';
  };
  const draftSays = (words: string): Promise<void> => eventually(async () => void expect(await draft()).to.include(words));
  before(async () => {
    story = await aStory('2026-02-20');
    published = await draft();
    page = await openPage(story.product.url, 'manager', { width: 1600, height: 1000 });
    canvas = new CanvasPage(page);
    await canvas.open('/strategies/past-due-escalation?tab=canvas', 'chasing.calling');
  });

  after(async () => {
    await closePage(page);
    await story.stop();
  });

  it('is built on by mouse: add, connect, insert on a path, group; and all of it is undone', async () => {
    await canvas.drag(
      await canvas.middle(canvas.item('Review task')),
      await canvas.middle(canvas.head('cured')).then(({ x, y }) => ({ x, y: y + 160 })),
    );
    await canvas.box('review').waitFor();

    await canvas.box('review').hover();
    await canvas.drag(await canvas.middle(canvas.box('review').locator('.dc-new')), await canvas.middle(canvas.box('cured')));
    const dialog = page.getByRole('dialog', { name: 'New path from Review to Cured' });
    await dialog.getByRole('button', { name: 'Something happens' }).click();
    await dialog.getByLabel('What happens').selectOption({ label: 'Payment received' });
    await dialog.getByRole('button', { name: 'Add the path' }).click();
    await canvas.box('review').getByText('payment received').waitFor();

    await canvas.drag(
      await canvas.middle(canvas.item('Email')),
      await canvas.alongWay('/machine/states/chasing/states/watching/after/day5', 0.5),
    );
    await canvas.box('chasing.email').waitFor();

    await canvas.choose('chasing.reminded', 'chasing.calling');
    await canvas.menu('chasing.calling', 'Group into a level');
    await canvas.box('chasing.level.calling').waitFor();
    await draftSays('"level"');

    await canvas.undoAll();
    await canvas.box('chasing.calling').waitFor();
    await eventually(async () => void expect(JSON.parse(await draft())).to.deep.equal(JSON.parse(published)));
  });

  it('is built on by the keyboard alone: walk, insert, connect, open, delete', async () => {
    await canvas.box('chasing.watching').focus();
    await page.keyboard.press('ArrowRight');
    await canvas.focusComesTo('chasing.reminded');

    await page.keyboard.press('i');
    await page.getByRole('dialog', { name: 'Insert a step' }).getByRole('combobox').fill('follow-up');
    await page.keyboard.press('Enter');
    await canvas.focusComesTo('chasing.followUp');

    await page.keyboard.press('c');
    await page.getByRole('dialog', { name: 'New path from Follow up' }).getByRole('combobox', { name: 'To' }).fill('suspended');
    await page.keyboard.press('Enter');
    await canvas.focusComesTo('chasing.followUp');
    expect(await canvas.box('chasing.followUp').getAttribute('aria-label')).to.match(/^Follow up, step, .* 2 ways out: .*to Suspended\.$/);

    await page.keyboard.press('Enter');
    await eventually(async () => void expect(await page.evaluate(() => document.activeElement?.closest('aside') !== null)).to.equal(true));
    await page.keyboard.press('Escape');
    await canvas.focusComesTo('chasing.followUp');

    await page.keyboard.press('Delete');
    await canvas.focusComesTo('chasing.reminded');
    expect(await canvas.box('chasing.followUp').count()).to.equal(0);
    await canvas.undoAll();
  });

  it('lays itself out when asked to, as one step', async () => {
    await page.getByRole('button', { name: 'Lay out' }).click();
    await page.getByRole('button', { name: /^Undo Lay out/ }).waitFor({ timeout: 20_000 });

    await canvas.undoAll();
  });

  it('shows the step its address names, and its outline has the same choice', async () => {
    await page.goto('/strategies/past-due-escalation?tab=canvas&el=step:restored');
    await canvas.box('restored').waitFor();
    await page.getByRole('button', { name: 'Outline', exact: true }).click();

    const line = page.getByRole('treeitem', { name: 'Restored' });
    await eventually(async () => void expect(await line.getAttribute('aria-checked')).to.equal('true'));
    await page.getByRole('treeitem', { name: 'Promised' }).getByText('Promised').click();
    await page.waitForURL(/el=step%3Apromised/);
    await page.locator('.react-flow__node.selected[data-id="promised"]').waitFor();
  });

  it('has room of its own at 200 % zoom, where the page scrolls as one', async () => {
    await page.setViewportSize({ width: 640, height: 400 });
    await page.goto('/strategies/past-due-escalation?tab=canvas');
    await canvas.box('restored').scrollIntoViewIfNeeded();

    const room = await page.locator('.react-flow').boundingBox();
    expect(room?.height).to.be.within(240, 340);
    await page.setViewportSize({ width: 1600, height: 1000 });
  });

  it('has no faults axe can find', async () => {
    await page.evaluate(axe.source);
    const found = await page.evaluate(async () => {
      const { axe: runner } = window as unknown as { axe: typeof axe };
      // The name of the library in the corner is xyflow's own.
      const { violations } = await runner.run({
        include: [['[aria-label="Canvas"] .react-flow']],
        exclude: [['.react-flow__attribution']],
      });
      return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
    });

    expect(found).to.deep.equal([]);
  });
});
