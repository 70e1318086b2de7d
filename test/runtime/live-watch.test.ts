import { expect } from 'chai';
import { io, type Socket } from 'socket.io-client';
import { LIVE_EVENT, type LiveHint, UNWATCH_EVENT, WATCH_EVENT } from '#engine';
import { aProduct, type Product } from '../support/product.ts';
import { signIn } from '../support/sign-in.ts';

describe('a page that is told what happens to the account it shows', function () {
  this.timeout(60_000);
  let product: Product;
  let socket: Socket;
  let accountId: string;
  const hints: LiveHint[] = [];

  before(async () => {
    product = await aProduct({ clock: '2026-02-02' });
    accountId = (await product.api.call('accounts.create', { body: { name: 'Watched Ltd', currency: 'USD', unitId: 'east' } })).id;
    const { cookie } = await signIn(product.url, 'collector@duecourse.test');
    socket = io(product.url, { extraHeaders: { cookie }, transports: ['websocket'] });
    socket.on(LIVE_EVENT, (hint: LiveHint) => hints.push(hint));
    await new Promise<void>((resolve) => socket.on('connect', () => resolve()));
  });

  after(async () => {
    socket.close();
    await product.stop();
  });

  const note = (text: string) => product.api.call('notes.add', { params: { accountId }, body: { text } });
  const told = () => hints.filter((hint) => hint.type === 'account' && hint.id === accountId).length;
  const moment = () => new Promise((resolve) => setTimeout(resolve, 400));

  it('is told, however many accounts the person has looked at before', async () => {
    for (let visit = 0; visit < 120; visit += 1) {
      socket.emit(WATCH_EVENT, { type: 'account', id: accountId });
      socket.emit(UNWATCH_EVENT, { type: 'account', id: accountId });
    }
    socket.emit(WATCH_EVENT, { type: 'account', id: accountId });
    await moment();
    await note('while it is looked at');
    await moment();

    expect(told()).to.be.greaterThan(0);
  });

  it('is told nothing more once it has left, even when it left at once', async () => {
    socket.emit(UNWATCH_EVENT, { type: 'account', id: accountId });
    socket.emit(WATCH_EVENT, { type: 'account', id: accountId });
    socket.emit(UNWATCH_EVENT, { type: 'account', id: accountId });
    await moment();
    const before = told();
    await note('when nobody looks');
    await moment();

    expect(told()).to.equal(before);
  });
});
