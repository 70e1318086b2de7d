import { PassThrough } from 'node:stream';
import { expect } from 'chai';
import type { LedgerMapping } from '#connectors';
import { runImport } from '../../../runtime/imports/run-import.ts';
import { claimImport, failAbandonedImports } from '../../../runtime/store/import-store.ts';
import { kinds, kindsHeader, LedgerSource } from '../../support/ledger-source.ts';
import { startTestMailServer, type TestMailServer } from '../../support/mail-server.ts';
import { aProduct, type Product } from '../../support/product.ts';

const mapping = { ...kinds, currentThrough: '2026-12-31' } as LedgerMapping;
const WAITS = 'friendly-reminder held: waiting for Kinds (its file is being read) to be current';

describe('a file that is being read', function () {
  this.timeout(60_000);
  let mail: TestMailServer;
  let product: Product;
  let source: LedgerSource;

  before(async () => {
    mail = await startTestMailServer();
    product = await aProduct({ clock: '2026-02-09', mailPort: mail.port });
    source = new LedgerSource(product, mapping, kindsHeader);
    await source.brings(...['paying', 'owing', 'later', 'last'].map((customer) => `INV,${customer},A1,2026-01-05,2026-02-28,100.00,`));
  });

  after(async () => {
    source.stop();
    await product.stop();
    await mail.stop();
  });

  /** Begins a file whose rows come as they are written. */
  async function begin(...rows: readonly string[]) {
    const { id } = await product.api.call('imports.create', { body: { mapping: mapping as never } });
    await claimImport(product.runtime.store, id);
    const input = new PassThrough();
    input.write(`${[kindsHeader, ...rows].join('\n')}\n`);
    return { input, done: runImport(product.runtime, id, mapping, input) };
  }

  const outbox = async () => {
    const { items } = await product.api.call('outbox.list', { query: { limit: '100' } });
    return items.map((each) => `${each.template} ${each.status}${each.reason ? `: ${each.reason}` : ''}`).sort();
  };
  const written = () => mail.accepted.map((each) => each.to).sort();

  async function end(input: PassThrough, done: Promise<void>, rows = ''): Promise<void> {
    input.end(rows);
    await done;
  }

  it('keeps back every message of its source, and asks for nothing its last row pays', async () => {
    const { input, done } = await begin('INV,paying,A1,2026-01-05,2026-02-28,100.00,', 'INV,owing,A1,2026-01-05,2026-02-28,100.00,');
    await product.advanceTo('2026-03-06');
    expect(written()).to.deep.equal([]);
    expect(new Set(await outbox())).to.deep.equal(new Set([WAITS]));

    await end(input, done, 'PMT,paying,P1,2026-02-06,,100.00,A1\n');
    await product.advanceTo('2026-03-10');
    expect(written()).to.deep.equal(['last@example.test', 'later@example.test', 'owing@example.test']);
  });

  it('lets them go also when it breaks off', async () => {
    await source.brings(...['broken', 'stopped'].map((customer) => `INV,${customer},A1,2026-01-05,2026-03-10,100.00,`));
    const before = written();
    const { input, done } = await begin('INV,broken,A1,2026-01-05,2026-03-10,100.00,');
    await product.advanceTo('2026-03-16');
    expect(written()).to.deep.equal(before);
    await end(input, done, '"never closed');
    await product.advanceTo('2026-03-17');
    expect(written()).to.deep.equal([...before, 'broken@example.test', 'stopped@example.test'].sort());
  });

  it('and when the process that read it was stopped', async () => {
    await source.brings('INV,orphan,A1,2026-01-05,2026-03-20,100.00,');
    const { id } = await product.api.call('imports.create', { body: { mapping: mapping as never } });
    await claimImport(product.runtime.store, id);
    await product.advanceTo('2026-03-26');
    expect(written()).not.to.include('orphan@example.test');

    await failAbandonedImports(product.runtime.store);
    await product.advanceTo('2026-03-27');
    expect(written()).to.include('orphan@example.test');
  });
});
