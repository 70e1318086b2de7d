import axe from 'axe-core';
import { expect } from 'chai';
import type { Locator, Page } from 'playwright-core';
import { closePage, openPage } from '../support/browser.ts';
import { eventually } from '../support/e2e-eventually.ts';
import { aStory, type Story } from '../support/e2e-story.ts';

interface Point {
  readonly x: number;
  readonly y: number;
}

describe('the canvas of a strategy', function () {
  this.timeout(180_000);
  let story: Story;
  let page: Page;
  let published: string;

  const strategy = { params: { kind: 'strategy' as const, definitionId: 'past-due-escalation' } };
  const draft = async (): Promise<string> => {
    const { draft: saved, text } = await story.product.api.call('definitions.get', strategy);
    return saved?.text ?? text ?? '';
  };
  const draftSays = (words: string): Promise<void> => eventually(async () => void expect(await draft()).to.include(words));
  const box = (id: string): Locator => page.locator(`.react-flow__node[data-id="${id}"]`);
  const focused = (): Promise<string | null | undefined> => page.evaluate(() => document.activeElement?.getAttribute('data-id'));
  const focusComesTo = (id: string): Promise<void> => eventually(async () => void expect(await focused()).to.equal(id));
  const middle = async (element: Locator): Promise<Point> => {
    const at = await element.boundingBox();
    if (!at) throw new Error('not on the screen');
    return { x: at.x + at.width / 2, y: at.y + at.height / 2 };
  };
  /** xyflow takes a first move as the beginning and only the next ones as moves. */
  const drag = async (from: Point, to: Point): Promise<void> => {
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 5 });
    await page.mouse.move(to.x, to.y, { steps: 5 });
    await page.mouse.up();
  };
  const alongWay = (pointer: string, share: number): Promise<Point> =>
    page.locator(`.react-flow__edge[data-id="path:${pointer}"] .react-flow__edge-interaction`).evaluate((line, part) => {
      const path = line as SVGPathElement;
      const { x, y } = path.getPointAtLength(path.getTotalLength() * part);
      const matrix = path.getScreenCTM() ?? new DOMMatrix();
      return { x: x * matrix.a + matrix.e, y: y * matrix.d + matrix.f };
    }, share);
  const item = (name: string): Locator => page.getByRole('option', { name, exact: true });
  const undoAll = async (): Promise<void> => {
    const undo = page.getByRole('button', { name: /^Undo/ });
    for (let step = 0; step < 20 && (await undo.count()) > 0; step += 1) await undo.click();
  };

  before(async () => {
    story = await aStory('2026-02-20');
    published = await draft();
    page = await openPage(story.product.url, 'manager', { width: 1600, height: 1000 });
    await page.goto('/strategies/past-due-escalation?tab=canvas');
    await box('chasing.calling').waitFor();
    await page.getByRole('button', { name: 'Show everything' }).click();
  });

  after(async () => {
    await closePage(page);
    await story.stop();
  });

  it('is built on by mouse: add, connect, insert on a path, group; and all of it is undone', async () => {
    await drag(await middle(item('Review task')), await middle(box('cured').locator('.dc-name')).then(({ x, y }) => ({ x, y: y + 160 })));
    await box('review').waitFor();

    await box('review').hover();
    await drag(await middle(box('review').locator('.dc-new')), await middle(box('cured')));
    const dialog = page.getByRole('dialog', { name: 'New path from Review to Cured' });
    await dialog.getByRole('button', { name: 'Something happens' }).click();
    await dialog.getByLabel('What happens').selectOption({ label: 'Payment received' });
    await dialog.getByRole('button', { name: 'Add the path' }).click();
    await box('review').getByText('payment received').waitFor();

    await drag(await middle(item('Email')), await alongWay('/machine/states/chasing/states/watching/after/day5', 0.5));
    await box('chasing.email').waitFor();

    await box('chasing.reminded').locator('.dc-name').click();
    await page.keyboard.down('Shift');
    await box('chasing.calling').locator('.dc-name').click();
    await page.keyboard.up('Shift');
    await box('chasing.calling').locator('.dc-name').click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Group into a level' }).click();
    await box('chasing.level.calling').waitFor();
    await draftSays('"level"');

    await undoAll();
    await box('chasing.calling').waitFor();
    await eventually(async () => void expect(JSON.parse(await draft())).to.deep.equal(JSON.parse(published)));
  });

  it('is built on by the keyboard alone: walk, insert, connect, open, delete', async () => {
    await box('chasing.watching').focus();
    await page.keyboard.press('ArrowRight');
    await focusComesTo('chasing.reminded');

    await page.keyboard.press('i');
    await page.getByRole('dialog', { name: 'Insert a step' }).getByRole('combobox').fill('follow-up');
    await page.keyboard.press('Enter');
    await focusComesTo('chasing.followUp');

    await page.keyboard.press('c');
    await page.getByRole('dialog', { name: 'New path from Follow up' }).getByRole('combobox', { name: 'To' }).fill('suspended');
    await page.keyboard.press('Enter');
    await focusComesTo('chasing.followUp');
    expect(await box('chasing.followUp').getAttribute('aria-label')).to.match(/^Follow up, step, .* 2 ways out: .*to Suspended\.$/);

    await page.keyboard.press('Enter');
    await eventually(async () => void expect(await page.evaluate(() => document.activeElement?.closest('aside') !== null)).to.equal(true));
    await page.keyboard.press('Escape');
    await focusComesTo('chasing.followUp');

    await page.keyboard.press('Delete');
    await focusComesTo('chasing.reminded');
    expect(await box('chasing.followUp').count()).to.equal(0);
    await undoAll();
  });

  it('lays itself out when asked to, as one step', async () => {
    await page.getByRole('button', { name: 'Lay out' }).click();
    await page.getByRole('button', { name: /^Undo Lay out/ }).waitFor({ timeout: 20_000 });

    await undoAll();
  });

  it('shows the step its address names, and its outline has the same choice', async () => {
    await page.goto('/strategies/past-due-escalation?tab=canvas&el=step:restored');
    await box('restored').waitFor();
    await page.getByRole('button', { name: 'Outline', exact: true }).click();

    const line = page.getByRole('treeitem', { name: 'Restored' });
    await eventually(async () => void expect(await line.getAttribute('aria-checked')).to.equal('true'));
    await page.getByRole('treeitem', { name: 'Promised' }).getByText('Promised').click();
    await page.waitForURL(/el=step%3Apromised/);
    await page.locator('.react-flow__node.selected[data-id="promised"]').waitFor();
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
