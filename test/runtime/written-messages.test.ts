import { expect } from 'chai';
import PostalMime from 'postal-mime';
import { toInstant } from '#engine';
import { recallMessage } from '../../runtime/commands/recall-message.ts';
import { makePdf } from '../../runtime/documents/make-pdf.ts';
import type { Paper } from '../../runtime/documents/paper.ts';
import { readWorld } from '../../runtime/runtime.ts';
import { getEffect } from '../../runtime/store/effect-store.ts';
import { writeSetting } from '../../runtime/store/settings.ts';
import { as, aUser } from '../support/callers.ts';
import { type As, CheckedApi } from '../support/checked-api.ts';
import { type OpenedAccount, openAccount, until } from '../support/collecting.ts';
import { startTestMailServer, type TestMailServer } from '../support/mail-server.ts';
import { pdfText } from '../support/pdf-text.ts';
import { aProduct, type Product, ZONE } from '../support/product.ts';
import { publish } from '../support/segments.ts';
import { Writer } from '../support/writing.ts';

const SECOND = 1000;
const NOW = toInstant('2026-02-10', '10:00', ZONE);
const uncapped = {
  kind: 'contact-policy',
  id: 'b2b-contact',
  name: 'As often as one likes',
  appliesTo: 'business',
  hours: { from: '08:00', to: '18:00' },
  caps: [],
};

