import { expect } from 'chai';
import PostalMime from 'postal-mime';
import { type AnswerOf, STATEMENT_TEMPLATE, toInstant } from '#engine';
import { actOnOne } from '../../runtime/commands/act-on-many.ts';
import { carryBulks } from '../../runtime/jobs/carry-bulks.ts';
import { readWorld } from '../../runtime/runtime.ts';
import type { BulkDocument } from '../../runtime/store/bulk-documents.ts';
import { getBulk, insertBulk } from '../../runtime/store/bulk-store.ts';
import { writeSetting } from '../../runtime/store/settings.ts';
import { as } from '../support/callers.ts';
import { type As, CheckedApi } from '../support/checked-api.ts';
import { type OpenedAccount, type Opening, openAccount, until } from '../support/collecting.ts';
import { startTestMailServer, type TestMailServer } from '../support/mail-server.ts';
import { pdfText } from '../support/pdf-text.ts';
import { aProduct, type Product, ZONE } from '../support/product.ts';
import { publish } from '../support/segments.ts';
import { anEmail } from '../support/template-builder.ts';
import { Writer } from '../support/writing.ts';

const SECOND = 1000;
const NOW = toInstant('2026-02-10', '10:00', ZONE);
const act = { kind: 'statement', templateId: STATEMENT_TEMPLATE } as const;

