import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import type { AnswerOf } from '#engine';
import { projectFolder } from '../../runtime/project-folder.ts';
import { aUser } from '../support/callers.ts';
import { type As, CheckedApi } from '../support/checked-api.ts';
import { advanceTo, type OpenedAccount, openAccount } from '../support/collecting.ts';
import { aFlow, email, task } from '../support/flows.ts';
import { aProduct, type Product } from '../support/product.ts';
import { publish, publishOnly } from '../support/segments.ts';

const listening = aFlow(
  'listening',
  {
    waiting: { on: { 'call.completed': { guard: 'silent', target: 'writing' } } },
    calling: { entry: [task('call', { script: 'short' })] },
    writing: { entry: [email('friendly-reminder')] },
  },
  {
    rules: { silent: { fact: 'account.callsUnanswered', operator: 'greaterThanInclusive', value: 3 } },
    on: { 'manual.call': '.calling', 'manual.write': '.writing' },
  },
);
const byInvoice = aFlow(
  'by-invoice',
  { waiting: { on: { 'invoice.noted': { guard: 'scheduled', target: 'resting' } } }, resting: {} },
  {
    subject: 'invoice',
    rules: {
      scheduled: {
        all: [
          { fact: 'invoice.status', operator: 'equal', value: 'scheduled' },
          { fact: 'invoice.expectedOn', operator: 'withinNext', value: 'P14D' },
        ],
      },
    },
  },
);
const short = {
  kind: 'template',
  id: 'short',
  name: 'Short',
  channel: 'call-script',
  tone: 'firm',
  language: 'en',
  body: 'Please pay {{ total | money }}.',
};

describe('what is said in a call', function () {
  this.timeout(90_000);
  let product: Product;
  let api: CheckedApi;
  let carla: As;
  let minute = 10;

  before(async () => {
    product = await aProduct({ clock: '2026-02-06' });
    api = await CheckedApi.of(product);
    await publish(product, short, listening, byInvoice);
    await publishOnly(product, 'listening');
    carla = await aUser(api, 'collector');
    await advanceTo(product, '2026-02-09 10:00');
  });

  after(() => product.stop());

  async function owing(): Promise<OpenedAccount> {
    const account = await openAccount(product);
    await account.owes(50_000, '2026-02-05');
    minute += 1;
    await advanceTo(product, `2026-02-09 10:${minute}`);
    return account;
  }
  const guide = (account: OpenedAccount) =>
    api.ask<AnswerOf<'calls.guide'>>('calls.guide', { params: { accountId: account.id }, as: carla });
  const log = async (account: OpenedAccount, body: object) => {
    const answer = await api.send('calls.log', { params: { accountId: account.id }, body, as: carla });
    await product.settle();
    return answer;
  };

  it('nobody reached three times leads to a letter, where the strategy says so', async () => {
    const account = await owing();
    await log(account, { reached: 'no-answer' });
    await log(account, { reached: 'busy' });
    expect(await account.step()).to.equal('waiting');

    await log(account, { reached: 'no-answer' });

    expect(await account.step()).to.equal('writing');
  });

  it('is led by the script of the step', async () => {
    const account = await owing();
    expect((await guide(account)).script?.templateId).to.equal('call-past-due');

    await account.raises('call');

    expect((await guide(account)).script).to.deep.equal({ templateId: 'short', name: 'Short', text: 'Please pay $500.00.' });
  });

  it('about an invoice stands on it, can be judged by rules, and is neither a payment nor a promise', async () => {
    await publishOnly(product, 'by-invoice');
    const account = await owing();
    const [invoice] = (await account.detail()).invoices;
    const note = (body: object) =>
      api.send('invoices.note', { params: { accountId: account.id }, body: { invoiceIds: [invoice?.id], ...body }, as: carla });
    expect((await note({ status: 'scheduled' })).code).to.equal('request.invalid');
    expect((await note({ status: 'scheduled', expectedOn: '2026-02-08' })).code).to.equal('request.invalid');
    expect((await note({ status: 'in-approval', with: 'Ann in finance' })).status).to.equal(201);
    await product.settle();
    expect(await account.step()).to.equal('waiting');

    expect((await note({ status: 'scheduled', expectedOn: '2026-02-20' })).status).to.equal(201);
    await product.settle();

    expect(await account.step()).to.equal('resting');
    const { invoices, standing } = await account.detail();
    expect(invoices[0]?.noted).to.include({ status: 'scheduled', expectedOn: '2026-02-20' });
    expect([standing.open.amount, standing.promised.amount]).to.deep.equal([50_000, 0]);
    expect(await account.words()).to.include('INV-2026-02-05-50000: scheduled on 2026-02-20');
    await account.pays(50_000);
    expect((await note({ status: 'approved' })).code).to.equal('invoice.not_open');
    await publishOnly(product, 'listening');
  });

  it('about a person who has left keeps messages from them', async () => {
    const account = await owing();
    const { contacts } = await account.detail();
    const params = { accountId: account.id, contactId: contacts[0]?.id ?? '' };
    await api.ask('contacts.retire', { params, body: { retired: true, because: 'has left' }, as: carla });
    await product.settle();
    await account.raises('write');

    expect((await account.outbox()).join()).to.match(/^friendly-reminder parked: .*no contact/);
    expect((await log(account, { reached: 'busy', contactId: params.contactId })).code).to.equal('contact.retired');
    const change = await api.send('contacts.change', { params, body: { name: 'Dana' }, as: carla });
    expect(change.code).to.equal('contact.retired');
    expect(await account.words()).to.include('Out of use: Dana Whitfield, has left');
  });

  it('is written down as the policy asks: its own outcomes, and no call without a note', async () => {
    const text = readFileSync(join(projectFolder(), 'definitions/contact-policies/b2b-contact.json'), 'utf8');
    const reached = [
      { id: 'nobody', name: 'Nobody', leadsTo: 'try-again', again: 'P1D' },
      { id: 'somebody', name: 'Somebody who decides', leadsTo: 'answer' },
    ];
    await publish(product, { ...(JSON.parse(text) as object), calls: { note: 'always', reached } });
    const account = await owing();
    await account.raises('call');

    expect((await guide(account)).reached.map((each) => each.name)).to.deep.equal(['Nobody', 'Somebody who decides']);
    expect((await log(account, { reached: 'nobody' })).code).to.equal('call.note_missing');
    expect((await log(account, { reached: 'no-answer', note: 'rang out' })).code).to.equal('request.invalid');
    const [call] = (await account.detail()).tasks;
    const close = { params: { taskId: call?.id ?? '' }, body: { outcome: 'called' }, as: carla };
    expect((await api.send('tasks.complete', close)).code).to.equal('call.note_missing');
    expect((await log(account, { reached: 'somebody', answer: 'refuses', note: 'wants to see a lawyer' })).status).to.equal(201);
    expect(await account.openTasks()).to.deep.equal([]);
    expect(await account.words()).to.include('Call to the customer: Somebody who decides, refuses');
  });
});
