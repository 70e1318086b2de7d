import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { closePage, openPage } from '../support/browser.ts';
import { CanvasPage } from '../support/canvas-page.ts';
import { eventually } from '../support/e2e-eventually.ts';
import { aStory, type Story } from '../support/e2e-story.ts';

interface Draft {
  readonly timers?: Record<string, unknown>;
  readonly machine: { readonly states: Record<string, { readonly states?: Record<string, unknown>; readonly entry?: unknown }> };
}

describe('copying on the canvas', function () {
  this.timeout(120_000);
  let story: Story;
  let page: Page;
  let canvas: CanvasPage;

  const draft = async (definitionId: string): Promise<Draft> => {
    const { draft: saved, text } = await story.product.api.call('definitions.get', { params: { kind: 'strategy', definitionId } });
    return JSON.parse(saved?.text ?? text ?? '') as Draft;
  };
  const address = (id: string): string => `/strategies/${id}?tab=canvas`;
  const onPane = async (): Promise<void> => {
    const { x, y } = await canvas.middle(canvas.box('cured'));
    await page.mouse.click(x, y + 160);
  };
  const writeNote = async (text: string): Promise<void> => {
    const { x, y } = await canvas.middle(canvas.box('cured'));
    await page.mouse.click(x, y + 160, { button: 'right' });
    await page.getByRole('menuitem', { name: 'Add a note' }).click();
    await page.getByRole('textbox', { name: 'Text of the note' }).fill(text);
  };

  before(async () => {
    story = await aStory('2026-02-20');
    page = await openPage(story.product.url, 'manager', { width: 1600, height: 1000 });
    canvas = new CanvasPage(page);
    await canvas.open(address('past-due-escalation'), 'chasing.calling');
  });

  after(async () => {
    await closePage(page);
    await story.stop();
  });

  it('puts a copy beside the step, into the same level, each a step to undo', async () => {
    await canvas.choose('chasing.reminded');
    await page.keyboard.press('Control+c');
    await page.getByText('1 step copied.').waitFor({ state: 'attached' });
    await page.keyboard.press('Control+v');

    await canvas.box('chasing.reminded2').waitFor();
    await canvas.focusComesTo('chasing.reminded2');
    await canvas.box('chasing.reminded2').getByText('Email “Friendly reminder”').waitFor();
    await canvas.undo('Paste 1 step');
    await canvas.box('chasing.reminded2').waitFor({ state: 'detached' });
  });

  it('cuts a step and puts it back', async () => {
    await canvas.choose('restored');
    await page.keyboard.press('Control+x');
    await canvas.box('restored').waitFor({ state: 'detached' });
    await onPane();
    await page.keyboard.press('Control+v');
    await canvas.box('restored').waitFor();

    await canvas.undoAll();
  });

  it('copies by the menu, for which the browser asks', async () => {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await canvas.menu('restored', 'Copy');
    await page.getByText('1 step copied.').waitFor({ state: 'attached' });
    const { x, y } = await canvas.middle(canvas.box('cured'));
    await page.mouse.click(x, y + 160, { button: 'right' });
    await page.getByRole('menuitem', { name: 'Paste' }).click();

    await canvas.box('restored2').waitFor();
    await canvas.undoAll();
    await page.context().clearPermissions();
  });

  it('is JSON, which can be read where text goes and is taken from there', async () => {
    await canvas.choose('chasing.calling', 'chasing.escalated');
    await page.keyboard.press('Control+c');
    await writeNote('');
    await page.keyboard.press('Control+v');
    const text = await page.getByRole('textbox', { name: 'Text of the note' }).inputValue();
    const fragment = JSON.parse(text) as { kind: string; states: Record<string, unknown>; timers: Record<string, unknown> };
    expect(fragment.kind).to.equal('duecourse/fragment');
    expect(Object.keys(fragment.states)).to.deep.equal(['calling', 'escalated']);

    await page.keyboard.press('Control+a');
    await page.keyboard.press('Control+x');
    await page.keyboard.press('Escape');
    await onPane();
    await page.keyboard.press('Control+v');
    await canvas.box('calling').waitFor();
    await canvas.box('escalated').waitFor();
    await canvas.undoAll();
  });

  it('goes from one strategy to another, with the times its paths wait for', async () => {
    await canvas.choose('chasing.calling', 'chasing.escalated');
    await page.keyboard.press('Control+c');
    const before = await draft('broken-promises');
    await page.goto(address('broken-promises'));
    await page.locator('.react-flow__node-card').first().waitFor();
    await canvas.fit();
    await page.locator('.react-flow__pane').click({ position: { x: 500, y: 20 } });
    await page.keyboard.press('Control+v');

    await canvas.box('escalated').waitFor();
    await page.getByRole('button', { name: 'Undo Paste 2 steps' }).waitFor();
    await eventually(async () => {
      const { timers = {}, machine } = await draft('broken-promises');
      expect(Object.keys(machine.states)).to.include('escalated');
      expect(Object.keys(timers).length).to.be.greaterThan(Object.keys(before.timers ?? {}).length);
    });
    await canvas.undoAll();
    await eventually(async () => void expect(await draft('broken-promises')).to.deep.equal(before));
    await canvas.open(address('past-due-escalation'), 'chasing.calling');
  });

  it('says what it cannot take, and changes nothing', async () => {
    await writeNote('Thursday at ten');
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Control+x');
    await page.keyboard.press('Escape');
    await canvas.undoAll();
    await onPane();
    await page.keyboard.press('Control+v');

    await page.getByText('What is on the clipboard is no copied step').waitFor();
    await page.getByRole('button', { name: 'Nothing to undo' }).waitFor();
  });
});