describe('a statement for many accounts', function () {
  this.timeout(120_000);
  let mail: TestMailServer;
  let product: Product;
  let api: CheckedApi;
  let collector: As;
  let writer: Writer;
  let alder: OpenedAccount;
  let birch: OpenedAccount;

  beforeEach(async () => {
    mail = await startTestMailServer();
    product = await aProduct({ clock: '2026-02-10', mailPort: mail.port, segment: 'nobody' });
    await writeSetting(product.runtime.store, 'clock', { mode: 'sandbox', at: NOW });
    api = await CheckedApi.of(product);
    collector = await as(product, 'collector');
    writer = new Writer(product, api, collector, NOW);
    alder = await owing('Alder');
    birch = await owing('Birch');
  });

  afterEach(async () => {
    await product.stop();
    await mail.stop();
  });

  async function owing(name: string, opening: Opening = {}): Promise<OpenedAccount> {
    const account = await openAccount(product, { name, unitId: 'east', ...opening });
    await account.owes(50_000, '2026-02-05', `INV-${name}`);
    return account;
  }
  const ask = (accounts: readonly OpenedAccount[], other: object = act) => ({
    body: { accountIds: accounts.map(({ id }) => id), act: other },
    as: collector,
  });
  const preview = (accounts: readonly OpenedAccount[], other?: object) =>
    api.ask<AnswerOf<'bulk.preview'>>('bulk.preview', ask(accounts, other));
  const look = (bulkId: string) => api.ask<AnswerOf<'bulk.get'>>('bulk.get', { params: { bulkId }, as: collector });
  const recall = (bulkId: string) => api.send('bulk.recall', { params: { bulkId }, body: {}, as: collector });
  async function written(accounts: readonly OpenedAccount[]): Promise<string> {
    const { id } = await api.ask<{ id: string }>('bulk.start', ask(accounts));
    await until(async () => (await look(id)).status === 'done', 'all are written');
    return id;
  }
  const quiet = async (): Promise<void> => {
    const moving = { status: { $in: ['pending', 'leased', 'calling'] } };
    await product.settle();
    await until(
      async () => (await product.runtime.store.db.collection('effects').countDocuments(moving)) === 0,
      'everything has gone its way',
    );
    await product.settle();
  };
  /** Who has got a statement; a strategy may write on its own. */
  const receivers = (): string[] =>
    mail.accepted
      .filter(({ subject }) => subject.startsWith('Statement of account'))
      .map(({ to }) => to)
      .sort();
  /** As `bulk.start` keeps it, for a process that is killed before it has done anything. */
  async function started(id: string): Promise<BulkDocument> {
    const left = [alder.id, birch.id];
    const bulk: BulkDocument = {
      _id: id,
      by: 'collector',
      at: NOW,
      act,
      goesAt: NOW + 31 * SECOND,
      status: 'running',
      total: 2,
      left,
      done: 0,
      leftOut: [],
      failures: [],
    };
    await product.runtime.store.transaction((transaction) => insertBulk(product.runtime.store, bulk, transaction));
    return bulk;
  }

  it('says before who gets none and why, how it reads, and goes to the others with its PDF, with one line in each history', async () => {
    const cedar = await openAccount(product, { name: 'Cedar', unitId: 'east' });
    const dogwood = await owing('Dogwood', { email: null });
    const elm = await owing('Elm', { emailConsent: false });
    const fir = await owing('Fir');
    await writer.wrote(fir.id);
    const gum = await owing('Gum');
    await gum.disputes((await gum.detail()).invoices[0]?.id ?? '');
    const hazel = await owing('Hazel', { unitId: 'west' });
    const all = [alder, birch, cedar, dogwood, elm, fir, gum, hazel];

    const { count, leftOut, sample } = await preview(all);

    expect(count).to.equal(2);
    expect(leftOut.map(({ accountName, because, detail = '' }) => [accountName, because, detail])).to.deep.equal([
      ['Cedar', 'nothing-owed', ''],
      ['Dogwood', 'no-address', ''],
      ['Elm', 'not-permitted', leftOut[2]?.detail],
      ['Fir', 'not-permitted', leftOut[3]?.detail],
      ['Gum', 'disputed', ''],
      [hazel.id, 'gone', ''],
    ]);
    expect(leftOut[2]?.detail).to.contain('no consent to email');
    expect(leftOut[3]?.detail).to.contain('One email a day to a contact: 1 of 1').and.to.contain('possible from 2026-02-11 08:02 there');
    expect(sample).to.deep.include({ accountName: 'Alder', to: alder.email, subject: 'Statement of account, Alder, February 10, 2026' });
    expect(sample?.text).to.contain('Dear Dana Whitfield,');

    const done = await look(await written(all));
    expect({ done: done.done, total: done.total, leftOut: done.leftOut }).to.deep.equal({ done: 2, total: 8, leftOut });
    expect(receivers()).to.deep.equal([]);
    await writer.passes(31 * SECOND);
    await quiet();

    expect(receivers()).to.deep.equal([alder.email, birch.email].sort());
    const { attachments } = await PostalMime.parse(mail.accepted.find(({ to }) => to === alder.email)?.raw ?? '');
    expect(attachments.map(({ filename }) => filename)).to.deep.equal(['Statement-2026-02-10.pdf']);
    expect(pdfText(new Uint8Array(attachments[0]?.content as ArrayBuffer))).to.contain('$500.00');
    const lines = (await alder.words()).filter((words) => words.includes('Statement of account'));
    expect(lines).to.deep.equal(['email “Statement of account, Alder, February 10, 2026” sent']);
    expect((await alder.notices())[0]?.by?.name).to.equal('Carla Jensen');
  });

  it('is taken back as a whole after 29 seconds, and not after 31', async () => {
    const first = await written([alder, birch]);
    await writer.passes(29 * SECOND);
    expect((await recall(first)).body).to.deep.equal({ recalled: 2 });
    expect((await look(first)).recalled).to.equal(2);
    expect((await recall(first)).code).to.equal('message.not_recallable');
    await writer.passes(60 * SECOND);
    await quiet();
    expect(mail.accepted).to.deep.equal([]);
    expect((await birch.words()).filter((words) => words.endsWith('taken back before it went'))).to.have.length(1);

    // What was taken back has reached nobody: it counts for no cap.
    const second = await written([alder, birch]);
    await writer.passes(31 * SECOND);
    expect((await recall(second)).code).to.equal('message.not_recallable');
    await quiet();
    expect(receivers()).to.deep.equal([alder.email, birch.email].sort());
    expect((await look(second)).recalled).to.equal(undefined);
  });

  it('is written no further once it is taken back in the middle', async () => {
    const { runtime } = product;
    const bulk = await started('blk_half');
    await actOnOne(runtime, await readWorld(runtime), bulk, alder.id);

    expect((await recall(bulk._id)).body).to.deep.equal({ recalled: 2 });
    // Who was going on with it has read it before.
    await actOnOne(runtime, await readWorld(runtime), bulk, birch.id);
    await carryBulks(runtime);
    await writer.passes(60 * SECOND);
    await quiet();

    expect(mail.accepted).to.deep.equal([]);
    expect(await birch.notices()).to.deep.equal([]);
  });

  it('goes on after a process was killed in the middle, and nobody gets two', async () => {
    const { runtime } = product;
    const bulk = await started('blk_killed');
    const world = await readWorld(runtime);
    // Two processes that have both read who is left, one of which dies after its first.
    await Promise.all([actOnOne(runtime, world, bulk, alder.id), actOnOne(runtime, world, bulk, alder.id)]);
    await Promise.all([carryBulks(runtime), carryBulks(runtime)]);

    expect(await getBulk(runtime.store, bulk._id)).to.deep.include({ status: 'done', done: 2, left: [] });
    await writer.passes(32 * SECOND);
    await quiet();
    expect(receivers()).to.deep.equal([alder.email, birch.email].sort());
  });

  it('is looked at again when its time comes: who has paid meanwhile gets none', async () => {
    await written([alder, birch]);
    await alder.pays(50_000);
    await writer.passes(31 * SECOND);
    await quiet();

    expect(receivers()).to.deep.equal([birch.email]);
    expect((await alder.openIncidents())[0]?.reason).to.contain('the account has changed since it was written');
  });

  it('is refused with a text that is for something else, and leaves out who it cannot be filled in for', async () => {
    const send = async (templateId: string) => (await api.send('bulk.preview', ask([alder], { kind: 'statement', templateId }))).code;
    expect(await send('nothing-like-it')).to.equal('resource.unknown');
    expect(await send('friendly-reminder')).to.equal('request.invalid');
    await publish(product, anEmail('You promised {{ promise.amount | money }}.', { id: 'promised', about: 'account' }));
    const { statementTemplates } = await api.ask<AnswerOf<'work.choices'>>('work.choices', { query: { view: 'everyone' }, as: collector });
    expect(statementTemplates.map(({ id }) => id))
      .to.include.members(['promised', STATEMENT_TEMPLATE])
      .and.not.to.include('friendly-reminder');

    const [left] = (await preview([alder], { kind: 'statement', templateId: 'promised' })).leftOut;

    expect([left?.because, left?.detail]).to.deep.equal(['not-fillable', 'it needs promise, which this account does not have']);
    await product.api.call('channels.set', { params: { channel: 'email' }, body: { sending: false } });
    const { count, leftOut } = await preview([alder, birch]);
    expect([count, leftOut.map(({ because }) => because), leftOut[0]?.detail]).to.deep.equal([
      0,
      ['not-sendable', 'not-sendable'],
      'sending is switched off for email',
    ]);
  });
});
