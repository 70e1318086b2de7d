import type { Locator, Page } from 'playwright-core';
import { eventually } from './e2e-eventually.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** The canvas of a strategy as somebody works on it with pointer and keyboard. */
export class CanvasPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async open(address: string, first: string): Promise<void> {
    await this.page.goto(address);
    await this.box(first).waitFor();
    await this.fit();
  }

  async fit(): Promise<void> {
    await this.page.getByRole('button', { name: 'Show everything' }).click();
    await this.settled();
  }

  /** Waits until nothing moves any more. */
  async settled(): Promise<void> {
    const view = this.page.locator('.react-flow__viewport');
    await eventually(async () => {
      const before = await view.getAttribute('style');
      await this.page.waitForTimeout(200);
      if ((await view.getAttribute('style')) !== before) throw new Error('the canvas still moves');
    });
  }

  box(id: string): Locator {
    return this.page.locator(`.react-flow__node[data-id="${id}"]`);
  }

  /** The part of a box by which it is taken. */
  head(id: string): Locator {
    return this.box(id).locator('.dc-name');
  }

  item(name: string): Locator {
    return this.page.getByRole('option', { name, exact: true });
  }

  async middle(element: Locator): Promise<Point> {
    const at = await element.boundingBox();
    if (!at) throw new Error('not on the screen');
    return { x: at.x + at.width / 2, y: at.y + at.height / 2 };
  }

  /** xyflow takes a first move as the beginning and only the next ones as moves. */
  async drag(from: Point, to: Point): Promise<void> {
    await this.page.mouse.move(from.x, from.y);
    await this.page.mouse.down();
    await this.page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 5 });
    await this.page.mouse.move(to.x, to.y, { steps: 5 });
    await this.page.mouse.up();
  }

  /** Chooses boxes one after the other by pressing their heads. */
  async choose(...ids: readonly string[]): Promise<void> {
    const [first, ...others] = ids;
    if (first !== undefined) await this.head(first).click();
    for (const id of others) await this.head(id).click({ modifiers: ['Shift'] });
  }

  /** Does an act of the menu of a box, or of one of its menus within. */
  async menu(id: string, ...acts: readonly (string | RegExp)[]): Promise<void> {
    await this.head(id).click({ button: 'right' });
    for (const name of acts) await this.page.getByRole('menuitem', { name }).click();
  }

  /** A point along a path, as a share of its length. */
  alongWay(pointer: string, share: number): Promise<Point> {
    return this.page.locator(`.react-flow__edge[data-id="path:${pointer}"] .react-flow__edge-interaction`).evaluate((line, part) => {
      const path = line as SVGPathElement;
      const { x, y } = path.getPointAtLength(path.getTotalLength() * part);
      const matrix = path.getScreenCTM() ?? new DOMMatrix();
      return { x: x * matrix.a + matrix.e, y: y * matrix.d + matrix.f };
    }, share);
  }

  focused(): Promise<string | null | undefined> {
    return this.page.evaluate(() => document.activeElement?.getAttribute('data-id'));
  }

  focusComesTo(id: string): Promise<void> {
    return eventually(async () => {
      const on = await this.focused();
      if (on !== id) throw new Error(`the keyboard is on ${on}, not on ${id}`);
    });
  }

  /** Takes the last step back, which must be called `name`. */
  async undo(name: string | RegExp): Promise<void> {
    await this.page.getByRole('button', { name: typeof name === 'string' ? `Undo ${name}` : name }).click();
  }

  async undoAll(): Promise<void> {
    const undo = this.page.getByRole('button', { name: /^Undo/ });
    for (let step = 0; step < 30 && (await undo.count()) > 0; step += 1) await undo.click();
  }
}
