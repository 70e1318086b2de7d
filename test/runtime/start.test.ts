import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { scratchFolder } from '../support/mongo.ts';
import { type ProductProcess, runCommand, startProcess } from '../support/product-process.ts';
import { signIn } from '../support/sign-in.ts';

describe('npm start, as its user knows it', function () {
  this.timeout(120_000);
  let folder: string;
  let product: ProductProcess;
  let first: string;

  before(async () => {
    folder = scratchFolder('start');
    product = startProcess({ dataFolder: folder });
    first = await product.up;
  });

  after(async () => {
    if (product.child.exitCode === null) await product.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const portfolio = () => product.api().call('portfolio.get');

  it('shows how far it is, the demo users and one URL, in the end', () => {
    const lines = product.output().trim().split('\n');

    expect(lines.filter((line) => /of 180 accounts/.test(line)).length).to.be.greaterThan(1);
    expect(lines.filter((line) => /^ {2}\w+@duecourse\.test$/.test(line))).to.have.length(9);
    expect(lines.filter((line) => line.includes('http://'))).to.deep.equal([`Duecourse is up: ${first}`]);
  });

  it('lets every demo user in', async () => {
    const users = [...product.output().matchAll(/^ {2}(\S+@duecourse\.test)$/gm)].map((match) => match[1] ?? '');

    for (const email of users) expect((await signIn(first, email)).cookie, email).to.match(/=/);
  });

  it('has a portfolio in every situation: ages, currencies, owners, parents, disputes, promises, credits', async () => {
    const { totals, accounts, owners } = await portfolio();
    const aged = totals.flatMap((total) => total.aging.filter((bucket) => bucket.amount.amount > 0).map((bucket) => bucket.bucket));
    const { items } = await product.api().call('accounts.list', { query: { limit: '80' } });
    const details = await Promise.all(items.map(({ id }) => product.api().call('accounts.get', { params: { accountId: id } })));

    expect(accounts).to.equal(180);
    expect(new Set(aged).size).to.equal(5);
    expect(totals.length).to.be.greaterThan(1);
    expect(owners.length).to.be.greaterThan(1);
    expect(details.some((detail) => detail.parent !== undefined)).to.equal(true);
    expect(details.some((detail) => detail.disputes.length > 0)).to.equal(true);
    expect(details.some((detail) => detail.promises.length > 0)).to.equal(true);
    expect(details.some((detail) => detail.standing.unapplied.amount > 0)).to.equal(true);
    expect(new Set(details.map((detail) => detail.zone)).size).to.be.greaterThan(2);
    expect(details.filter((detail) => detail.invoices.length > 1).length).to.be.greaterThan(40);
  });

  it('refuses a second server on the same data, and names the first', async () => {
    const second = await runCommand(['start'], folder);

    expect(second.code).to.equal(1);
    expect(second.stderr).to.contain(first);
  });

  it('stops cleanly at Ctrl-C and has kept everything at the next start', async () => {
    const before = await portfolio();

    expect(await product.stop()).to.equal(0);
    expect(existsSync(join(folder, 'server.json'))).to.equal(false);

    product = startProcess({ dataFolder: folder });
    await product.up;
    const after = await portfolio();

    expect(product.output()).not.to.contain('demo portfolio');
    expect([after.accounts, after.totals.map((total) => total.open)]).to.deep.equal([
      before.accounts,
      before.totals.map((total) => total.open),
    ]);
  });
});
