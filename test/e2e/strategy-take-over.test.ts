import { expect } from 'chai';
import type { Locator, Page } from 'playwright-core';
import { closePage, openPage } from '../support/browser.ts';
import { eventually } from '../support/e2e-eventually.ts';
import { aStory, type Story } from '../support/e2e-story.ts';

describe('a step somebody else is working on', function () {
  this.timeout(60_000);
  let story: Story;
  let manager: Page;
  let analyst: Page;

  const details = (page: Page): Locator => page.getByRole('complementary', { name: 'Details' });
  const name = (page: Page): Locator => details(page).getByLabel('What it is for');
  const takeOver = (page: Page): Locator => details(page).getByRole('button', { name: 'Take over' });

  before(async () => {
    story = await aStory('2026-02-05');
    manager = await openPage(story.product.url, 'manager', { width: 1440, height: 900 });
    analyst = await openPage(story.product.url, 'analyst', { width: 1440, height: 900 });
    await manager.goto('/strategies/past-due-escalation?tab=canvas&el=step:chasing.reminded');
    await name(manager).waitFor();
    await analyst.goto('/strategies/past-due-escalation?tab=canvas');
    await analyst.getByRole('listitem').filter({ hasText: 'Marcus Webb is at “Chasing › Reminded”' }).waitFor();
  });

  after(async () => {
    await closePage(manager);
    await closePage(analyst);
    await story.stop();
  });

  it('can be read meanwhile, and nothing else is kept from anybody', async () => {
    await analyst.locator('.react-flow__node[data-id="chasing.reminded"]').click();
    await details(analyst).getByText('Marcus Webb is working on this.').waitFor();
    expect(await name(analyst).isEditable()).to.equal(false);
    expect(await name(manager).isEditable()).to.equal(true);

    await analyst.locator('.react-flow__node[data-id="chasing.calling"]').click();
    await eventually(async () => void expect(await name(analyst).isEditable()).to.equal(true));
  });

  it('can be taken over; who had it finishes the field, then reads', async () => {
    await name(manager).click();
    await manager.keyboard.type('Written before it was taken over');
    await analyst.locator('.react-flow__node[data-id="chasing.reminded"]').click();
    await takeOver(analyst).click();
    await eventually(async () => void expect(await name(analyst).isEditable()).to.equal(true));

    await details(manager).getByText('Anil Rao is working on this too').waitFor();
    await manager.keyboard.type(', and after');
    await manager.keyboard.press('Tab');
    await details(manager).getByText('Anil Rao is working on this. You can read it').waitFor();
    expect(await name(manager).isEditable()).to.equal(false);
    await eventually(
      async () => void expect(await name(analyst).inputValue()).to.equal('Written before it was taken over, and after'),
      15_000,
    );
  });

  it('is free when whoever has it goes elsewhere', async () => {
    await analyst.locator('.react-flow__node[data-id="promised"]').click();
    await eventually(async () => void expect(await name(manager).isEditable()).to.equal(true));
    await takeOver(manager).waitFor({ state: 'detached' });
  });
});
