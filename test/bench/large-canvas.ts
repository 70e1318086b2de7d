import type { Locator, Page } from 'playwright-core';

/** Until nothing asked for is under way any more: saved, looked at for faults, and its tests run. */
export const REST_MS = 2500;

/** The canvas of the large strategy at one of its steps, when everything has come to rest. */
export async function atStep(page: Page, path: string): Promise<Locator> {
  const box = page.locator(`.react-flow__node[data-id="${path}"]`);
  await box.waitFor();
  await page.waitForTimeout(REST_MS);
  return box;
}

/** Where a box is drawn, as its style says it. */
export async function placeOf(box: Locator): Promise<string> {
  const found = /translate\([^)]*\)/.exec((await box.getAttribute('style')) ?? '');
  if (!found) throw new Error('the box has no place');
  return found[0];
}

/** Moves a box by its head with the mouse. */
export async function dragBox(page: Page, box: Locator): Promise<void> {
  const at = await box.boundingBox();
  if (!at) throw new Error('the step to drag is not there');
  await page.mouse.move(at.x + 60, at.y + 8);
  await page.mouse.down();
  await page.mouse.move(at.x + 90, at.y + 30, { steps: 5 });
  await page.mouse.move(at.x + 120, at.y + 47, { steps: 5 });
  await page.mouse.up();
}

/** Puts an email behind the step the keyboard is on; the new box. */
export async function insertEmail(page: Page, after: Locator): Promise<Locator> {
  await after.focus();
  await page.keyboard.press('i');
  await page.getByRole('dialog', { name: 'Insert a step' }).getByRole('combobox').fill('email');
  await page.keyboard.press('Enter');
  const box = page.locator('.react-flow__node[data-id="email"]');
  await box.waitFor();
  return box;
}
