import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { projectFolder } from '../../runtime/project-folder.ts';
import { build } from '../../runtime/setup.mjs';
import { findChromium } from './find-chromium.mjs';
import { keepWordsOf, tellWordsOf } from './page-words.ts';
import { signIn } from './sign-in.ts';

export type Scheme = 'light' | 'dark';

export interface Look {
  readonly scheme?: Scheme;
  readonly width?: number;
  readonly height?: number;
}

let running: Promise<Browser> | undefined;
let built: string | undefined;

/** The one Chromium of this test run. A machine without one fails here, and says what to do. */
export function browser(): Promise<Browser> {
  running ??= launch();
  return running;
}

export async function closeBrowser(): Promise<void> {
  await (await running)?.close();
  running = undefined;
}

async function launch(): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === undefined) {
    throw new Error('Chromium is missing: install it (Debian: apt-get install chromium) or name it in CHROMIUM');
  }
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
}

/**
 * The folder of the web app, built from today's source unless it is already: suites run beside each other, and none
 * may take the files away under a page of another.
 */
export function webFolder(): string {
  if (built === undefined) {
    build(() => undefined);
    built = join(projectFolder(), 'dist', 'web');
  }
  return built;
}

/** A page of its own, as a fresh visitor would have it; `who` is signed in already. */
export async function openPage(url: string, who?: string, look: Look = {}): Promise<Page> {
  const { scheme = 'light', width = 1280, height = 800 } = look;
  const context = await (await browser()).newContext({
    baseURL: url,
    viewport: { width, height },
    colorScheme: scheme,
    reducedMotion: 'reduce',
    timezoneId: 'America/New_York',
  });
  if (who !== undefined) await takeSession(context, url, who);
  const page = await context.newPage();
  watchFaults(page);
  tellWordsOf(page);
  return page;
}

/** Closes a page with everything it kept; fails if something went wrong on it that nobody saw. */
export async function closePage(page: Page): Promise<void> {
  const found = faults.get(page) ?? [];
  await keepWordsOf(page);
  await page.context().close();
  if (found.length > 0) throw new Error(`the page had faults:\n${found.join('\n')}`);
}

async function takeSession(context: BrowserContext, url: string, who: string): Promise<void> {
  const { cookie } = await signIn(url, `${who}@duecourse.test`);
  const [name = '', ...value] = cookie.split('=');
  await context.addCookies([{ name, value: value.join('='), url, httpOnly: true, sameSite: 'Lax' }]);
}

const faults = new WeakMap<Page, string[]>();

/** Scripts that fail and what the page's policy refuses; a refused call and a line a test has cut are the page's own business. */
function watchFaults(page: Page): void {
  const found: string[] = [];
  faults.set(page, found);
  page.on('pageerror', (error) => found.push(String(error)));
  page.on('console', (message) => {
    const isCutLine = message.text().includes('net::ERR_INTERNET_DISCONNECTED');
    if (message.type() === 'error' && !isCutLine && !message.text().startsWith('Failed to load resource')) found.push(message.text());
  });
}
