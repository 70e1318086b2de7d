import { expect } from 'chai';
import { as } from '../../support/callers.ts';
import type { Answer, As } from '../../support/checked-api.ts';
import { deskWork, type Furnished, theFurnishedProduct } from '../../support/furnished.ts';

const params = { kind: 'strategy', definitionId: 'desk-work' };

describe('a definition two people work on', function () {
  this.timeout(60_000);
  let world: Furnished;
  let other: As;

  before(async () => {
    world = await theFurnishedProduct();
    other = await as(world.product, 'analyst');
  });

  const save = (description: string, headers: Record<string, string>, who?: As, query = {}): Promise<Answer> =>
    world.api.send('definitions.save', {
      params,
      text: JSON.stringify({ ...deskWork, description }),
      headers,
      query,
      ...(who ? { as: who } : {}),
    });
  const get = () => world.api.send('definitions.get', { params });

  it('is saved by whoever says which revision he has changed', async () => {
    const etag = (await get()).headers.get('etag') ?? '';
    const saved = await save('mine', { 'if-match': etag });

    expect(saved.status, saved.text).to.equal(200);
    expect(saved.headers.get('etag')).to.equal((await get()).headers.get('etag'));
    expect(saved.headers.get('etag')).to.not.equal(etag);
  });

  it('is not saved by whoever does not say, or says something else than a revision', async () => {
    expect((await save('blind', {})).code).to.equal('revision.required');
    expect((await save('blind', { 'if-match': '"a", "b"' })).code).to.equal('revision.required');
    expect((await save('blind', { 'if-match': '-1' })).code).to.equal('revision.required');
  });

  it('is not saved over what the other has saved meanwhile: he is told the newer revision', async () => {
    const etag = (await get()).headers.get('etag') ?? '';
    await save('theirs', { 'if-match': etag }, other);
    const late = await save('mine', { 'if-match': etag });
    const anew = await save('mine', { 'if-match': '*' });

    expect([late.code, anew.code]).to.deep.equal(['revision.outdated', 'revision.outdated']);
    const now = await get();
    expect(late.headers.get('etag')).to.equal(now.headers.get('etag'));
    expect((now.body as { draft: { text: string } }).draft.text).to.include('theirs');
  });

  it('is saved by one of ten who had the same revision', async () => {
    const etag = (await get()).headers.get('etag') ?? '';
    const answers = await Promise.all(Array.from({ length: 10 }, (_, index) => save(`number ${index}`, { 'if-match': etag })));

    expect(answers.filter((answer) => answer.status === 200)).to.have.length(1);
    expect(answers.filter((answer) => answer.code === 'revision.outdated')).to.have.length(9);
  });

  it('is published as it was looked at, or not at all', async () => {
    const etag = (await get()).headers.get('etag') ?? '';
    const publish = (revision: string) => world.api.send('definitions.publish', { params, body: {}, headers: { 'if-match': revision } });
    await save('changed again', { 'if-match': etag }, other);

    expect((await publish(etag)).code).to.equal('revision.outdated');
    expect((await publish((await get()).headers.get('etag') ?? '')).status).to.equal(201);
  });

  it('keeps its text to the letter, unknown fields and order of keys included', async () => {
    const text = `{ "x-team": {"b": 1, "a": 2},\n  ${JSON.stringify(deskWork).slice(1)}`;
    const etag = (await get()).headers.get('etag') ?? '';
    await world.api.ask('definitions.save', { params, text, headers: { 'if-match': etag } });

    expect(((await get()).body as { draft: { text: string } }).draft.text).to.equal(text);
  });

  it('is not taken under the name of another', async () => {
    const text = JSON.stringify({ ...deskWork, id: 'other' });
    const answer = await world.api.send('definitions.save', { params, text, headers: { 'if-match': '1' } });

    expect(answer.code).to.equal('definition.id_mismatch');
  });

  it('with faults is told all of them, and kept only when it is called unfinished', async () => {
    const broken = { ...deskWork, machine: { ...deskWork.machine, initial: 'nowhere' } };
    const etag = (await get()).headers.get('etag') ?? '';
    const ask = { params, text: JSON.stringify(broken), headers: { 'if-match': etag } };
    const refused = await world.api.send('definitions.save', ask);
    const kept = await world.api.send('definitions.save', { ...ask, query: { unfinished: 'true' } });
    const published = await world.api.send('definitions.publish', {
      params,
      body: {},
      headers: { 'if-match': kept.headers.get('etag') ?? '' },
    });

    expect([refused.code, kept.status, published.code]).to.deep.equal(['definition.refused', 200, 'definition.refused']);
    for (const fault of (refused.body as { errors: object[] }).errors) expect(fault).to.include.keys('code', 'pointer', 'detail', 'fix');
  });
});
