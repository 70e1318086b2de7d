import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import express from 'express';
import type { CDPSession, Page } from 'playwright-core';
import { build } from 'vite';
import { projectFolder } from '../../runtime/project-folder.ts';
import { browser, closeBrowser } from '../support/browser.ts';
import { type Bench, figure, median, ResultsDiffer, type Row } from './harness.ts';

const COUNT = 1000;
const MOVES = 120;
const PAGES = 5;

type SideName = 'plain' | 'ours';
type Work = 'open' | 'drag' | 'pan';

/** The canvas of a flow of 1,000 steps against xyflow alone with the same boxes and ways. */
export const canvas: Bench = {
  name: 'canvas',
  dataset: `a flow of ${COUNT.toLocaleString('en-US')} steps and 1,334 paths, in Chromium, built for production; only what is in view is drawn, on both sides`,
  async run() {
    const folder = await mkdtemp(join(tmpdir(), 'duecourse-canvas-'));
    await buildPage(folder);
    const server = express().use(express.static(folder)).listen(0, '127.0.0.1');
    try {
      await new Promise((resolve) => server.once('listening', resolve));
      const address = server.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      return await measure(`http://127.0.0.1:${port}/`);
    } finally {
      server.close();
      await closeBrowser();
      await rm(folder, { recursive: true, force: true });
    }
  },
};

async function buildPage(folder: string): Promise<void> {
  const root = projectFolder();
  const input = join(root, 'test', 'bench', 'canvas-page.ts');
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    plugins: [react()],
    resolve: { conditions: ['source', 'module', 'browser', 'production'] },
    build: {
      outDir: folder,
      emptyOutDir: true,
      target: 'es2022',
      rolldownOptions: { input, output: { entryFileNames: 'page.js', assetFileNames: '[name][extname]' } },
    },
  });
  const styles = '<link rel="stylesheet" href="/canvas-view.css"><link rel="stylesheet" href="/surface.css">';
  const page = `<!doctype html><html lang="en" data-labels="account"><head>${styles}</head><body><div id="root"></div><script type="module" src="/page.js"></script></body></html>`;
  await writeFile(join(folder, 'index.html'), page);
}

type Times = Record<Work, number[]>;

async function measure(url: string): Promise<Row[]> {
  const times: Record<SideName, Times> = { plain: { open: [], drag: [], pan: [] }, ours: { open: [], drag: [], pan: [] } };
  let drawn: string | undefined;
  // The first page of each side meets a cold browser and does not count.
  for (let page = 0; page <= PAGES; page += 1) {
    for (const side of page % 2 === 0 ? (['plain', 'ours'] as const) : (['ours', 'plain'] as const)) {
      const once = await onPage(`${url}?side=${side}&count=${COUNT}`);
      drawn ??= once.drawn;
      if (once.drawn !== drawn) throw new ResultsDiffer(`one side draws ${drawn}\nthe other ${once.drawn}`);
      if (page === 0) continue;
      for (const work of ['open', 'drag', 'pan'] as const) times[side][work].push(once[work]);
    }
  }
  for (const side of ['plain', 'ours'] as const) {
    const said = (['open', 'drag', 'pan'] as const).map((work) => `${work} ${figure(median(times[side][work]))} ms`);
    console.log(`    ${side.padEnd(8)} ${said.join(', ')}`);
  }
  return [
    rowOf('drag one step, task time a move', 'drag', times, 1.25),
    rowOf('pan, task time a move', 'pan', times, 1.2),
    rowOf('open, until it can be used', 'open', times, 1.5),
  ];
}

function rowOf(work: string, name: Work, times: Record<SideName, Times>, most: number): Row {
  const ratios = times.ours[name].map((time, index) => time / (times.plain[name][index] ?? Number.NaN));
  const middle = median(ratios);
  return {
    work,
    against: 'plain xyflow',
    ratio: `${figure(middle)}× its time`,
    note: `${figure(Math.min(...ratios))} … ${figure(Math.max(...ratios))}`,
    target: `≤ ${most}×`,
    met: middle <= most,
  };
}

async function onPage(url: string): Promise<Record<Work, number> & { readonly drawn: string }> {
  const context = await (await browser()).newContext({ viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce' });
  try {
    const page = await context.newPage();
    await page.goto(url);
    const box = page.locator('.react-flow__node[data-id="step42"]');
    await box.waitFor();
    const open = await page.evaluate(
      () =>
        new Promise<number>((resolve) =>
          requestIdleCallback(() => resolve(performance.now() - (window as unknown as { bench: { began: number } }).bench.began)),
        ),
    );
    const drawn = await drawnOn(page);
    const protocol = await context.newCDPSession(page);
    await protocol.send('Performance.enable');
    const at = await box.boundingBox();
    if (!at) throw new Error('the step to drag is not there');
    const drag = await perMove(page, protocol, { x: at.x + 60, y: at.y + 8 });
    const moved = await box.boundingBox();
    if (!moved || Math.abs(moved.x - at.x) < 40) throw new Error('the step did not move');
    const before = await viewOf(page);
    const pan = await perMove(page, protocol, await blankPoint(page));
    if ((await viewOf(page)) === before) throw new Error('the canvas did not move');
    return { open, drag, pan, drawn };
  } finally {
    await context.close();
  }
}

/** The steps that are drawn with their places; beside them our canvas has where everything begins. */
function drawnOn(page: Page): Promise<string> {
  return page.locator('.react-flow__node[data-id^="step"]').evaluateAll((boxes) =>
    boxes
      .map((box) => `${box.getAttribute('data-id')} ${(box as HTMLElement).style.transform}`)
      .toSorted()
      .join(', '),
  );
}

/** Task time of the page for each of 120 moves with the button down, in milliseconds. */
async function perMove(page: Page, protocol: CDPSession, { x, y }: { x: number; y: number }): Promise<number> {
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 6, y + 6, { steps: 3 });
  const before = await taskTime(protocol);
  for (let move = 1; move <= MOVES; move += 1) await page.mouse.move(x + 6 + move, y + 6 + Math.round(Math.sin(move / 10) * 20));
  const after = await taskTime(protocol);
  await page.mouse.up();
  await page.waitForTimeout(200);
  return ((after - before) * 1000) / MOVES;
}

function viewOf(page: Page): Promise<string> {
  return page.locator('.react-flow__viewport').evaluate((viewport) => (viewport as HTMLElement).style.transform);
}

/** A point of the canvas at which nothing stands, so that pressing there moves the canvas. */
async function blankPoint(page: Page): Promise<{ x: number; y: number }> {
  const found = await page.evaluate(() => {
    for (let y = 300; y < 600; y += 7) {
      for (let x = 500; x < 900; x += 7) if (document.elementFromPoint(x, y)?.classList.contains('react-flow__pane')) return { x, y };
    }
    return undefined;
  });
  if (!found) throw new Error('there is no blank place');
  return found;
}

async function taskTime(protocol: CDPSession): Promise<number> {
  const { metrics } = await protocol.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0;
}
