import { expect } from 'chai';
import { io } from 'socket.io-client';
import { LIVE_EVENT, type LiveHint, WATCH_EVENT } from '#engine';
import { startTestMailServer, type TestMailServer } from '../support/mail-server.ts';
import { aProduct, type Product } from '../support/product.ts';
import { publishOnly } from '../support/segments.ts';
import { signIn } from '../support/sign-in.ts';

describe('the example of the datasheet, live', function () {
  this.timeout(120_000);
  let mail: TestMailServer;
  let product: Product;
  let accountId: string;

  before(async () => {
    mail = await startTestMailServer();
    product = await aProduct({ clock: '2026-02-04', mailPort: mail.port });
    await publishOnly(product, 'past-due-escalation');
    const created = await product.api.call('accounts.create', {
      body: {
        name: 'Blue Ridge Supply',
        currency: 'USD',
        ownerId: 'collector',
        unitId: 'east',
        contacts: [{ name: 'Dana Whitfield', email: 'dana@blue-ridge.example' }],
      },
    });
    accountId = created.id;
    await product.api.call('invoices.add', {
      params: { accountId },
      body: { number: 'INV-1', issuedOn: '2026-01-06', dueOn: '2026-02-05', amount: 120_000 },
    });
  });

  after(async () => {
    await product.stop();
    await mail.stop();
  });

  const detail = () => product.api.call('accounts.get', { params: { accountId } });

  it('sends the friendly reminder on day 5', async () => {
    await product.advanceTo('2026-02-10');

    expect(mail.accepted.map((each) => each.to)).to.deep.equal(['dana@blue-ridge.example']);
    expect((await detail()).step?.states).to.deep.equal(['chasing.reminded']);
  });

  it("shows the call task on the collector's open page within a second on day 15", async () => {
    const collector = await signIn(product.url, 'collector@duecourse.test');
    const socket = io(product.url, { extraHeaders: { cookie: collector.cookie }, transports: ['websocket'] });
    const hints: { hint: LiveHint; at: number }[] = [];
    await new Promise<void>((resolve) => socket.on('connect', () => resolve()));
    socket.on(LIVE_EVENT, (hint: LiveHint) => hints.push({ hint, at: Date.now() }));
    socket.emit(WATCH_EVENT, { type: 'account', id: accountId });

    await product.advanceTo('2026-02-20');

    const { items } = await product.api.call('tasks.list', { query: { status: 'open', accountId } });
    expect(items.map((task) => [task.kind, task.assignee?.id])).to.deep.equal([['call', 'collector']]);
    const told = hints.find(({ hint }) => hint.type === 'task' && hint.id === items[0]?.id);
    expect(told, 'a hint for the task').to.not.equal(undefined);
    const written = await product.runtime.store.db.collection('timeline').findOne({ chain: accountId, type: 'task.created' });
    const writtenAt = Number(written?.['order']) / 1000;
    expect((told?.at ?? 0) - writtenAt, 'milliseconds from the task to the open page').to.be.within(0, 1000);
    socket.close();
  });

  it('takes the promise he enters', async () => {
    const collector = await signIn(product.url, 'collector@duecourse.test');
    const answer = await collector.post(`/accounts/${accountId}/promises`, { amount: 120_000, dueOn: '2026-02-25' });
    expect(answer.status).to.equal(201);
    await product.settle();

    const after = await detail();
    expect(after.step?.states).to.deep.equal(['promised']);
    expect(after.tasks.filter((task) => task.status === 'open')).to.deep.equal([]);
  });

  it('suspends service and then writes, the day after the promise is broken', async () => {
    await product.advanceTo('2026-02-26');

    const after = await detail();
    expect(after.promises[0]?.status).to.equal('broken');
    expect(after.service).to.equal('suspended');
    expect(mail.accepted).to.have.length(2);
    const { items } = await product.api.call('timeline.list', { params: { accountId } });
    const order = items
      .map((entry) => entry.type)
      .reverse()
      .filter((type) => ['promise.broken', 'service.suspended', 'notice.sent'].includes(type));
    expect(order.slice(-3)).to.deep.equal(['promise.broken', 'service.suspended', 'notice.sent']);
  });

  it('resumes service when the payment comes in, and sends nothing further', async () => {
    await product.advanceTo('2026-03-01');
    await product.advanceTo('2026-03-02');
    await product.api.call('payments.post', { params: { accountId }, body: { amount: 120_000, receivedOn: '2026-03-02' } });
    await product.settle();
    const sent = mail.accepted.length;

    await product.advanceTo('2026-03-20');

    const after = await detail();
    expect(after.service).to.equal('running');
    expect(after.step?.status).to.equal('ended');
    expect(after.tasks.filter((task) => task.status === 'open')).to.deep.equal([]);
    expect(mail.accepted).to.have.length(sent);
  });

  it('tells every step in words, with its reason', async () => {
    const { items } = await product.api.call('timeline.list', { params: { accountId }, query: { limit: '200' } });
    const words = items.map((entry) => entry.words).join('\n');

    expect(words).to.include('“maySuspend” holds');
    expect(words).to.include('Promise of $1,200.00 for 2026-02-25 broken');
    expect(words).to.include('Service suspended');
  });

  it('moves the reminder of an invoice due on a Monday from Saturday to Monday, and says so', async () => {
    const other = await product.api.call('accounts.create', {
      body: {
        name: 'Harbor Foods',
        currency: 'USD',
        ownerId: 'collector',
        unitId: 'east',
        contacts: [{ name: 'Ruben Alvarez', email: 'ruben@harbor.example' }],
      },
    });
    await product.api.call('invoices.add', {
      params: { accountId: other.id },
      body: { number: 'INV-2', issuedOn: '2026-03-01', dueOn: '2026-03-23', amount: 50_000 },
    });

    await product.advanceTo('2026-03-29');
    const before = mail.accepted.filter((each) => each.to === 'ruben@harbor.example').length;
    await product.advanceTo('2026-03-30');

    expect(before).to.equal(0);
    expect(mail.accepted.filter((each) => each.to === 'ruben@harbor.example')).to.have.length(1);
    const { items } = await product.api.call('timeline.list', { params: { accountId: other.id } });
    expect(items.map((entry) => entry.words).join('\n')).to.include('moved from Sat 2026-03-28 (weekend)');
  });
});
