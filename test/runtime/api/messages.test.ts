import { expect } from 'chai';
import { type AnswerOf, type Problem, toInstant } from '#engine';
import { as } from '../../support/callers.ts';
import { type As, CheckedApi } from '../../support/checked-api.ts';
import { type OpenedAccount, openAccount } from '../../support/collecting.ts';
import { startTestMailServer, type TestMailServer } from '../../support/mail-server.ts';
import { aProduct, type Product, ZONE } from '../../support/product.ts';
import { anEmail } from '../../support/template-builder.ts';

type Preview = AnswerOf<'templates.preview'>;
type May = AnswerOf<'policies.mayContact'>;

const letter = anEmail('Dear {{ contact.firstName }},\n\n{{ invoiceTable }}\n\nPlease pay.', {
  id: 'reminder-draft',
  subject: '{{ account.name }}: {{ total | money }} past due',
});

describe('a message that is being written', function () {
  this.timeout(60_000);
  let mail: TestMailServer;
  let product: Product;
  let api: CheckedApi;
  let owing: OpenedAccount;
  let mute: OpenedAccount;
  let manager: As;

  before(async () => {
    mail = await startTestMailServer();
    product = await aProduct({ clock: '2026-02-09', mailPort: mail.port, sending: false });
    api = await CheckedApi.of(product);
    manager = await as(product, 'manager');
    owing = await openAccount(product, { name: 'Blue & Ridge' });
    mute = await openAccount(product, { name: 'Mute', email: null });
    await owing.owes(120_000, '2026-01-20', 'A');
    await owing.owes(30_000, '2026-02-01', 'B');
    const disputed = await owing.owes(50_000, '2026-01-25', 'C');
    await owing.disputes(disputed);
  });

  after(async () => {
    await product.stop();
    await mail.stop();
  });

  const preview = (draft: object, accountId?: string): Promise<Preview> =>
    api.ask<Preview>('templates.preview', { text: JSON.stringify(draft), ...(accountId === undefined ? {} : { query: { accountId } }) });
  const sendTest = (draft: object, who: As | undefined, accountId?: string) =>
    api.send('templates.sendTest', {
      text: JSON.stringify(draft),
      ...(accountId === undefined ? {} : { query: { accountId } }),
      ...(who ? { as: who } : {}),
    });

  it('is shown as the account would get it now: what it may be asked for, and the legal block nobody can leave out', async () => {
    const { message, asked, account, contact } = await preview(letter, owing.id);

    expect([account?.name, contact]).to.deep.equal(['Blue & Ridge', 'Dana Whitfield']);
    expect(asked).to.deep.equal({ items: 2, total: { amount: 150_000, currency: 'USD' } });
    expect(message?.subject).to.equal('Blue & Ridge: $1,500.00 past due');
    expect(message?.text).to.match(/Dear Dana,[\s\S]*A {2}due Jan 20, 2026[\s\S]*\$1,200\.00[\s\S]*reply with STOP/);
    expect(message?.text).to.not.include('Jan 25');
    expect(message?.html).to.include('<table');
  });

  it('is shown on the sample account when none is chosen', async () => {
    const { message, account } = await preview(letter);

    expect([account, message?.subject]).to.deep.equal([undefined, 'Blue Ridge Supply: $1,800.00 past due']);
    expect(message?.text).to.include('reply with STOP');
  });

  it('names what this account does not have, instead of writing with a hole', async () => {
    const { message, missing } = await preview({ ...letter, body: 'You promised {{ promise.amount | money }}.' }, owing.id);

    expect([message, missing]).to.deep.equal([undefined, 'promise']);
    expect(await preview(letter, mute.id)).to.include({ missing: 'contact.firstName' });
  });

  it('is told its faults while it is written', async () => {
    const { message, diagnostics } = await preview({ ...letter, body: 'Dear {{ contact.frstName }} {% include "x" %}' }, owing.id);
    const open = await preview({ ...letter, body: 'Dear {{ contact.firstName' });

    expect(message).to.equal(undefined);
    expect(diagnostics.map((each) => each.code)).to.include('template.tag_refused');
    expect(open.diagnostics.map((each) => [each.code, each.pointer])).to.deep.equal([['template.syntax', '/body']]);
    const other = await api.send('templates.preview', {
      text: JSON.stringify({ kind: 'segment', id: 's', name: 'S', rows: [{ id: 'a', name: 'A' }] }),
    });
    expect(other.code).to.equal('definition.refused');
  });

  it('goes to whoever writes it and to nobody else, marked as a test, whether sending is on or not', async () => {
    const answer = await sendTest(letter, manager, owing.id);

    expect(answer.body).to.deep.equal({
      result: 'accepted',
      to: 'manager@duecourse.test',
      subject: '[TEST] Blue & Ridge: $1,500.00 past due',
    });
    expect(mail.accepted.map(({ to, subject }) => [to, subject])).to.deep.equal([
      ['manager@duecourse.test', '[TEST] Blue & Ridge: $1,500.00 past due'],
    ]);
    expect(mail.accepted[0]?.raw).to.include('No customer has received it');
    const { items } = await api.ask<AnswerOf<'audit.list'>>('audit.list');
    expect(items[0]).to.deep.include({
      words: 'Template “reminder-draft” sent to themselves as a test: accepted',
      by: { id: 'manager', name: 'Marcus Webb' },
    });
    expect((await owing.notices()).map((each) => each.template)).to.not.include('reminder-draft');
  });

  it('stays here when it cannot be sent, and says why', async () => {
    const why = async (...ask: Parameters<typeof sendTest>): Promise<string> => {
      const { body } = await sendTest(...ask);
      return `${(body as Problem).code}: ${(body as Problem).detail}`;
    };

    expect(await why(letter, undefined)).to.equal('message.not_sendable: a machine key has no address of its own; sign in');
    expect(await why({ ...letter, channel: 'letter' }, manager)).to.include('by email only');
    expect(await why({ ...letter, body: '{{ promise.dueOn | date }}' }, manager, owing.id)).to.equal(
      'message.not_sendable: the message needs promise',
    );
    expect(await why({ ...letter, body: '{{ nothing }}' }, manager)).to.include('definition.refused');
    mail.onRecipient = () => ({ code: 550, message: 'no such person' });
    expect((await sendTest(letter, manager)).body).to.include({ result: 'bounced' });
    mail.onRecipient = undefined;
    await api.ask('connectors.set', { params: { connectorId: 'smtp' }, body: { settings: { host: 'mail.example', port: 25 } } });
    expect((await sendTest(letter, manager)).body, 'a sandbox sends nothing out of the house').to.include({ result: 'sealed' });
    await api.ask('connectors.set', {
      params: { connectorId: 'smtp' },
      body: { enabled: false, settings: { host: 'mail.example', port: 25 } },
    });
    expect(await why(letter, manager)).to.include('no connector');
    expect(mail.accepted).to.have.length(1);
  });

  const may = (body: object): Promise<May> => api.ask<May>('policies.mayContact', { body });
  const policy = {
    kind: 'contact-policy',
    id: 'strict',
    name: 'Strict',
    appliesTo: 'business',
    hours: { from: '10:00', to: '11:00' },
    caps: [{ id: 'week', name: 'Once a week', scope: 'contact', per: 'P7D', max: 1 }],
  };

  it('may be sent when the policy in force says so, at the time that is asked about', async () => {
    const now = await may({ accountId: owing.id, at: new Date(toInstant('2026-02-09', '11:00', ZONE)).toISOString() });
    const night = await may({ accountId: owing.id, at: new Date(toInstant('2026-02-09', '23:30', ZONE)).toISOString() });

    expect(now).to.deep.include({
      policy: { id: 'b2b-contact', name: now.policy?.name },
      inForce: true,
      draft: false,
      allowed: true,
      reasons: [],
    });
    expect(now.localTime).to.equal('2026-02-09 11:00');
    expect([night.allowed, night.reasons[0]?.code]).to.deep.equal([false, 'hours.closed']);
    expect(night.nextAllowedAt).to.match(/^2026-02-10T/);
  });

  it('may be sent by a draft of a policy, which is not in force', async () => {
    const { allowed, reasons, nextAllowedAt, ...rest } = await may({ accountId: owing.id, text: JSON.stringify(policy) });

    expect([allowed, reasons.map(({ code }) => code), nextAllowedAt]).to.deep.equal([false, ['hours.closed'], '2026-02-09T15:00:00.000Z']);
    expect(rest).to.deep.include({ draft: true, inForce: false, policy: { id: 'strict', name: 'Strict' } });
    expect(
      (await may({ accountId: owing.id, text: JSON.stringify({ ...policy, hours: { from: '07:00', to: '11:00' } }) })).allowed,
    ).to.equal(true);
  });

  it('may not be sent where nobody can be written to, or no policy covers the account', async () => {
    const person = await openAccount(product, { kind: 'person' });
    const [contact] = (await owing.detail()).contacts;
    const foreign = await api.send('policies.mayContact', { body: { accountId: mute.id, contactId: contact?.id } });
    const faulty = await api.send('policies.mayContact', {
      body: { accountId: owing.id, text: JSON.stringify({ ...policy, calendar: 'none' }) },
    });

    expect(await may({ accountId: person.id })).to.deep.include({
      allowed: false,
      reasons: [{ code: 'policy.missing', detail: 'no contact policy covers this kind of account' }],
    });
    expect(foreign.code).to.equal('resource.unknown');
    expect((await api.send('policies.mayContact', { body: { accountId: owing.id, policyId: 'none' } })).code).to.equal('resource.unknown');
    expect(faulty.code).to.equal('definition.refused');
    expect((await api.send('policies.mayContact', { body: { accountId: owing.id, text: '{"kind":' } })).code).to.equal(
      'definition.refused',
    );
  });
});
