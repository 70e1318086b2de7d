import { expect } from 'chai';
import type { BrowserContext, Page } from 'playwright-core';
import { DEMO_PASSWORD } from '../../runtime/demo/demo-users.ts';
import { closePage, openPage } from '../support/browser.ts';
import { theDemo } from '../support/e2e-demo.ts';
import { eventually } from '../support/e2e-eventually.ts';
import { aFlow, dueDay, task } from '../support/flows.ts';
import type { Product } from '../support/product.ts';
import { publish } from '../support/segments.ts';

const flow = aFlow(
  'rough',
  {
    waiting: { after: { day5: 'calling' } },
    calling: { entry: [task('call')], after: { day9: 'asking' } },
    asking: { entry: [task('review')] },
  },
  { timers: { day5: dueDay(5), day9: dueDay(9) } },
);
const ADDRESS = '/strategies/rough';

describe('work on a strategy while the world gets in the way', function () {
  this.timeout(120_000);
  let product: Product;
  let page: Page;

  before(async () => {
    ({ product } = await theDemo());
    await publish(product, flow);
    page = await openPage(product.url, 'manager');
  });

  after(() => closePage(page));

  const stored = () => product.api.call('definitions.get', { params: { kind: 'strategy', definitionId: 'rough' } });
  const isStored = (words: string): Promise<void> =>
    eventually(async () => {
      const { draft, text } = await stored();
      expect(draft?.text ?? text).to.include(words);
    }, 15_000);
  const says = (of: Page, words: string) => of.getByRole('status').filter({ hasText: words }).waitFor({ timeout: 40_000 });
  const openStep = async (of: Page, place: number): Promise<void> => {
    await of.goto(ADDRESS);
    await of
      .getByRole('button', { name: /^Change: / })
      .nth(place)
      .click();
    await notes(of).waitFor();
  };
  const notes = (of: Page) => of.getByRole('textbox', { name: /^Notes/ }).first();
  const signInAgain = async (): Promise<void> => {
    await page.getByLabel('Password').fill(DEMO_PASSWORD);
    await page.getByRole('button', { name: 'Sign in' }).click();
  };

  it('keeps what is typed while the line is cut, says so, and saves it by itself when the line is back', async () => {
    await openStep(page, 0);
    await page.context().setOffline(true);
    await notes(page).fill('Typed without a line');
    await says(page, 'Offline – kept here');
    await notes(page).fill('Typed without a line, and more');
    await page.context().setOffline(false);

    await says(page, 'Saved');
    await isStored('Typed without a line, and more');
  });

  it('keeps what is typed when the session has ended, and saves it once one has signed in where one is', async () => {
    await page.context().clearCookies();
    await notes(page).fill('Typed over night');
    await page.getByRole('dialog', { name: 'You have been signed out' }).waitFor({ timeout: 20_000 });
    await signInAgain();

    await says(page, 'Saved');
    await isStored('Typed over night');
    expect(await notes(page).inputValue()).to.equal('Typed over night');
  });

  it('brings it back when the page was loaded again before', async () => {
    await page.context().clearCookies();
    await notes(page).fill('Typed over the weekend');
    await page.getByRole('dialog', { name: 'You have been signed out' }).waitFor({ timeout: 20_000 });
    await page.reload();
    await page.waitForURL(/\/sign-in\?next=/);
    await page.getByLabel('Email').fill('manager@duecourse.test');
    await signInAgain();

    await page.waitForURL(new RegExp(`${ADDRESS}`));
    await says(page, 'Saved');
    await isStored('Typed over the weekend');
  });

  it('takes in what one does in a second tab, and loses nothing of either', async () => {
    const other = await inTab(page.context(), 1);
    await openStep(page, 0);
    await notes(page).fill('Written in the first tab');
    await notes(other).fill('Written in the second tab');

    await isStored('Written in the first tab');
    await isStored('Written in the second tab');
    await eventually(async () => void expect(await notes(other).inputValue()).to.equal('Written in the second tab'));
    await other.close();
  });

  it('does not let one tab throw away what another has not been able to save', async () => {
    const other = await inTab(page.context(), 1);
    await openStep(page, 0);
    await page.route('**/api/v1/definitions/**', (route) => (route.request().method() === 'PUT' ? route.abort() : route.continue()));
    await notes(page).fill('Only in the first tab');
    await says(page, 'Offline – kept here');
    await notes(other).fill('Saved by the second tab');
    await isStored('Saved by the second tab');
    await says(other, 'Saved');
    await page.unrouteAll();
    await page.reload();

    await isStored('Only in the first tab');
    await isStored('Saved by the second tab');
    await other.close();
  });

  it('is published once when two do it at the same moment; the other is told and has nothing to do twice', async () => {
    const admin = await openPage(product.url, 'admin');
    const before = (await stored()).version ?? 0;
    for (const each of [page, admin]) {
      await each.goto(ADDRESS);
      await each.getByRole('button', { name: 'Publish…' }).click();
    }
    const publishing = [page, admin].map((each) => each.getByRole('button', { name: `Publish as version ${before + 1}` }));
    for (const each of publishing) await each.waitFor();
    await eventually(async () => {
      for (const each of publishing) expect(await each.isEnabled()).to.equal(true);
    });
    await Promise.all(publishing.map((each) => each.click()));

    const pages = [page, admin];
    const said = pages.map((each) => each.getByRole('alert').filter({ hasText: 'was faster and has just published this' }));
    const won = pages.map((each) => each.getByRole('heading', { name: `Version ${before + 1} is live` }));
    await eventually(async () => {
      const counts = await Promise.all([...said, ...won].map((each) => each.count()));
      expect(['1,0,0,1', '0,1,1,0']).to.include(String(counts));
    });
    for (const each of pages) {
      await each.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click();
      await each
        .getByText(`Version ${before + 1} is live`)
        .first()
        .waitFor();
    }
    expect((await stored()).version).to.equal(before + 1);
    await closePage(admin);
  });

  it('shows a part whose code does not come at first as soon as it comes, and nothing else stops', async () => {
    const other = await openPage(product.url, 'manager');
    let refused = 0;
    await other.route(/timer-panel-.*\.js/, (route) => {
      refused += 1;
      return refused < 3 ? route.abort('internetdisconnected') : route.continue();
    });
    await other.goto(`${ADDRESS}?el=timer:day5`);

    await other.getByRole('complementary', { name: 'Details' }).getByLabel('How long').waitFor();
    expect(refused).to.equal(3);
    await closePage(other);
  });

  async function inTab(context: BrowserContext, place: number): Promise<Page> {
    const tab = await context.newPage();
    await openStep(tab, place);
    return tab;
  }
});
