import { expect } from 'chai';
import { API_ROOT } from '#engine';
import { as } from '../../support/callers.ts';
import type { As } from '../../support/checked-api.ts';
import { type Furnished, theFurnishedProduct } from '../../support/furnished.ts';

describe('a page of another site', function () {
  this.timeout(60_000);
  let world: Furnished;
  let manager: As;

  before(async () => {
    world = await theFurnishedProduct();
    manager = await as(world.product, 'manager');
  });

  const note = (headers: Record<string, string>, who: As = manager) =>
    world.api.send('notes.add', { params: world.east, body: { text: 'from somewhere' }, headers, as: who });

  it('can change nothing with the session of whoever looks at it', async () => {
    const port = new URL(world.api.url).port;
    for (const origin of ['https://evil.example', `http://localhost.evil.example:${port}`, `http://evil.example:${port}`, 'null', '']) {
      expect((await note({ origin })).code, origin).to.equal('request.origin_refused');
    }
    expect((await note({ origin: world.api.url, 'sec-fetch-site': 'cross-site' })).code).to.equal('request.origin_refused');
    expect((await note({ origin: world.api.url, 'sec-fetch-site': 'same-site' })).code).to.equal('request.origin_refused');
  });

  it('is not believed to be ours because it does not say where it comes from', async () => {
    const { cookie } = manager as { cookie: string };
    const answer = await fetch(`${world.api.url}${API_ROOT}/accounts/${world.east.accountId}/notes`, {
      method: 'POST',
      headers: { cookie, 'content-type': 'application/json' },
      body: '{"text":"no origin"}',
    });

    expect(answer.status).to.equal(403);
  });

  it('cannot sign somebody in either', async () => {
    const body = { email: 'collector@duecourse.test', password: 'duecourse' };
    const answer = await world.api.send('session.create', { body, headers: { origin: 'https://evil.example' }, as: 'nobody' });

    expect(answer.code).to.equal('request.origin_refused');
    expect(answer.headers.get('set-cookie')).to.equal(null);
  });

  it('may not even read: nothing invites it', async () => {
    const { headers } = await world.api.send('accounts.list', { headers: { origin: 'https://evil.example' }, as: manager });
    const asked = await fetch(`${world.api.url}${API_ROOT}/accounts`, { method: 'OPTIONS', headers: { origin: 'https://evil.example' } });

    for (const each of [headers, asked.headers]) expect([...each.keys()].filter((name) => /^access-control/.test(name))).to.deep.equal([]);
    expect(headers.get('cross-origin-resource-policy')).to.equal('same-origin');
  });

  it('is unlike our own page, and unlike a program with a key', async () => {
    expect((await note({})).status).to.equal(201);
    expect((await note({ 'sec-fetch-site': 'same-origin' })).status).to.equal(201);
    expect((await note({}, { key: world.product.key })).status).to.equal(201);
  });
});
