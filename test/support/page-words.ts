import type { Page } from 'playwright-core';

const MOST = 2500;

const open = new Set<Page>();
let closed: string[] = [];

/** Has what the page shows told when a test fails: the log is often all there is to go by. */
export function tellWordsOf(page: Page): void {
  open.add(page);
}

/** To be called before a page is closed: what it showed last is then told if the test failed. */
export async function keepWordsOf(page: Page): Promise<void> {
  open.delete(page);
  closed.push(await wordsOf(page));
}

async function wordsOf(page: Page): Promise<string> {
  // What lies over the page, else the page without its frame.
  const place = page.locator('.MuiModal-root, main').last();
  const words = await place.ariaSnapshot({ timeout: 2000 }).catch(String);
  return `${page.url()} showed:\n${words.replaceAll(/\s+/g, ' ').slice(0, MOST)}`;
}

/** Hooks of every test, which mocha takes from here. */
export const mochaHooks = {
  beforeEach(): void {
    closed = [];
  },
  async afterEach(this: Mocha.Context): Promise<void> {
    const error = this.currentTest?.err;
    if (!error) return;
    const words = [...closed, ...(await Promise.all([...open].map(wordsOf)))];
    // A cause is what reporters print with an error; it has no stack of its own.
    if (words.length > 0) error.cause ??= Object.assign(new Error(words.join('\n')), { stack: '' });
  },
};
