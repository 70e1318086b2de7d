import { expect } from 'chai';
import { runDue } from '../../runtime/jobs/run-due.ts';
import { readWorld } from '../../runtime/runtime.ts';
import { as, aUser } from '../support/callers.ts';
import { CheckedApi } from '../support/checked-api.ts';
import { advanceTo, type OpenedAccount, openAccount } from '../support/collecting.ts';
import { startTestMailServer, type TestMailServer } from '../support/mail-server.ts';
import { chase, type Pause, Pausing } from '../support/pausing.ts';
import { aProduct, type Product } from '../support/product.ts';
import { publish, publishOnly } from '../support/segments.ts';

const HELD = 'paused by Marcus Webb: wrong template';

describe('a strategy that is paused', function () {
  this.timeout(120_000);
  let mail: TestMailServer;
  let product: Product;
  let pausing: Pausing;
  let pause: Pause;
  let plain: OpenedAccount;
  let paying: OpenedAccount;
  let promising: OpenedAccount;
  let asked: OpenedAccount;
  let late: OpenedAccount;

  before(async () => {
    mail = await startTestMailServer();
    product = await aProduct({ clock: '2026-02-02', mailPort: mail.port });
    await publish(product, chase('chase'));
    await publishOnly(product, 'chase');
    pausing = new Pausing(product, 'chase');
    [plain, paying, promising] = (await Promise.all([1, 2, 3].map(() => openAccount(product)))) as [
      OpenedAccount,
      OpenedAccount,
      OpenedAccount,
    ];
    for (const account of [plain, paying, promising]) await account.owes(50_000, '2026-02-02');
    // Its first message is asked for at an hour in which nobody is written to.
    asked = await openAccount(product, { contactZone: 'Pacific/Auckland' });
    await asked.owes(50_000, '2026-02-01');
    await advanceTo(product, '2026-02-04 12:00');
  });

  after(async () => {
    await product.stop();
    await mail.stop();
  });

  it('is paused with author, time and reason, and says so in the audit log', async () => {
    const api = await CheckedApi.of(product);
    const manager = await as(product, 'manager');
    const request = { params: { strategyId: 'chase' }, body: { reason: 'wrong template' }, as: manager };
    pause = await api.ask<Pause>('strategies.pause', request);

    const { at } = await product.api.call('clock.get');
    expect(pause).to.deep.include({
      strategyId: 'chase',
      reason: 'wrong template',
      by: { id: 'manager', name: 'Marcus Webb' },
      at,
      status: 'active',
    });
    expect(pause).not.to.have.property('step');
    const audit = await product.api.call('audit.list', { query: { limit: '5' } });
    expect([audit.items[0]?.words, audit.items[0]?.by?.name]).to.deep.equal(['Strategy “chase” paused: wrong template', 'Marcus Webb']);
  });

  it('is not paused a second time: the pause there is is answered, and nothing is written', async () => {
    const lines = async (): Promise<number> => (await product.api.call('audit.list', { query: { limit: '200' } })).items.length;
    const before = await lines();
    const again = await pausing.pause(undefined, 'another reason');

    expect(again).to.deep.equal(pause);
    expect(await lines()).to.equal(before);
    expect(await pausing.standing()).to.deep.equal([pause]);
  });

  it('shows on the account', async () => {
    const { step } = await plain.detail();

    expect(step?.paused).to.deep.equal({
      id: pause.id,
      reason: 'wrong template',
      by: { id: 'manager', name: 'Marcus Webb' },
      at: pause.at,
    });
  });

  it('lets no wait end', async () => {
    await advanceTo(product, '2026-02-06 12:00');

    for (const account of [plain, paying, promising]) expect(await account.step()).to.equal('waiting');
    expect(mail.accepted).to.deep.equal([]);
  });

  it('holds the message that was asked for before and has not left, and does not cancel it', async () => {
    expect(await asked.step()).to.equal('first');
    expect(await asked.outbox()).to.deep.equal([`friendly-reminder held: ${HELD}`]);
    expect((await asked.words()).at(-1)).to.equal(`email “friendly-reminder” waits: ${HELD}`);
  });

  it('lists what came due meanwhile: whose, what, since when, and what it would have led to', async () => {
    const held = await pausing.held();

    expect(held.map(({ what, accountId, step, timer, dueAt }) => [what, accountId, step, timer ?? '', dueAt])).to.have.deep.members([
      ['action', asked.id, 'first', '', '2026-02-04T14:00:00.000Z'],
      ...[plain, paying, promising].map(({ id }) => ['wait', id, 'waiting', 'day3', '2026-02-05T14:00:00.000Z']),
    ]);
    const wait = held.find((each) => each.accountId === plain.id);
    expect([wait?.leadsTo, wait?.pauseId, wait?.heldAt]).to.deep.equal([['first'], pause.id, '2026-02-05T14:00:00.000Z']);
    expect(wait?.actions).to.deep.equal([{ kind: 'email', type: 'notice.send', channel: 'email', template: 'friendly-reminder' }]);
    const [standing] = await pausing.standing();
    expect(standing?.held).to.deep.equal({ accounts: 4, waits: 3, actions: 1, kinds: [{ kind: 'email', count: 4 }] });
  });

  it('lists it in pages, and by kind', async () => {
    const params = { strategyId: 'chase' };
    const first = await product.api.call('strategies.held', { params, query: { limit: '3', kind: 'email' } });
    const second = await product.api.call('strategies.held', { params, query: { limit: '3', kind: 'email', cursor: first.next ?? '' } });

    expect([first.items.length, second.items.length, second.next]).to.deep.equal([3, 1, undefined]);
    expect(new Set([...first.items, ...second.items].map((each) => each.id)).size).to.equal(4);
    expect(await pausing.held({ kind: 'suspension' })).to.deep.equal([]);
  });

  it('shows and counts for somebody confined to units only what is of them', async () => {
    const api = await CheckedApi.of(product);
    const elsewhere = await aUser(api, 'viewer', ['elsewhere']);
    const ask = { params: { strategyId: 'chase' }, as: elsewhere };

    expect(await api.ask('strategies.held', ask)).to.deep.equal({ items: [] });
    const { items } = await api.ask<{ items: Pause[] }>('strategies.pauses', ask);
    expect(items.map((each) => each.held)).to.deep.equal([{ accounts: 0, waits: 0, actions: 0, kinds: [] }]);
  });

  it('says in the history what is kept back, by whom and why', async () => {
    expect((await plain.words()).at(-1)).to.equal(`Wait “day3” is over and kept back, ${HELD}; it would lead to email “friendly-reminder”`);
  });

  it('is not looked at again and again: a poll examines no key', async () => {
    const world = await readWorld(product.runtime);
    await runDue(product.runtime, world, () => product.settle());
    const { db } = product.runtime.store;
    const due = { nextDueAt: { $gt: new Date(0), $lte: new Date(world.now) }, status: 'active' };
    const { executionStats } = await db.collection('enrollments').find(due).sort({ nextDueAt: 1 }).explain('executionStats');

    expect(executionStats.totalKeysExamined).to.equal(0);
    const lines = (await plain.words()).length;
    await runDue(product.runtime, world, () => product.settle());
    expect((await plain.words()).length).to.equal(lines);
  });

  it('lets payments act: a paid account ends', async () => {
    await paying.pays(50_000);

    expect(await paying.step()).to.equal('cured ended');
    expect((await pausing.held()).map((each) => each.accountId)).not.to.include(paying.id);
  });

  it('lets promises act: a promise moves the account out, and is judged', async () => {
    await promising.promises(50_000, '2026-02-09');
    expect(await promising.step()).to.equal('promised');
    await advanceTo(product, '2026-02-11 12:00');

    expect(await promising.step()).to.equal('broken');
  });

  it('holds what the broken promise would bring upon the customer, messages and calls', async () => {
    expect(await promising.outbox()).to.deep.equal([`promise-broken held: ${HELD}`]);
    expect(await promising.openTasks()).to.deep.equal([]);
    const held = (await pausing.held({ pauseId: pause.id })).filter((each) => each.accountId === promising.id);
    expect(held.map((each) => [each.what, each.step, each.actions[0]?.kind])).to.have.deep.members([
      ['action', 'broken', 'email'],
      ['action', 'broken', 'call'],
    ]);
    expect((await promising.words()).slice(-2).sort()).to.deep.equal([
      `Task: call waits: ${HELD}`,
      `email “promise-broken” waits: ${HELD}`,
    ]);
  });

  it('takes new accounts on, which do nothing by time', async () => {
    late = await openAccount(product);
    await late.owes(50_000, '2026-01-11');
    await advanceTo(product, '2026-02-11 14:00');

    expect(await late.step()).to.equal('waiting');
    const [wait] = (await pausing.held()).filter((each) => each.accountId === late.id);
    expect([wait?.timer, wait?.leadsTo]).to.deep.equal(['day3', ['third']]);
    expect((await late.words()).at(-1)).to.match(/begins in Waiting; then Wait “day3” is over and kept back, paused by Marcus Webb/);
  });

  it('forgets nobody: what is kept back is looked after', async () => {
    expect((await product.api.call('portfolio.get')).forgotten).to.deep.equal({ count: 0, accounts: [] });
  });

  it('stays paused over a restart, and nothing is lost', async () => {
    const before = await pausing.held();
    await product.stop();
    product = await aProduct({ mongoUri: product.mongoUri });
    pausing = new Pausing(product, 'chase');
    await advanceTo(product, '2026-02-13 12:00');

    expect((await pausing.held()).map((each) => each.id)).to.deep.equal(before.map((each) => each.id));
    expect(mail.accepted).to.deep.equal([]);
  });

  it('refuses a step that no version has', async () => {
    const api = await CheckedApi.of(product);
    const answer = await api.send('strategies.pause', { params: { strategyId: 'chase' }, body: { step: 'nowhere', reason: 'x' } });

    expect([answer.status, answer.code]).to.deep.equal([422, 'pause.step_unknown']);
    const unknown = await api.send('strategies.pause', { params: { strategyId: 'nothing' }, body: { reason: 'x' } });
    expect(unknown.code).to.equal('resource.unknown');
  });
});
