import { expect } from 'chai';
import { io, type Socket } from 'socket.io-client';
import { type AnswerOf, LIVE_EVENT, type LiveHint, type Problem } from '#engine';
import { as, aUser } from '../../support/callers.ts';
import type { Answer, As, Ask } from '../../support/checked-api.ts';
import { until } from '../../support/collecting.ts';
import { aLiveBook, type LiveBook, ladder } from '../../support/live-book.ts';
import { signIn } from '../../support/sign-in.ts';

const params = { kind: 'strategy', definitionId: 'ladder' };

describe('drafts and versions of a definition', function () {
  this.timeout(90_000);
  let book: LiveBook;
  let manager: As;
  let analyst: As;

  before(async () => {
    book = await aLiveBook();
    manager = await as(book.product, 'manager');
    analyst = await as(book.product, 'analyst');
  });

  after(() => book.stop());

  const get = () => book.api.send('definitions.get', { params });
  const etag = async () => (await get()).headers.get('etag') ?? '';
  const textOf = (description: string) => JSON.stringify({ ...ladder, description });
  const save = (description: string, revision: string, who: As = manager): Promise<Answer> =>
    book.api.send('definitions.save', { params, text: textOf(description), headers: { 'if-match': revision }, as: who });
  const publish = (revision: string, body: object = {}): Promise<Answer> =>
    book.api.send('definitions.publish', { params, body, headers: { 'if-match': revision }, as: manager });
  const discard = (revision: string, ask: Ask = {}): Promise<Answer> =>
    book.api.send('definitions.discard', { params, headers: { 'if-match': revision }, as: manager, ...ask });

  it('are listed with who changed them last, whom they work on, and what leads to them', async () => {
    await save('listed', await etag(), analyst);
    const pause = { step: 'chasing.called', reason: 'the scripts are being rewritten' };
    await book.api.ask('strategies.pause', { params: { strategyId: 'ladder' }, body: pause, as: manager });
    const { items } = await book.api.ask<AnswerOf<'definitions.list'>>('definitions.list', { query: { kind: 'strategy' } });
    const [of, invoice] = ['ladder', 'per-invoice'].map((id) => items.find((each) => each.id === id));

    expect(of).to.deep.include({ hasDraft: true, version: 1, running: 4, changedBy: { id: 'analyst', name: 'Anil Rao' } });
    expect(of?.inside).to.deep.equal({
      accounts: 4,
      open: [
        { amount: 70_000, currency: 'EUR' },
        { amount: 110_000, currency: 'USD' },
      ],
      overdue: [
        { amount: 70_000, currency: 'EUR' },
        { amount: 100_000, currency: 'USD' },
      ],
    });
    expect(of?.fedBy).to.deep.equal([{ row: 'rest', name: 'The rest' }]);
    expect(invoice?.inside).to.deep.include({ accounts: 1, open: [{ amount: 230_000, currency: 'USD' }] });
    expect([of?.paused, invoice?.paused]).to.deep.equal([
      [
        {
          step: 'chasing.called',
          reason: 'the scripts are being rewritten',
          by: { id: 'manager', name: 'Marcus Webb' },
          at: of?.paused?.[0]?.at,
        },
      ],
      [],
    ]);
    expect(items.find((each) => each.id === 'business-ladder')?.inside).to.deep.equal({ accounts: 0, open: [], overdue: [] });
  });

  it('show nobody what belongs to other units', async () => {
    const eastern = await aUser(book.api, 'manager', ['east']);
    const { items } = await book.api.ask<AnswerOf<'definitions.list'>>('definitions.list', { as: eastern });
    const versions = await book.api.ask<AnswerOf<'definitions.versions'>>('definitions.versions', { params, as: eastern });

    expect(items.find((each) => each.id === 'ladder')?.inside).to.deep.equal({ accounts: 0, open: [], overdue: [] });
    expect(versions.items.map(({ accounts }) => accounts)).to.deep.equal([0]);
  });

  it('are handed to whoever was slower: the text, its revision, who and when', async () => {
    const before = await etag();
    const theirs = await save('theirs', before, analyst);
    const late = await save('mine', before);

    expect([late.status, late.code]).to.deep.equal([412, 'revision.outdated']);
    const { newer } = late.body as Problem;
    expect(newer).to.deep.include({ draft: true, text: textOf('theirs'), by: { id: 'analyst', name: 'Anil Rao' } });
    expect(`"${newer?.revision}"`).to.equal(theirs.headers.get('etag'));
    expect(Date.now() - Date.parse(newer?.at ?? '')).to.be.lessThan(60_000);
    expect((await save('merged', `"${newer?.revision}"`)).status).to.equal(200);
  });

  it('are published with a comment, and each version can be read again as it was', async () => {
    const before = await etag();
    expect((await publish(before, { comment: 'First call: day 15 → day 10' })).status).to.equal(201);
    const { items } = await book.api.ask<AnswerOf<'definitions.versions'>>('definitions.versions', { params });
    const first = await book.api.ask<AnswerOf<'definitions.version'>>('definitions.version', { params: { ...params, version: '1' } });
    const second = await book.api.ask<AnswerOf<'definitions.version'>>('definitions.version', { params: { ...params, version: '2' } });

    expect(items.map(({ version, current, accounts, comment, by }) => [version, current, accounts, comment, by?.id])).to.deep.equal([
      [2, true, 0, 'First call: day 15 → day 10', 'manager'],
      [1, false, 4, undefined, 'key_test'],
    ]);
    expect([first.text, first.current]).to.deep.equal([JSON.stringify(ladder), false]);
    expect([second.text, second.current, second.hash]).to.deep.equal([textOf('merged'), true, items[0]?.hash]);
    expect(((await get()).body as AnswerOf<'definitions.get'>).versions[0]?.comment).to.equal('First call: day 15 → day 10');
    const { items: audit } = await book.api.ask<AnswerOf<'audit.list'>>('audit.list');
    expect(audit[0]?.words).to.equal('Published strategy “ladder” as version 2: First call: day 15 → day 10');
  });

  it('tell whoever was slower of a publication too', async () => {
    const answer = await save('mine', '"1"');

    expect((answer.body as Problem).newer).to.deep.include({
      draft: false,
      text: textOf('merged'),
      by: { id: 'manager', name: 'Marcus Webb' },
    });
  });

  it('are not found where there are none', async () => {
    for (const version of ['0', '9', '1.5', 'one', '-1', '$ne', '1e3'])
      expect((await book.api.send('definitions.version', { params: { ...params, version } })).code, version).to.equal('resource.unknown');
    expect((await book.api.send('definitions.versions', { params: { ...params, definitionId: 'none' } })).code).to.equal(
      'resource.unknown',
    );
  });

  it('are thrown away by whoever has seen them; what is published stays', async () => {
    const before = await etag();
    const saved = await save('not so good', before);
    const stale = await discard(before);
    const gone = await discard(saved.headers.get('etag') ?? '');
    const now = await get();

    expect([stale.code, (stale.body as Problem).newer?.text]).to.deep.equal(['revision.outdated', textOf('not so good')]);
    expect([gone.status, gone.headers.get('etag')]).to.deep.equal([200, now.headers.get('etag')]);
    expect(now.body).to.deep.include({ hasDraft: false, version: 2, text: textOf('merged'), description: 'merged' });
    expect((await save('late', saved.headers.get('etag') ?? '')).code).to.equal('revision.outdated');
    expect((await discard(now.headers.get('etag') ?? '')).code).to.equal('draft.missing');
    expect((await discard('"1"', { headers: {} })).code).to.equal('revision.required');
  });

  it('leave nothing behind that was never published', async () => {
    const fresh = { kind: 'strategy', definitionId: 'idea' };
    const text = JSON.stringify({ ...ladder, id: 'idea', machine: { ...(ladder as { machine: object }).machine, id: 'idea' } });
    await book.api.ask('definitions.save', { params: fresh, text, headers: { 'if-match': '*' }, query: { unfinished: 'true' } });
    const gone = await book.api.ask('definitions.discard', { params: fresh, headers: { 'if-match': '"1"' } });

    expect(gone).to.deep.equal({});
    expect((await book.api.send('definitions.get', { params: fresh })).code).to.equal('resource.unknown');
    expect((await book.api.send('definitions.discard', { params: fresh, headers: { 'if-match': '"1"' } })).code).to.equal(
      'resource.unknown',
    );
  });

  it('are kept while they are being written, even when they fit no schema yet; published they are not', async () => {
    const halfWay = JSON.stringify({ ...ladder, name: '', timers: { day3: { offset: 'P' } }, machine: { id: 'ladder', states: 5 } });
    const ask = { params, text: halfWay, headers: { 'if-match': await etag() } };
    const refused = await book.api.send('definitions.save', ask);
    const kept = await book.api.send('definitions.save', { ...ask, query: { unfinished: 'true' } });
    const other = { ...ask, text: JSON.stringify({ ...ladder, id: 'other', machine: 5 }), query: { unfinished: 'true' } };

    expect([refused.code, kept.status]).to.deep.equal(['definition.refused', 200]);
    expect((kept.body as AnswerOf<'definitions.save'>).diagnostics.map((each) => each.pointer)).to.include('/machine/states');
    expect((await get()).body).to.deep.include({ name: 'ladder', version: 2 });
    expect(((await get()).body as AnswerOf<'definitions.get'>).draft?.text).to.equal(halfWay);
    expect((await publish(kept.headers.get('etag') ?? '')).code).to.equal('definition.refused');
    expect((await book.api.send('definitions.save', other)).code).to.equal('definition.id_mismatch');
    for (const text of ['{"kind":', '[]', '5', '{"kind":"strategy","kind":"strategy"}'])
      expect((await book.api.send('definitions.save', { ...ask, text, query: { unfinished: 'true' } })).status, text).to.equal(422);
    await discard(kept.headers.get('etag') ?? '');
  });

  it('are pushed: whoever has the page open learns that somebody has changed it', async () => {
    const { cookie } = await signIn(book.product.url, 'viewer@duecourse.test');
    const socket: Socket = io(book.product.url, { extraHeaders: { cookie }, transports: ['websocket'] });
    const hints: LiveHint[] = [];
    socket.on(LIVE_EVENT, (hint: LiveHint) => hints.push(hint));
    await new Promise<void>((resolve) => socket.on('connect', () => resolve()));
    const saved = await save('pushed', await etag());
    const revision = Number((saved.headers.get('etag') ?? '').replaceAll('"', ''));

    await until(
      async () => hints.some((hint) => hint.type === 'definition' && hint.id === 'strategy/ladder' && hint.version === revision),
      'a hint',
      5000,
    );
    socket.close();
  });
});
