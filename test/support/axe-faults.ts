import axe from 'axe-core';
import type { Page } from 'playwright-core';

/**
 * Serious and critical faults on the page as it stands, or within those of the parts (CSS selectors) that are there;
 * what is within a shut-off frame is no page of ours.
 */
export async function faultsOn(page: Page, parts: readonly string[] = ['html']): Promise<string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(async (asked) => {
    const include = asked.filter((part) => document.querySelector(part) !== null);
    const { axe: judge } = window as unknown as { axe: typeof axe };
    const { violations } = await judge.run({ include }, { resultTypes: ['violations'], iframes: false });
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id} at ${target.join(' ')}: ${failureSummary}`));
  }, parts);
}
