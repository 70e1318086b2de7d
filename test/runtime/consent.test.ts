import { expect } from 'chai';
import { as } from '../support/callers.ts';
import { CheckedApi } from '../support/checked-api.ts';
import { startTestMailServer, type TestMailServer } from '../support/mail-server.ts';
import { aroundTransactionOf } from '../support/meanwhile.ts';
import { aProduct, type Product } from '../support/product.ts';
import { publish, publishOnly } from '../support/segments.ts';

const policy = {
  kind: 'contact-policy',
  id: 'b2b-contact',
  name: 'Business contacts',
  appliesTo: 'business',
  hours: { from: '08:00', to: '18:00' },
  caps: [],
  consent: { email: { needs: 'agreement' }, call: { needs: 'no-refusal', ends: 'all' } },
};

describe('a policy that needs somebody’s yes to email', function () {
  this.timeout(120_000);
  let mail: TestMailServer;
  let product: Product;

  before(async () => {
    mail = await startTestMailServer();
    product = await aProduct({ clock: '2026-02-09', mailPort: mail.port });
    await publish(product, policy);
    await publishOnly(product, 'past-due-escalation');
  });

  after(async () => {
    await product.stop();
    await mail.stop();
  });

  const opened = async (name: string, dueOn = '2026-02-05'): Promise<{ accountId: string; contactId: string }> => {
    const email = `${name}@example.test`;
    const { id: accountId } = await product.api.call('accounts.create', {
      body: { name, currency: 'USD', contacts: [{ name: 'Dana', email }] },
    });
    const invoice = { number: `${name}-1`, issuedOn: '2026-01-06', dueOn, amount: 120_000 };
    await product.api.call('invoices.add', { params: { accountId }, body: invoice });
    const { contacts } = await product.api.call('accounts.get', { params: { accountId } });
    return { accountId, contactId: contacts[0]?.id ?? '' };
  };
  const say = (params: { accountId: string; contactId: string }, channel: string, agrees: boolean | null): Promise<unknown> =>
    product.api.call('consents.record', { params: { ...params, channel }, body: { agrees, because: 'said so on the phone' } });
  const words = async (accountId: string): Promise<string[]> =>
    (await product.api.call('timeline.list', { params: { accountId } })).items.map((entry) => entry.words);

  it('writes to those who have given it and to nobody else', async () => {
    const agreed = await opened('agreed');
    const silent = await opened('silent');
    const stopped = await opened('stopped');
    const called = await opened('called');
    await say(agreed, 'email', true);
    await say(stopped, 'email', true);
    await say(called, 'email', true);
    await say(called, 'call', false);
    const reply = (text: string) => product.api.call('replies.take', { params: stopped, body: { channel: 'email', text } });
    expect(await reply('We will pay by the end of the month, please do not stop delivering.')).to.deep.equal({ optOut: false });
    expect(await reply('Unsubscribe.')).to.deep.equal({ optOut: true });

    await product.advanceTo('2026-02-10');

    expect(mail.accepted.map((each) => each.to)).to.deep.equal(['agreed@example.test']);
    expect(await words(silent.accountId)).to.include('email “friendly-reminder” is not sent: nobody has agreed to email');
    expect(await words(stopped.accountId)).to.include('email “friendly-reminder” is not sent: no consent to email');
    expect(await words(stopped.accountId)).to.include('Dana does not want email: Unsubscribe.');
    expect((await words(called.accountId)).join('\n')).to.include('no consent to any channel since call was refused');
    const { contacts } = await product.api.call('accounts.get', { params: { accountId: stopped.accountId } });
    expect(contacts[0]).to.deep.include({ consents: { email: false }, mayEmail: false });
    expect(contacts[0]?.said.email?.at).to.equal('2026-02-09T13:00:00.000Z');
  });

  it('holds to a no that is said between the decision to write and the mail', async () => {
    const before = mail.accepted.length;
    const withdrawn = await opened('withdrawn', '2026-02-06');
    await say(withdrawn, 'email', true);
    const met = aroundTransactionOf(product, 'reserve', { before: () => say(withdrawn, 'email', false) });
    await product.advanceTo('2026-02-11');

    expect(met()).to.equal(1);
    expect(mail.accepted.slice(before).map((each) => each.to)).not.to.include('withdrawn@example.test');
    expect(await words(withdrawn.accountId)).to.include('email “friendly-reminder” is not sent: no consent to email');
  });

  it('takes a reply once, however often it is handed in, and from nobody who may only look', async () => {
    const api = await CheckedApi.of(product);
    const params = await opened('replying');
    const ask = { params, body: { channel: 'email', text: 'STOP' } };
    const [manager, viewer] = [await as(product, 'manager'), await as(product, 'viewer')];
    expect((await api.send('replies.take', { ...ask, as: viewer })).status).to.equal(403);
    for (const _ of [1, 2, 3]) await api.ask('replies.take', { ...ask, as: manager, headers: { 'idempotency-key': 'reply-1' } });

    const said = (await words(params.accountId)).filter((line) => line.includes('STOP'));
    expect(said).to.have.members(['Dana answered by email: STOP', 'Dana does not want email: STOP']);
    const { contacts } = await product.api.call('accounts.get', { params: { accountId: params.accountId } });
    expect(contacts[0]?.said.email?.by?.name).to.equal(
      (await product.api.call('users.list')).items.find(({ id }) => id === 'manager')?.name,
    );
  });

  it('says so to whoever asks before', async () => {
    const asked = await opened('asked');
    const ask = () => product.api.call('policies.mayContact', { body: { accountId: asked.accountId, at: '2026-02-11T15:00:00.000Z' } });
    expect((await ask()).reasons.map(({ code }) => code)).to.deep.equal(['consent.missing']);
    await say(asked, 'email', true);
    expect((await ask()).allowed).to.equal(true);
    await say(asked, 'email', null);
    expect((await ask()).allowed).to.equal(false);
  });
});
