import { Writable } from 'node:stream';
import { expect } from 'chai';
import { pino } from 'pino';
import { api as contract, type Route, type RouteId } from '#engine';
import { CheckedApi } from '../../support/checked-api.ts';
import { aFurnishedProduct, type Furnished } from '../../support/furnished.ts';
import { aSecondDoor, type SecondDoor } from '../../support/second-door.ts';
import { signIn } from '../../support/sign-in.ts';
import { importRows, tinyMapping } from '../../support/tiny-ledger.ts';

const SMTP_PASSWORD = 'hush-smtp-4711';
const USER_PASSWORD = 'hush-user-4712';

describe('secrets', function () {
  this.timeout(60_000);
  let world: Furnished;
  let door: SecondDoor;
  let api: CheckedApi;
  let secrets: string[];
  const log: string[] = [];

  before(async () => {
    world = await aFurnishedProduct();
    const sink = new Writable({
      write(chunk: Buffer, _encoding, done) {
        log.push(chunk.toString('utf8'));
        done();
      },
    });
    door = await aSecondDoor(world.product, { log: pino({ level: 'trace' }, sink) });
    api = await CheckedApi.of(door);
    const { key } = await api.ask<{ key: string }>('keys.add', { body: { name: 'feed', role: 'manager' } });
    const settings = { host: '127.0.0.1', port: 1, user: 'robot', password: SMTP_PASSWORD };
    await api.ask('connectors.set', { params: { connectorId: 'smtp' }, body: { settings } });
    await api.ask('users.add', { body: { name: 'New', email: 'new@duecourse.test', password: USER_PASSWORD, role: 'lead' } });
    const { cookie } = await signIn(door.url, 'new@duecourse.test', USER_PASSWORD);
    secrets = [SMTP_PASSWORD, USER_PASSWORD, key, cookie.split('=')[1] ?? '', world.product.key, '$argon2'];
    // Something that goes wrong, and something that is refused, with a secret on its way.
    await importRows(api, ['C1,I1,2026-01-02,2026-02-01,10.00,']);
    await api.send('connectors.set', { params: { connectorId: 'smtp' }, body: { settings: { ...settings, port: 0, [SMTP_PASSWORD]: 1 } } });
    await api.send('session.create', { body: { email: 'new@duecourse.test', password: `${USER_PASSWORD}!` }, as: 'nobody' });
    await api.send('users.add', { body: { name: 'New', email: 'new@duecourse.test', password: USER_PASSWORD, role: 'lead' } });
  });

  after(async () => {
    await door.stop();
    await world.stop();
  });

  it('are in no answer of any route, whoever asks', async () => {
    const params = {
      ...world.east,
      kind: 'strategy',
      definitionId: 'desk-work',
      strategyId: 'desk-work',
      version: '1',
      channel: 'email',
      code: 'session.refused',
      key: world.east.noticeKey,
    };
    for (const route of Object.values(contract) as Route[]) {
      if (route.method !== 'GET') continue;
      const query = route.id === 'reports.measures' ? { from: '2026-01', to: '2026-02' } : {};
      const { text } = await api.send(route.id as RouteId, { params, query });
      expectNone(text, route.id);
    }
  });

  it('can be written, are known to be set, stay when they are left out and go when they are emptied', async () => {
    const set = (settings: object) =>
      api.ask<{ settings: object; secretsSet: string[] }>('connectors.set', { params: { connectorId: 'smtp' }, body: { settings } });
    const open = { host: '127.0.0.1', port: 1, user: 'robot' };

    expect(await set(open)).to.deep.include({ settings: open, secretsSet: ['password'] });
    expect((await door.composed.runtime.connectors.active('email'))?.local).to.equal(true);
    expect(await set({ ...open, password: '' })).to.deep.include({ settings: open, secretsSet: [] });
    expect(await set({ ...open, password: SMTP_PASSWORD })).to.deep.include({ settings: open, secretsSet: ['password'] });
  });

  it('are in no answer that is kept for a repeated request', async () => {
    const ask = { body: { name: 'twice', role: 'viewer' }, headers: { 'idempotency-key': 'same' } };
    const first = await api.ask<{ key: string }>('keys.add', ask);
    const second = await api.ask<{ key: string }>('keys.add', ask);

    expect(first.key).to.not.equal(second.key);
    secrets.push(first.key, second.key);
  });

  it('are in no document of the database as they are', async () => {
    const { db } = world.product.runtime.store;
    for (const { collectionName } of await db.collections()) {
      const text = JSON.stringify(await db.collection(collectionName).find({}).toArray());
      // What is hashed slowly may lie where users do, and nowhere else.
      expectNone(text, collectionName, collectionName === 'users' ? ['$argon2'] : []);
    }
  });

  it('are in no line of the log', async () => {
    expectNone(log.join('\n'), 'log');
  });

  it('are in no message of a fault of ours', async () => {
    const mapping = { ...tinyMapping, source: { id: 'tiny', name: SMTP_PASSWORD } };
    const store = door.composed.runtime.store as { transaction: unknown };
    const whole = store.transaction;
    store.transaction = () => Promise.reject(new Error('broken on purpose'));
    const answer = await api.send('imports.create', { body: { mapping } });
    store.transaction = whole;

    expect([answer.status, answer.code]).to.deep.equal([500, 'server.fault']);
    expectNone(answer.text, 'answer');
    expect(answer.text).to.not.include('broken on purpose');
    expect(log.join('\n')).to.include('broken on purpose');
    expectNone(log.join('\n'), 'log');
  });

  function expectNone(text: string, where: string, allowed: readonly string[] = []): void {
    for (const secret of secrets.filter((each) => !allowed.includes(each))) {
      expect(secret, where).to.not.equal('');
      expect(text.includes(secret), `${where} holds ${secret}`).to.equal(false);
      expect(text.includes(Buffer.from(secret).toString('base64')), `${where} holds ${secret} in base64`).to.equal(false);
    }
  }
});
