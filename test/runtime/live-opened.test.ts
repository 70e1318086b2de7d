import { expect } from 'chai';
import { io, type Socket } from 'socket.io-client';
import { type AnswerOf, LIVE_EVENT, type LiveHint, OPENED_EVENT, type OpenedView, type Role, UNWATCH_EVENT, WATCH_EVENT } from '#engine';
import { aUser } from '../support/callers.ts';
import { type As, CheckedApi } from '../support/checked-api.ts';
import { OpenedAccount } from '../support/collecting.ts';
import { eventually } from '../support/e2e-eventually.ts';
import { aFlow, dueDay, task } from '../support/flows.ts';
import { aProduct, type Product } from '../support/product.ts';
import { publish, publishOnly } from '../support/segments.ts';

/** A page of somebody, and what it was told. */
interface Line {
  readonly as: As;
  readonly socket: Socket;
  readonly opened: OpenedView[];
  readonly hints: LiveHint[];
}

describe('who has an account open', function () {
  this.timeout(90_000);
  let product: Product;
  let second: Product;
  let api: CheckedApi;
  let accountId: string;
  const lines: Line[] = [];

  before(async () => {
    product = await aProduct({ clock: '2026-02-09' });
    second = await aProduct({ mongoUri: product.mongoUri });
    api = await CheckedApi.of(product);
    accountId = (await product.api.call('accounts.create', { body: { name: 'Alder Mills', currency: 'USD', unitId: 'east' } })).id;
  });

  after(async () => {
    for (const { socket } of lines) socket.close();
    await second.stop();
    await product.stop();
  });

  /** Somebody of a unit whose page is served by one of the two processes. */
  async function open(at: Product, unit: string, role: Role = 'collector'): Promise<Line> {
    const as = await aUser(api, role, [unit, `of-${lines.length}`]);
    const socket = io(at.url, { extraHeaders: { ...(as as { cookie: string }) }, transports: ['websocket'], forceNew: true });
    const line: Line = { as, socket, opened: [], hints: [] };
    socket.on(OPENED_EVENT, (view: OpenedView) => line.opened.push(view));
    socket.on(LIVE_EVENT, (hint: LiveHint) => line.hints.push(hint));
    await new Promise<void>((resolve) => socket.on('connect', () => resolve()));
    lines.push(line);
    return line;
  }

  it('is told to those who may see it, whichever process serves them, and when it is left', async () => {
    const [anna, ben, otherUnit] = [await open(product, 'east'), await open(second, 'east'), await open(second, 'west')];
    anna.socket.emit(WATCH_EVENT, { type: 'account', id: accountId });
    await eventually(async () => {
      expect(ben.opened.at(-1)).to.deep.include({ accountId });
      expect(ben.opened.at(-1)?.people).to.have.length(1);
    });
    ben.socket.emit(WATCH_EVENT, { type: 'account', id: accountId });
    await eventually(async () => {
      expect(anna.opened.at(-1)?.people).to.have.length(2);
    });

    const all = (line: Line) => new Promise<OpenedView[]>((resolve) => line.socket.emit(OPENED_EVENT, resolve));
    expect((await all(ben)).map(({ people }) => people.length)).to.deep.equal([2]);
    expect(await all(otherUnit)).to.deep.equal([]);

    anna.socket.close();
    await eventually(async () => {
      expect(ben.opened.at(-1)?.people).to.have.length(1);
    });
    ben.socket.emit(UNWATCH_EVENT, { type: 'account', id: accountId });
    await eventually(async () => {
      expect(ben.opened.at(-1)?.people).to.deep.equal([]);
    });
    expect(otherUnit.opened).to.deep.equal([]);
  });

  it('work that is somebody’s alone is told to him and to who leads; what lies in a pool to all who may take it', async () => {
    const [insider, outsider, lead] = [await open(second, 'east'), await open(second, 'west'), await open(second, 'east', 'lead')];
    const own = await open(product, 'east');
    const { user } = await api.ask<AnswerOf<'session.get'>>('session.get', { as: own.as });
    const hint = (id: string, isInPool: boolean) =>
      ({ type: 'work', id, version: 1, audience: { people: [user.id], isInPool, unitId: 'east' } }) as const;

    product.runtime.publish([hint('of one', false), hint('of a pool', true)]);

    const told = (line: Line) => line.hints.filter(({ type }) => type === 'work').map(({ id }) => id);
    await eventually(async () => {
      expect(told(lead)).to.have.members(['of one', 'of a pool']);
      expect(told(own)).to.have.members(['of one', 'of a pool']);
    });
    // The process that serves them has heard of both; whatever it told them of these came before what it tells now.
    product.runtime.publish([hint('a sign', true)]);
    await eventually(async () => {
      expect(told(insider)).to.include('a sign');
    });
    expect(told(insider)).to.deep.equal(['of a pool', 'a sign']);
    expect(told(outsider)).to.deep.equal([]);
  });

  it('a row that moves from a pool to one person is told to those who had it before them', async () => {
    await publish(
      product,
      aFlow(
        'working',
        { waiting: { after: { day3: 'called' } }, called: { entry: [task('call', { pool: 'collections' })] } },
        { timers: { day3: dueDay(3) } },
      ),
    );
    await publishOnly(product, 'working');
    await new OpenedAccount(product, accountId, '').owes(50_000, '2026-02-05');
    const insider = await open(second, 'east');
    const told = () => insider.hints.filter(({ type, id }) => type === 'work' && id === accountId).length;
    await product.advanceTo('2026-02-10');
    await eventually(async () => {
      expect(told()).to.be.greaterThan(0);
    });
    insider.hints.length = 0;

    await product.api.call('work.claim', { params: { accountId }, body: {} });

    await eventually(async () => {
      expect(told()).to.be.greaterThan(0);
    });
  });
});
