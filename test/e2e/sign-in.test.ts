import { expect } from 'chai';
import type { Page } from 'playwright-core';
import { closePage, openPage } from '../support/browser.ts';
import { theDemo } from '../support/e2e-demo.ts';

describe('signing in', function () {
  this.timeout(60_000);
  let url: string;
  let page: Page;

  before(async () => {
    url = (await theDemo()).product.url;
  });

  beforeEach(async () => {
    page = await openPage(url);
  });

  afterEach(() => closePage(page));

  it('says that the password is wrong, at its field, and keeps the email', async () => {
    await page.goto('/');
    await page.getByLabel('Email').fill('collector@duecourse.test');
    await page.getByLabel('Password').fill('guess');
    await page.getByRole('button', { name: 'Sign in' }).click();

    await page.getByRole('alert').filter({ hasText: 'Email or password is wrong' }).waitFor();
    expect(await page.getByLabel('Password').getAttribute('aria-invalid')).to.equal('true');
    expect(await page.getByLabel('Email').inputValue()).to.equal('collector@duecourse.test');
  });

  it('asks for what is missing before it asks the server', async () => {
    await page.goto('/sign-in');
    await page.getByRole('button', { name: 'Sign in' }).click();

    expect(await page.getByRole('alert').allTextContents()).to.deep.equal(['Fill this in', 'Fill this in']);
  });

  it('leads on to the page that was wanted', async () => {
    await page.goto('/accounts?status=disputed');
    await page.waitForURL(/\/sign-in\?next=/);
    await page.getByLabel('Email').fill('manager@duecourse.test');
    await page.getByLabel('Password').fill('duecourse');
    await page.getByLabel('Password').press('Enter');

    await page.getByRole('table').waitFor();
    expect(page.url()).to.equal(`${url}/accounts?status=disputed`);
    await page.getByRole('button', { name: /You: Marcus Webb, Manager/ }).waitFor();
  });

  it('leads nobody to another site', async () => {
    await page.goto('/sign-in?next=//example.com/');
    await page.getByLabel('Email').fill('manager@duecourse.test');
    await page.getByLabel('Password').fill('duecourse');
    await page.getByLabel('Password').press('Enter');

    await page.waitForURL(`${url}/portfolio`);
  });

  it('ends with signing out', async () => {
    await closePage(page);
    page = await openPage(url, 'viewer');
    await page.goto('/portfolio');
    await page.getByRole('button', { name: /You: / }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();

    await page.waitForURL(`${url}/sign-in`);
    await page.goto('/portfolio');
    await page.waitForURL(/\/sign-in\?next=/);
  });
});

describe('with the keyboard alone', function () {
  this.timeout(60_000);

  it('one comes from signing in to an account and opens a form on it', async () => {
    const { product } = await theDemo();
    const [account] = (await product.api.call('accounts.list', { query: { sort: 'overdue', limit: '1' } })).items;
    const page = await openPage(product.url);
    const keys = page.keyboard;
    await page.goto('/sign-in');
    await page.getByLabel('Email').waitFor();

    await keys.press('Tab');
    await keys.type('manager@duecourse.test');
    await keys.press('Tab');
    await keys.type('duecourse');
    await keys.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Portfolio' }).waitFor();
    await keys.press('g');
    await keys.press('a');
    await page.getByRole('heading', { level: 1, name: 'Accounts' }).waitFor();
    await keys.press('/');
    await keys.type(account?.number ?? '');
    await page.getByRole('option', { name: account?.name ?? '' }).waitFor();
    await keys.press('Enter');
    await page.getByRole('heading', { level: 1, name: account?.name ?? '' }).waitFor();
    await keys.press('?');
    await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).getByText('Reported payment').waitFor();
    await keys.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    await keys.press('t');

    await page.getByRole('textbox', { name: 'Note' }).waitFor();
    expect(await page.evaluate(() => document.activeElement?.tagName)).to.equal('TEXTAREA');
    await closePage(page);
  });
});