describe('a message a person writes', function () {
  this.timeout(120_000);
  let mail: TestMailServer;
  let product: Product;
  let api: CheckedApi;
  let collector: As;
  let writer: Writer;
  let account: OpenedAccount;

  beforeEach(async () => {
    mail = await startTestMailServer();
    // No strategy writes to the account as well, whenever the sweep finds it overdue.
    product = await aProduct({ clock: '2026-02-10', mailPort: mail.port, segment: 'nobody' });
    await writeSetting(product.runtime.store, 'clock', { mode: 'sandbox', at: NOW });
    api = await CheckedApi.of(product);
    collector = await as(product, 'collector');
    writer = new Writer(product, api, collector, NOW);
    account = await openAccount(product, { unitId: 'east' });
    await account.owes(120_000, '2026-02-05', 'INV-1');
  });

  afterEach(async () => {
    await product.stop();
    await mail.stop();
  });

  /** Until nothing of the account is on its way any more. */
  const quiet = async (): Promise<void> => {
    const open = { accountId: account.id, status: { $in: ['pending', 'leased', 'calling'] } };
    await product.settle();
    await until(
      async () => (await product.runtime.store.db.collection('effects').countDocuments(open)) === 0,
      'everything has gone its way',
    );
    await product.settle();
  };

  /** What is kept of the papers of a message. */
  const papersOf = async (key: string): Promise<readonly Paper[]> => {
    const { written } = (await getEffect(product.runtime.store, key)) ?? {};
    return (written?.papers ?? []) as Paper[];
  };

  const params = () => ({ accountId: account.id });

  it('can be taken back after 29 seconds, and comes back as it was written', async () => {
    const draft = { subject: 'A question', body: 'Is {{ total | money }} on its way?', statement: true };
    const key = await writer.wrote(account.id, draft);
    await writer.passes(29 * SECOND);
    await product.settle();
    const answer = await writer.recalls(key);
    await writer.passes(60 * SECOND);
    await product.settle();

    expect([answer.status, answer.body]).to.deep.include(201);
    expect(answer.body).to.deep.include(draft);
    expect(mail.accepted).to.deep.equal([]);
    const [notice] = await account.notices();
    expect([notice?.status, notice?.reason, notice?.by?.name]).to.deep.equal(['cancelled', 'taken back before it went', 'Carla Jensen']);
    expect(await account.words()).to.include('email “A question” taken back before it went');
  });

  it('is not taken back after 31 seconds, whether it has left already or not, and goes once', async () => {
    const key = await writer.wrote(account.id, { subject: 'A question', body: 'Is {{ total | money }} on its way?' });
    expect(mail.accepted).to.deep.equal([]);
    await writer.passes(31 * SECOND);
    const before = await writer.recalls(key);
    await quiet();
    const after = await writer.recalls(key);

    expect([before.code, after.code]).to.deep.equal(['message.not_recallable', 'message.not_recallable']);
    const [sent, second] = mail.accepted;
    expect([sent?.to, sent?.subject, second]).to.deep.equal([account.email, 'A question', undefined]);
    const { text } = await PostalMime.parse(sent?.raw ?? '');
    expect(text).to.contain('Is $1,200.00 on its way?');
    const { items } = await product.api.call('timeline.list', { params: params() });
    const line = items.find((entry) => entry.type === 'notice.sent');
    expect([line?.words, line?.by?.name]).to.deep.equal(['email “A question” sent', 'Carla Jensen']);
  });

  it('goes at once when it is let go', async () => {
    const key = await writer.wrote(account.id);
    expect((await writer.releases(key)).status).to.equal(201);
    await quiet();

    expect(mail.accepted).to.have.length(1);
    expect((await writer.recalls(key)).code).to.equal('message.not_recallable');
  });

  it('is taken back by whoever has written it or leads, and by nobody else', async () => {
    const key = await writer.wrote(account.id);

    expect((await writer.recalls(key, await aUser(api, 'collector', ['east']))).code).to.equal('permission.denied');
    expect((await writer.recalls(key, await as(product, 'lead'))).status).to.equal(201);
  });

  it('carries the statement and copies of invoices, byte for byte what was kept', async () => {
    const { invoices } = await account.detail();
    const key = await writer.wrote(account.id, { statement: true, invoiceIds: invoices.map((invoice) => invoice.id) });
    await writer.passes(31 * SECOND);
    await quiet();

    const { attachments } = await PostalMime.parse(mail.accepted[0]?.raw ?? '');
    expect(attachments.map((each) => [each.filename, each.mimeType])).to.deep.equal([
      ['Statement-2026-02-10.pdf', 'application/pdf'],
      ['Invoice-INV-1.pdf', 'application/pdf'],
    ]);
    for (const [index, paper] of (await papersOf(key)).entries()) {
      const sent = Buffer.from(attachments[index]?.content as ArrayBuffer);
      expect(sent.equals((await makePdf(paper)).bytes)).to.equal(true);
      expect(pdfText(sent)).to.contain('$1,200.00');
      const url = `${product.url}/api/v1/outbox/${encodeURIComponent(key)}/papers/${paper.file}`;
      const kept = await fetch(url, { headers: { authorization: `Bearer ${product.key}` } });
      expect([kept.headers.get('content-type'), kept.headers.get('content-disposition')]).to.deep.equal([
        'application/pdf',
        `attachment; filename="${paper.file}"`,
      ]);
      expect(sent.equals(Buffer.from(await kept.arrayBuffer()))).to.equal(true);
    }
    const detail = await product.api.call('outbox.get', { params: { key } });
    expect(detail.files?.map((file) => [file.name, file.kind])).to.deep.equal([
      ['Statement-2026-02-10.pdf', 'statement'],
      ['Invoice-INV-1.pdf', 'invoice'],
    ]);
  });

  it('is refused where the contact may not be written to now, with the reason and the next time', async () => {
    await writer.wrote(account.id);
    const capped = await writer.writes(account.id);
    expect([capped.code, capped.text]).to.satisfy(
      ([code, text]: string[]) => code === 'message.not_permitted' && text?.includes('One email a day'),
    );
    expect(capped.text).to.contain('possible from 2026-02-11 08:02 there');

    const other = await openAccount(product, { unitId: 'east', emailConsent: false });
    expect((await writer.writes(other.id)).text).to.contain('no consent to email');
    await writer.passes(9 * 3_600_000);
    const late = await openAccount(product, { unitId: 'east' });
    expect((await writer.writes(late.id)).text).to.contain(
      '19:00 there; contacts are allowed from 08:02 to 17:58; possible from 2026-02-11 08:02',
    );
    expect(mail.accepted.length).to.be.lessThan(2);
  });

  it('counts for the caps that hold for strategies', async () => {
    await writer.wrote(account.id);
    await writer.passes(31 * SECOND);
    await quiet();
    const { people } = await product.api.call('messages.guide', { params: params() });

    expect(people[0]?.may.email.reasons.join()).to.contain('One email a day to a contact: 1 of 1');
    expect(people[0]?.may.letter.allowed).to.equal(true);
    expect((await writer.writes(account.id)).code).to.equal('message.not_permitted');
  });

  it('names every fault of its text at its place', async () => {
    const draft = { subject: '{{ accont.name }}', body: 'Hello {% include "x" %}' };
    const { contacts } = await account.detail();
    const body = { channel: 'email', contactId: contacts[0]?.id, ...draft };
    const { faults, message } = await api.ask<{ faults: { pointer: string; detail: string }[]; message?: unknown }>('messages.preview', {
      params: params(),
      body,
    });

    expect(message).to.equal(undefined);
    expect(faults.map((fault) => fault.pointer)).to.deep.equal(['/subject', '/body']);
    expect((await writer.writes(account.id, draft)).code).to.equal('message.refused');
    const promise = await writer.writes(account.id, { body: 'You promised {{ promise.amount | money }}.' });
    expect(promise.text).to.contain('it needs promise');
    expect((await writer.writes(account.id, { body: 'Card 4111 1111 1111 1111' })).code).to.equal('text.card_number');
    expect((await writer.writes(account.id, { invoiceIds: ['inv_none'] })).code).to.equal('invoice.unknown');
    expect((await writer.writes(account.id, { contactId: 'con_none' })).code).to.equal('request.invalid');
    expect(await account.outbox()).to.deep.equal([]);
  });

  it('waits for a person when money has come in since it was written, and goes as it is when they say so', async () => {
    const key = await writer.wrote(account.id, { body: 'You owe {{ total | money }}.' });
    await account.pays(20_000);
    await writer.passes(31 * SECOND);
    await quiet();
    expect(mail.accepted).to.deep.equal([]);
    const [incident] = await account.openIncidents();
    expect(incident?.reason).to.contain('the account has changed since it was written');

    await product.api.call('outbox.decide', { params: { key }, body: { decision: 'send' } });
    await quiet();
    expect(mail.accepted).to.have.length(1);
    expect(await account.openIncidents()).to.deep.equal([]);
  });

  it('goes on what a person has seen, and waits once more for what comes in after that', async () => {
    const key = await writer.wrote(account.id, { body: 'You owe {{ total | money }}.' });
    const sending = (isOn: boolean) => product.api.call('channels.set', { params: { channel: 'email' }, body: { sending: isOn } });
    await account.pays(20_000);
    await writer.passes(31 * SECOND);
    await quiet();
    await sending(false);
    await product.api.call('outbox.decide', { params: { key }, body: { decision: 'send' } });
    await quiet();
    await account.pays(100_000);

    await sending(true);
    await quiet();

    expect(mail.accepted).to.deep.equal([]);
    expect((await account.openIncidents())[0]?.reason).to.contain('the account has changed since it was written');
  });

  it('is put before a person when it bounces, since no strategy looks after it', async () => {
    mail.onRecipient = () => ({ code: 550, message: 'no such user' });
    await writer.wrote(account.id);
    await writer.passes(31 * SECOND);
    await quiet();

    expect((await account.openIncidents())[0]?.reason).to.contain('no such user');
    expect((await account.words()).join('\n')).to.match(/^email “Your account” bounced: .*no such user/m);
  });

  it('becomes a letter to print: with its page, without a mail, under its own channel', async () => {
    const template = await api.ask<{ subject: string; body: string }>('messages.begin', {
      params: { ...params(), templateId: 'payment-request-letter' },
      as: collector,
    });
    expect(template.body).to.contain('Dear Dana Whitfield').and.to.contain('{{ invoiceTable }}').and.to.contain('$1,200.00');
    const address = ['Blue Ridge Supply', 'Dana Whitfield', '12 Main Street'];
    const key = await writer.wrote(account.id, { channel: 'letter', templateId: 'payment-request-letter', ...template, address });
    await writer.passes(31 * SECOND);
    await quiet();

    expect(mail.accepted).to.deep.equal([]);
    const [notice] = await account.notices();
    expect([notice?.channel, notice?.status, notice?.template]).to.deep.equal(['letter', 'sent', 'payment-request-letter']);
    expect((await getEffect(product.runtime.store, key))?.written?.edited).to.equal(false);
    const [paper] = await papersOf(key);
    const text = pdfText((await makePdf(paper as Paper)).bytes).replaceAll(/\s+/g, ' ');
    for (const words of ['12 Main Street', 'Dear Dana', 'INV-1', '5 days past due', '$1,200.00', 'Carla Jensen', 'Northwind Trading'])
      expect(text).to.contain(words);
    expect(await account.words()).to.include('letter “Payment request” made, to be printed');
    const guide = await product.api.call('messages.guide', { params: params() });
    expect(guide.address).to.deep.equal(address);
  });

  it('is either taken back or sent, never both and never neither, 200 times', async () => {
    await publish(product, uncapped);
    const keys: string[] = [];
    for (let count = 0; count < 200; count += 1) keys.push(await writer.wrote(account.id, { subject: `Message ${count}` }));
    // A process whose clock is behind still believes that there is time: only the message itself can decide.
    const behind = await readWorld(product.runtime);
    await writer.passes(31 * SECOND);
    const taken = new Set<string>();
    const take = async (key: string): Promise<void> => {
      const effect = await getEffect(product.runtime.store, key);
      const outcome = await product.runtime.store.transaction((transaction) =>
        recallMessage(product.runtime, behind, effect as never, { kind: 'user', id: 'collector' }, transaction),
      );
      if (outcome.ok) taken.add(key);
    };
    const lanes = [0, 1, 2, 3].map(async (lane) => {
      for (const key of keys.toReversed().filter((_, index) => index % 4 === lane)) await take(key);
    });
    await Promise.all([product.settle(), ...lanes]);
    await quiet();

    const sent = mail.accepted.map((each) => each.key);
    expect(sent.filter((key) => taken.has(key))).to.deep.equal([]);
    expect([...sent, ...taken].sort()).to.deep.equal(keys.toSorted());
    expect([sent.length > 0, taken.size > 0]).to.deep.equal([true, true]);
    expect(new Set(sent).size).to.equal(sent.length);
  });
});
