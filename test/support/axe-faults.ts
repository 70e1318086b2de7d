import axe from 'axe-core';
import type { Page } from 'playwright-core';

/**
 * Serious and critical faults on the page as it stands, or within those of the parts (CSS selectors) that are there;
 * what is within a shut-off frame is no page of ours. A fault counts that is still there at a second look: of a page
 * that changes while it is looked at, parts of two moments are held against each other.
 */
export async function faultsOn(page: Page, parts: readonly string[] = ['html']): Promise<string[]> {
  await page.evaluate(axe.source);
  const found = await faultsNow(page, parts);
  return found.length === 0 ? found : faultsNow(page, parts);
}

async function faultsNow(page: Page, parts: readonly string[]): Promise<string[]> {
  await page.evaluate(comesToRest);
  return page.evaluate(async (asked) => {
    const include = asked.filter((part) => document.querySelector(part) !== null);
    const { axe: judge } = window as unknown as { axe: typeof axe };
    const { violations } = await judge.run({ include }, { resultTypes: ['violations'], iframes: false });
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id} at ${target.join(' ')}: ${failureSummary}`));
  }, parts);
}

/**
 * Waits until nothing has come in or gone for some pictures: of a dialog that is on its way what is behind it counts as
 * shown beside it. Runs in the page.
 */
async function comesToRest(): Promise<void> {
  for (let still = 0; still < 12; ) {
    await new Promise((resolve) => requestAnimationFrame(resolve));
    const moves = document.getAnimations().some((each) => each instanceof CSSTransition && each.playState !== 'finished');
    const parts = document.querySelectorAll('.MuiDialog-root, .MuiDialog-container');
    const isUnseen = [...parts].some((part) => getComputedStyle(part).opacity === '0');
    still = moves || isUnseen ? 0 : still + 1;
  }
}
