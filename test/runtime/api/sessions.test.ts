import { expect } from 'chai';
import { API_ROOT } from '#engine';
import { as } from '../../support/callers.ts';
import { CheckedApi } from '../../support/checked-api.ts';
import { aProduct, type Product } from '../../support/product.ts';
import { aSecondDoor, type SecondDoor } from '../../support/second-door.ts';

const me = { email: 'collector@duecourse.test', password: 'duecourse' };

describe('a session', function () {
  this.timeout(60_000);
  let product: Product;
  let api: CheckedApi;

  before(async () => {
    product = await aProduct();
    api = await CheckedApi.of(product);
  });

  after(() => product.stop());

  it('is a cookie no script can read and no other site sends along', async () => {
    const answer = await api.send('session.create', { body: me, as: 'nobody' });
    const cookie = answer.headers.get('set-cookie') ?? '';

    expect(cookie).to.match(/^duecourse_session=[\w-]{43};/);
    expect(cookie).to.match(/; HttpOnly/);
    expect(cookie).to.match(/; SameSite=Lax/);
    expect(cookie).to.match(/; Path=\//);
    expect(cookie).to.match(/; Max-Age=43200/);
    expect(answer.text).to.not.include(cookie.split(/[=;]/)[1] ?? '');
  });

  it('is another one at each sign-in, and ends where it is ended', async () => {
    const [first, second] = [await as(product, 'collector'), await as(product, 'collector')];
    expect(first).to.not.deep.equal(second);
    await api.ask('session.end', { as: first });

    expect((await api.send('session.get', { as: first })).code).to.equal('session.required');
    expect((await api.send('session.get', { as: second })).status).to.equal(200);
  });

  it('is over after its time', async () => {
    const mine = await as(product, 'viewer');
    const sessions = product.runtime.store.db.collection('sessions');
    await sessions.updateMany({ userId: 'viewer' }, { $set: { expiresAt: new Date(Date.now() - 1) } });

    expect((await api.send('session.get', { as: mine })).code).to.equal('session.required');
  });

  it('is not kept as it is: the database knows only its hash', async () => {
    const mine = await as(product, 'lead');
    const token = typeof mine === 'object' && 'cookie' in mine ? (mine.cookie.split('=')[1] ?? '') : '';
    const stored = JSON.stringify(await product.runtime.store.db.collection('sessions').find({}).toArray());

    expect(token).to.not.equal('');
    expect(stored).to.not.include(token);
  });

  it('is refused in the same words whether the address or the password is wrong', async () => {
    const unknown = await api.send('session.create', { body: { ...me, email: 'nobody@duecourse.test' }, as: 'nobody' });
    const wrong = await api.send('session.create', { body: { ...me, password: 'guess' }, as: 'nobody' });

    expect([unknown.code, wrong.code]).to.deep.equal(['session.refused', 'session.refused']);
    expect({ ...(unknown.body as object), instance: '' }).to.deep.equal({ ...(wrong.body as object), instance: '' });
    expect(unknown.headers.get('set-cookie')).to.equal(null);
  });

  it('can be begun with the address in capitals', async () => {
    expect((await api.send('session.create', { body: { ...me, email: me.email.toUpperCase() }, as: 'nobody' })).status).to.equal(201);
  });

  it('is not begun by practice users in production', async () => {
    const before = process.env['NODE_ENV'];
    process.env['NODE_ENV'] = 'production';
    try {
      expect((await api.send('session.create', { body: me, as: 'nobody' })).code).to.equal('session.refused');
    } finally {
      if (before === undefined) delete process.env['NODE_ENV'];
      else process.env['NODE_ENV'] = before;
    }
  });
});

describe('guessing passwords', function () {
  this.timeout(60_000);
  let product: Product;
  let door: SecondDoor;
  let api: CheckedApi;

  before(async () => {
    product = await aProduct();
    door = await aSecondDoor(product, { signInsPerMinute: 5 });
    api = await CheckedApi.of(door);
  });

  after(async () => {
    await door.stop();
    await product.stop();
  });

  it('is stopped after a few tries, however the address is spelled', async () => {
    const spellings = ['session', 'session', 'Session', 'session/', 'SESSION', 'session?x=1', 'session', 'session'];
    const codes: string[] = [];
    for (const spelling of [...spellings, ...spellings]) {
      const answer = await fetch(`${api.url}${API_ROOT}/${spelling}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ ...me, password: 'guess' }),
      });
      codes.push(((await answer.json()) as { code: string }).code);
    }

    expect(codes.filter((code) => code === 'session.refused')).to.have.length.at.most(5);
    expect(codes).to.include('request.too_many');
    const right = await api.send('session.create', { body: me, as: 'nobody' });
    expect([right.status, right.code]).to.deep.equal([429, 'request.too_many']);
    expect(Number(right.headers.get('retry-after'))).to.be.within(1, 60);
  });

  it('does not lock out those who are signed in, nor machines', async () => {
    expect((await api.send('accounts.list')).status).to.equal(200);
    expect((await api.send('session.get', { as: await as(product, 'collector') })).status).to.equal(200);
  });
});
