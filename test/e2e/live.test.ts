import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { closePage, openPage } from '../support/browser.ts';
import { aStory, type Story } from '../support/e2e-story.ts';

/** Leaves on the page when each text was first seen, by the wall clock. */
declare global {
  interface Window {
    seen: Record<string, number>;
  }
}

describe('a page that is open while the clock is advanced', function () {
  this.timeout(60_000);
  let story: Story;
  let collector: Page;
  let manager: Page;

  before(async () => {
    story = await aStory('2026-02-18');
    collector = await openPage(story.product.url, 'collector');
    await collector.goto(`/accounts/${story.accountId}`);
    manager = await openPage(story.product.url, 'manager');
    await manager.goto('/portfolio');
  });

  after(async () => {
    await closePage(collector);
    await closePage(manager);
    await story.stop();
  });

  it('shows the call task within a second of its being written', async () => {
    await collector.getByText('No task is open.').waitFor();
    await collector.evaluate(() => {
      window.seen = {};
      new MutationObserver(() => {
        const task = document.querySelector('[data-task]')?.getAttribute('data-task');
        if (task) window.seen[task] ??= Date.now();
      }).observe(document.body, { subtree: true, childList: true });
    });
    const written = new Map<string, number>();
    const watching = setInterval(() => {
      story.product.api
        .call('tasks.list', { query: { status: 'open', accountId: story.accountId } })
        .then(({ items }) => {
          for (const { id } of items) if (!written.has(id)) written.set(id, Date.now());
        })
        .catch(() => undefined);
    }, 20);

    await manager.getByRole('button', { name: 'Advance a week' }).click();
    await collector.locator('[data-task]').waitFor({ timeout: 20_000 });
    clearInterval(watching);

    const [task] = (await story.product.api.call('tasks.list', { query: { accountId: story.accountId } })).items;
    const seen = await collector.evaluate(() => window.seen);
    const shownAt = seen[task?.id ?? ''] ?? Number.POSITIVE_INFINITY;
    expect(shownAt - (written.get(task?.id ?? '') ?? 0), 'milliseconds from written to seen').to.be.lessThan(1000);
    await collector
      .getByRole('region', { name: 'Open tasks' })
      .getByText('from Past-due escalation: Chasing › Calling', { exact: false })
      .waitFor();
  });

  it('shows both the new business date, and the walk while it lasts', async () => {
    await manager.getByRole('status').filter({ hasText: 'A practice date.' }).waitFor({ timeout: 20_000 });

    expect(await manager.locator('time').first().getAttribute('datetime')).to.equal('2026-02-25');
    await collector.locator('header time[datetime="2026-02-25"]').waitFor();
    await manager.getByRole('button', { name: 'Advance to a date' }).click();
    await manager.getByRole('textbox', { name: 'Day' }).fill('2026-02-20');
    await manager.getByRole('button', { name: 'Advance', exact: true }).click();
    await manager.getByRole('alert').filter({ hasText: 'The clock cannot go back' }).waitFor();
    await manager.getByRole('textbox', { name: 'Day' }).fill('2026-04-30');
    await manager.getByRole('button', { name: 'Advance', exact: true }).click();
    await manager.getByRole('progressbar', { name: 'How far the clock is' }).waitFor();
    await manager.getByText('Advancing to Thu Apr 30, 2026').waitFor();

    await manager.locator('header time[datetime="2026-04-30"]').waitFor({ timeout: 30_000 });
  });

  it('offers the clock only to those who may advance it', async () => {
    await collector.getByRole('region', { name: 'Sandbox' }).waitFor();

    expect(await collector.getByRole('button', { name: /^Advance/ }).count()).to.equal(0);
  });

  it('closes a task with its outcome where it stands', async () => {
    const tasks = collector.getByRole('region', { name: 'Open tasks' });
    const task = tasks.locator('[data-task]').first();
    await task.getByRole('button', { name: /^Done: / }).click();
    await task.getByRole('button', { name: 'Close the task', exact: true }).click();
    await task.getByRole('alert').filter({ hasText: 'Fill this in' }).waitFor();
    await task.getByLabel('What came of it').fill('Reached, pays on Friday');
    await task.getByRole('button', { name: 'Close the task', exact: true }).click();

    await tasks.getByText(/^Closed: /).waitFor();
    await collector.getByRole('region', { name: 'What has happened, newest first' }).getByText('Reached, pays on Friday').first().waitFor();
  });

  it('says when the connection is cut, and fetches everything anew when it is back', async () => {
    await collector.context().setOffline(true);
    await collector.getByText(/^Connection lost at/).waitFor({ timeout: 40_000 });
    await collector.context().setOffline(false);

    await collector.getByText('Connected again.', { exact: false }).waitFor({ timeout: 20_000 });
  });
});
