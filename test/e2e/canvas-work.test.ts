import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { closePage, openPage } from '../support/browser.ts';
import { CanvasPage } from '../support/canvas-page.ts';
import { eventually } from '../support/e2e-eventually.ts';
import { aStory, type Story } from '../support/e2e-story.ts';

const ADDRESS = '/strategies/past-due-escalation?tab=canvas';

interface Draft {
  readonly machine: { readonly states: Record<string, unknown> };
  readonly layout?: {
    readonly nodes?: Record<string, { readonly x: number; readonly y: number; readonly pinned?: boolean }>;
    readonly notes?: readonly { readonly id: string; readonly text: string; readonly x: number; readonly y: number }[];
  };
}

describe('work on the canvas', function () {
  this.timeout(180_000);
  let story: Story;
  let page: Page;
  let canvas: CanvasPage;
  let published: Draft;

  const draft = async (): Promise<Draft> => {
    const params = { kind: 'strategy' as const, definitionId: 'past-due-escalation' };
    const { draft: saved, text } = await story.product.api.call('definitions.get', { params });
    return JSON.parse(saved?.text ?? text ?? '') as Draft;
  };
  const becomes = (check: (now: Draft) => void): Promise<void> => eventually(async () => check(await draft()));
  const emptyPlace = async (): Promise<{ x: number; y: number }> => {
    const { x, y } = await canvas.middle(canvas.box('cured'));
    return { x, y: y + 160 };
  };
  const keysOfHelp = async (): Promise<string[]> => {
    await page.keyboard.press('?');
    const help = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
    await help.waitFor();
    const keys = await help.locator('kbd').allTextContents();
    await page.keyboard.press('Escape');
    await help.waitFor({ state: 'detached' });
    return keys;
  };
  const left = async (id: string): Promise<number> => (await canvas.box(id).boundingBox())?.x ?? Number.NaN;

  before(async () => {
    story = await aStory('2026-02-20');
    published = await draft();
    page = await openPage(story.product.url, 'manager', { width: 1600, height: 1000 });
    canvas = new CanvasPage(page);
    await canvas.open(ADDRESS, 'chasing.calling');
  });

  afterEach(async () => {
    await page.keyboard.press('Escape');
    await canvas.undoAll();
    await becomes((now) => expect(now).to.deep.equal(published));
  });

  after(async () => {
    await closePage(page);
    await story.stop();
  });

  describe('notes', () => {
    const note = () => page.locator('.react-flow__node-note');
    const text = () => page.getByRole('textbox', { name: 'Text of the note' });
    const add = async (): Promise<void> => {
      const { x, y } = await emptyPlace();
      await page.mouse.click(x, y, { button: 'right' });
      await page.getByRole('menuitem', { name: 'Add a note' }).click();
      await text().and(page.locator(':focus')).waitFor();
      // Where the pointer was, not somewhere in the middle.
      const at = await canvas.middle(note());
      expect(at.x).to.be.closeTo(x, 8);
      expect(at.y).to.be.closeTo(y, 8);
    };

    it('are added, written, moved, written again and deleted; each can be undone', async () => {
      await add();
      await page.keyboard.type('Ask legal first');
      await page.keyboard.press('Escape');
      await note().getByText('Ask legal first').waitFor();
      await becomes(({ layout }) => expect(layout?.notes?.map((each) => each.text)).to.deep.equal(['Ask legal first']));
      const before = (await draft()).layout?.notes?.[0];

      const at = await canvas.middle(note());
      await canvas.drag(at, { x: at.x + 120, y: at.y + 60 });
      await becomes(({ layout }) => expect(layout?.notes?.[0]?.x).to.be.greaterThan((before?.x ?? 0) + 50));

      await note().focus();
      await page.keyboard.press('Enter');
      await text().and(page.locator(':focus')).waitFor();
      await page.keyboard.press('Control+a');
      await page.keyboard.type('Legal has agreed');
      await page.keyboard.press('Escape');
      await note().getByText('Legal has agreed').waitFor();

      await page.keyboard.press('Delete');
      await note().waitFor({ state: 'detached' });
      await canvas.undo(/^Undo Delete/);
      await note().getByText('Legal has agreed').waitFor();
      await canvas.undo('Change a note');
      await note().getByText('Ask legal first').waitFor();
      await canvas.undo(/^Undo Move/);
      await canvas.undo('Change a note');
      await canvas.undo('Add a note');
      await note().waitFor({ state: 'detached' });
    });

    it('are moved by the keyboard', async () => {
      await add();
      await page.keyboard.type('Here');
      await page.keyboard.press('Escape');
      await becomes(({ layout }) => expect(layout?.notes?.[0]?.text).to.equal('Here'));
      const before = (await draft()).layout?.notes?.[0]?.y ?? 0;

      await page.keyboard.press('Alt+ArrowDown');
      await page.keyboard.press('Alt+ArrowDown');

      await becomes(({ layout }) => expect(layout?.notes?.[0]?.y).to.equal(before + 16));
    });
  });

  describe('places', () => {
    it('come into line by their left edges, and have the same room between them', async () => {
      await canvas.choose('promised', 'disputed', 'cured');
      await canvas.menu('cured', 'Align', 'Left edges');
      await eventually(async () => {
        expect(await left('disputed')).to.be.closeTo(await left('promised'), 1);
        expect(await left('cured')).to.be.closeTo(await left('promised'), 1);
      });

      await canvas.menu('cured', 'Distribute', 'One below the other');
      await page.getByRole('button', { name: 'Undo Distribute 3 boxes' }).waitFor();
      const boxes = await Promise.all(['promised', 'disputed', 'cured'].map((id) => canvas.box(id).boundingBox()));
      const sorted = boxes.map((box) => ({ top: box?.y ?? 0, end: (box?.y ?? 0) + (box?.height ?? 0) })).toSorted((a, b) => a.top - b.top);
      const gaps = sorted.slice(1).map(({ top }, index) => top - (sorted[index]?.end ?? 0));
      expect(gaps[0]).to.be.closeTo(gaps[1] ?? 0, 2);
    });

    it('stay where they are pinned when everything is laid out, however many are', async () => {
      for (const [id, by] of [
        ['cured', { x: 40, y: 210 }],
        ['restored', { x: -60, y: 190 }],
      ] as const) {
        const at = await canvas.middle(canvas.head(id));
        await canvas.drag(at, { x: at.x + by.x, y: at.y + by.y });
        await canvas.menu(id, 'Pin its place');
        await canvas.box(id).locator('.dc-mark').first().waitFor();
      }
      await becomes(({ layout }) => expect(layout?.nodes?.['restored']?.pinned).to.equal(true));
      const before = (await draft()).layout?.nodes ?? {};

      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Lay out' }).click();
      await page.getByRole('button', { name: /^Undo Lay out/ }).waitFor({ timeout: 20_000 });

      await becomes(({ layout }) => expect(layout?.nodes?.['promised']).to.not.deep.equal(before['promised']));
      const { nodes = {} } = (await draft()).layout ?? {};
      expect(nodes['cured']).to.deep.equal(before['cured']);
      expect(nodes['restored']).to.deep.equal(before['restored']);
    });
  });

  describe('levels', () => {
    it('take a step that is dragged into them, and let it go again', async () => {
      const into = await canvas.middle(canvas.head('chasing'));
      await canvas.drag(await canvas.middle(canvas.head('cured')), { x: into.x, y: into.y + 60 });
      await canvas.box('chasing.cured').waitFor();
      await becomes(({ machine }) => expect(Object.keys(machine.states)).not.to.include('cured'));

      await canvas.fit();
      const level = await canvas.box('chasing').boundingBox();
      const from = await canvas.middle(canvas.head('chasing.cured'));
      await canvas.drag(from, { x: from.x, y: (level?.y ?? 0) + (level?.height ?? 0) + 60 });
      await canvas.box('cured').waitFor();
      await page.getByRole('button', { name: /^Undo Move into/ }).waitFor();
    });
  });

  describe('a new path', () => {
    it('that is let go on the empty canvas asks for a step, and leads to it: one step to undo', async () => {
      await canvas.box('promised').hover();
      await canvas.drag(await canvas.middle(canvas.box('promised').locator('.dc-new')), await emptyPlace());
      const ask = page.getByRole('dialog', { name: 'Add a step here' });
      await ask.getByRole('combobox').waitFor();
      await page.keyboard.type('review');
      await page.keyboard.press('Enter');

      await canvas.box('review').waitFor();
      await canvas.focusComesTo('review');
      expect(await canvas.box('promised').getAttribute('aria-label')).to.match(/to Review/);
      await canvas.undo('Add Review task');
      await canvas.box('review').waitFor({ state: 'detached' });
      await page.getByRole('button', { name: 'Nothing to undo' }).waitFor();
    });

    it('does nothing when the question is left by Escape', async () => {
      await canvas.box('promised').hover();
      await canvas.drag(await canvas.middle(canvas.box('promised').locator('.dc-new')), await emptyPlace());
      await page.getByRole('dialog', { name: 'Add a step here' }).waitFor();
      await page.keyboard.press('Escape');

      await page.getByRole('dialog', { name: 'Add a step here' }).waitFor({ state: 'detached' });
      await page.getByRole('button', { name: 'Nothing to undo' }).waitFor();
    });
  });

  describe('what is chosen', () => {
    const view = (): Promise<string | null> => page.locator('.react-flow__viewport').getAttribute('style');
    const chosen = (): string | null => new URL(page.url()).searchParams.get('el');

    it('is not changed by Escape on a step that is not', async () => {
      const before = chosen();
      await canvas.box('promised').focus();
      await page.keyboard.press('Escape');
      await keysOfHelp();
      expect(chosen()).to.equal(before);
    });

    it('is what was chosen last, and the canvas stays where it was, however fast one chooses', async () => {
      await canvas.fit();
      const before = await view();
      await canvas.box('disputed').focus();
      await page.evaluate(async () => {
        for (let pause = 0; pause < 20; pause += 4) {
          for (const key of ['Home', 'End', ' ']) {
            document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
            await new Promise((done) => setTimeout(done, pause));
          }
        }
      });
      await eventually(async () => {
        expect(chosen()).to.equal(null);
      });
      await canvas.settled();
      expect(await view()).to.equal(before);
    });
  });

  describe('from afar', () => {
    const zoomOut = async (times: number): Promise<void> => {
      for (let each = 0; each < times; each += 1) await page.getByRole('button', { name: 'Zoom out' }).click();
    };
    const detail = (name: string): Promise<void> => page.locator(`[data-detail="${name}"]`).first().waitFor();

    it('has handles that can still be pressed, or none, and menus and keys for the rest', async () => {
      await canvas.fit();
      await canvas.box('promised').hover();
      const handle = await canvas.box('promised').locator('.dc-new > span').boundingBox();
      expect(Math.min(handle?.width ?? 0, handle?.height ?? 0)).to.be.at.least(24);

      await canvas.menu('chasing', 'Hide what is inside');
      await canvas.box('chasing.calling').waitFor({ state: 'detached' });
      await canvas.menu('chasing', 'Show what is inside');
      await canvas.box('chasing.calling').waitFor();

      await zoomOut(2);
      await detail('name');
      await canvas.box('promised').hover();
      expect(await canvas.box('promised').locator('.dc-new').isVisible()).to.equal(false);
      await canvas.box('promised').click();
      await page.keyboard.press('c');
      await page.getByRole('dialog', { name: 'New path from Promised' }).waitFor();
      await page.keyboard.press('Escape');
      await canvas.fit();
    });

    it('shows every step large enough in the outline, which chooses the same', async () => {
      await page.getByRole('button', { name: 'Outline', exact: true }).click();
      const line = page.getByRole('treeitem', { name: 'Promised' });
      expect((await line.boundingBox())?.height).to.be.at.least(24);
      await line.getByText('Promised').click();
      await page.locator('.react-flow__node.selected[data-id="promised"]').waitFor();
      await page.getByRole('button', { name: 'Add', exact: true }).click();
    });
  });

  it('has its keys in the help', async () => {
    await canvas.box('promised').focus();
    const keys = await keysOfHelp();

    const wanted = ['←→↑↓', 'Home/End', 'p', 'Enter', 'Space', 'Escape', 'f', 'c', 'i', 'Delete', '[', ']', 'F2', 'F6', 'Shift+F10'];
    const chords = [
      'Alt+←→↑↓',
      'Ctrl+A',
      'Ctrl+X',
      'Ctrl+C',
      'Ctrl+V',
      'Ctrl+D',
      'Ctrl+G',
      'Ctrl+Shift+G',
      'Ctrl+K',
      'Ctrl+Z',
      'Ctrl+Shift+Z',
    ];
    expect(keys).to.include.members([...wanted, ...chords]);
    expect(new Set(keys.filter((key) => key.length > 1)).size, 'each once').to.equal(keys.filter((key) => key.length > 1).length);
  });
});

describe('the head of a strategy on a phone', function () {
  this.timeout(60_000);

  it('shows all of its buttons within 390 pixels', async () => {
    const story = await aStory('2026-02-05');
    const page = await openPage(story.product.url, 'manager', { width: 390, height: 844 });
    await page.goto('/strategies/past-due-escalation');
    const head = page.locator('header', { has: page.getByRole('heading', { name: 'Past-due escalation' }) });
    await head.getByRole('button', { name: 'Publish…' }).waitFor();
    await head.getByText('inside').waitFor();

    const edges = await head
      .locator('button, a, h1, .trail')
      .evaluateAll((all) => all.map((each) => each.getBoundingClientRect()).map(({ left, right }) => [left, right]));
    expect(Math.min(...edges.map(([from]) => from ?? 0))).to.be.at.least(0);
    expect(Math.max(...edges.map(([, to]) => to ?? 0))).to.be.at.most(390);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).to.equal(390);
    await closePage(page);
    await story.stop();
  });
});
