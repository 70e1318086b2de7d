import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import type { ApiClient } from '../../runtime/cli/api-client.ts';
import { projectFolder } from '../../runtime/project-folder.ts';
import { readMail } from '../support/dunning-mail.ts';
import { scratchFolder } from '../support/mongo.ts';
import { type ProductProcess, runCommand, startProcess } from '../support/product-process.ts';
import { type PaidInvoice, sharedLedger } from '../support/shared-ledger.ts';

const MAPPING = join(projectFolder(), 'connectors/ledger-file/mappings/ibm-late-payments.json');
const END = '2014-02-01';
const ledger = sharedLedger();

/** A letter of the inbox with the business day it went out on. */
interface Letter {
  readonly key: string;
  readonly customer: string;
  readonly on: string;
  readonly invoices: readonly string[];
}

describe(`two years of ${ledger.name}, day by day through the started server`, function () {
  this.timeout(900_000);
  let folder: string;
  let file: string;
  let product: ProductProcess;
  let api: ApiClient;
  let imported: string;
  let advanced: string;
  let letters: Letter[];

  before(async () => {
    folder = scratchFolder('walk');
    file = join(folder, 'ledger.csv');
    writeFileSync(file, ledger.csv);
    product = startProcess({ dataFolder: folder, args: ['--empty', '--clock', '2012-01-01'] });
    await product.up;
    api = product.api();
    imported = await command('import', file, '--mapping', MAPPING);
    advanced = await command('clock', 'advance', '--to', END);
    letters = await readLetters();
  });

  after(async () => {
    await product.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  async function command(...args: string[]): Promise<string> {
    const { code, stdout, stderr } = await runCommand(args, folder);
    if (code !== 0) throw new Error(`duecourse ${args.join(' ')}: ${stderr}`);
    return stdout;
  }

  async function readLetters(): Promise<Letter[]> {
    const days = new Map<string, string>();
    let cursor: string | undefined;
    do {
      const page = await api.call('outbox.list', { query: { status: 'sent', limit: '200', ...(cursor ? { cursor } : {}) } });
      for (const { key, doneAt } of page.items) days.set(key, newYorkDay(String(doneAt)));
      cursor = page.next;
    } while (cursor !== undefined);
    return readdirSync(join(folder, 'mail')).map((name) => {
      const { key, to, lines } = readMail(readFileSync(join(folder, 'mail', name), 'utf8'));
      const numbers = lines.flatMap((line) => /^(\S+) {2}due \w{3} \d{1,2}, \d{4} /.exec(line)?.[1] ?? []);
      return { key, customer: to.replace('@example.test', ''), on: days.get(key) ?? 'unknown to the outbox', invoices: numbers };
    });
  }

  it('reads every row and names what it takes for granted', () => {
    const customers = new Set(ledger.invoices.map((invoice) => invoice.customer)).size;
    const disputes = ledger.invoices.filter((invoice) => invoice.disputed && invoice.settledOn > invoice.dueOn).length;

    expect(imported).to.contain(`rows read: ${ledger.invoices.length}, refused: 0`);
    expect(imported).to.match(new RegExp(`accounts +${customers} +0 +0 +0`));
    expect(imported).to.match(new RegExp(`disputes +${disputes} +0 +0 +0`));
    expect(imported).to.contain(`invoiced ${dollars(sum(ledger.invoices))}, paid ${dollars(sum(ledger.invoices))}`);
    expect(imported).to.contain('the invoice is in dispute from its due date to the day it was settled');
  });

  it('changes nothing when the same file comes again', async () => {
    const again = await command('import', file, '--mapping', MAPPING);

    expect(again).to.match(new RegExp(`invoices +0 +0 +${ledger.invoices.length} +0`));
    expect(again).to.match(new RegExp(`payments +0 +0 +${ledger.invoices.length} +0`));
  });

  it('has written to somebody, and every letter is one the outbox says was sent', async () => {
    const keys = letters.map((letter) => letter.key);
    const { counts } = await api.call('outbox.list', { query: { limit: '1' } });

    expect(letters.length).to.be.greaterThan(200);
    expect(new Set(keys).size).to.equal(keys.length);
    expect(counts['sent']).to.equal(letters.length);
    expect(letters.filter((letter) => !/^\d{4}-\d{2}-\d{2}$/.test(letter.on))).to.deep.equal([]);
    expect(letters.filter((letter) => letter.invoices.length === 0)).to.deep.equal([]);
  });

  it('asked nobody for an invoice that was paid, in dispute, or not his', () => {
    const byNumber = new Map(ledger.invoices.map((invoice) => [invoice.number, invoice]));
    const wrong = letters.flatMap((letter) =>
      letter.invoices.flatMap((number) => {
        const fault = faultOf(byNumber.get(number), letter);
        return fault === undefined ? [] : [`${letter.on} ${letter.customer} ${number}: ${fault}`];
      }),
    );

    expect(wrong).to.deep.equal([]);
  });

  it('reports every step with the letters that really went out', async () => {
    const { steps } = await api.call('reports.steps', { query: { from: '2012-01-01', to: END } });

    expect(steps.reduce((total, step) => total + (step.notices['sent'] ?? 0), 0)).to.equal(letters.length);
    expect(new Set(steps.map((step) => step.strategyId))).to.include('past-due-escalation');
    for (const step of steps) expect(advanced).to.contain(step.strategyId);
  });

  it('ends with nothing open, nobody chased and nothing in want of attention', async () => {
    const portfolio = await api.call('portfolio.get');
    const { items } = await api.call('incidents.list', { query: { status: 'open' } });

    expect(portfolio.totals.map((total) => total.open.amount)).to.deep.equal([0]);
    expect(portfolio.forgotten.count).to.equal(0);
    expect(items).to.deep.equal([]);
  });

  for (const on of ['2012-02-29', '2012-06-30', '2012-12-31', '2013-06-30', '2013-12-31'])
    it(`ages the book of ${on} as the rows themselves say`, async () => {
      const report = await api.call('reports.aging', { query: { on, basis: 'due', bounds: '7,15,30' } });
      const open = ledger.invoices.filter((invoice) => invoice.issuedOn <= on && invoice.settledOn > on);
      const [currency] = report.currencies;

      expect(currency?.buckets.map(({ count, amount }) => [count, amount.amount])).to.deep.equal(aged(open, on));
      expect([currency?.count, currency?.total.amount]).to.deep.equal([open.length, sum(open)]);
    });

  const { reference } = ledger;
  if (reference)
    it('agrees with the worked figures that come with the ledger', async () => {
      const [monthly, aging] = reference.examples as [Record<string, number>, { buckets: { count: number; amount: number }[] }];
      const measures = await api.call('reports.measures', { query: { from: '2013-06', to: '2013-06' } });
      const month = measures.currencies[0]?.months[0];
      const report = await api.call('reports.aging', { query: { on: '2013-06-30', basis: 'due', bounds: '7,15,30' } });

      for (const measure of ['dsoSimple', 'dsoCountback', 'cei'] as const)
        expect(Number(month?.[measure]?.toFixed(4)), measure).to.equal(monthly[measure]);
      expect(report.currencies[0]?.buckets.map(({ count, amount }) => [count, amount.amount])).to.deep.equal(
        aging.buckets.map(({ count, amount }) => [count, Math.round(amount * 100)]),
      );
    });
});

function faultOf(invoice: PaidInvoice | undefined, { customer, on }: Letter): string | undefined {
  if (!invoice) return 'unknown';
  if (invoice.customer !== customer) return `of ${invoice.customer}`;
  if (on < invoice.issuedOn) return `issued on ${invoice.issuedOn} only`;
  if (on >= invoice.settledOn) return `paid on ${invoice.settledOn}`;
  if (invoice.disputed && invoice.settledOn > invoice.dueOn && on >= invoice.dueOn) return `in dispute since ${invoice.dueOn}`;
  return undefined;
}

function aged(open: readonly PaidInvoice[], on: string): [number, number][] {
  const bounds = [0, 7, 15, 30, Number.POSITIVE_INFINITY];
  return bounds.map((bound, index) => {
    const from = bounds[index - 1] ?? Number.NEGATIVE_INFINITY;
    const inside = open.filter((invoice) => {
      const past = (Date.parse(on) - Date.parse(invoice.dueOn)) / 86_400_000;
      return past > from && past <= bound;
    });
    return [inside.length, sum(inside)];
  });
}

function sum(invoices: readonly PaidInvoice[]): number {
  return invoices.reduce((total, invoice) => total + invoice.amount, 0);
}

function dollars(cents: number): string {
  return (cents / 100).toLocaleString('en-US', { style: 'currency', currency: 'USD' });
}

function newYorkDay(instant: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: 'America/New_York' }).format(new Date(instant));
}
