import { expect } from 'chai';
import { compileStrategy, type Definition, hashUnit, parseDefinition, type Strategy } from '#engine';
import { registryWith } from '../../../runtime/commands/publish-definition.ts';
import type { ForeseenAccount } from '../../../runtime/insight/ahead/foresight.ts';
import { type StrategyAhead, strategyAhead } from '../../../runtime/insight/ahead/strategy-ahead.ts';
import { readWorld } from '../../../runtime/runtime.ts';
import { as, aUser } from '../../support/callers.ts';
import { CheckedApi } from '../../support/checked-api.ts';
import { advanceTo, dueLookedAt, openAccount } from '../../support/collecting.ts';
import { aFlow, dueDay, task } from '../../support/flows.ts';
import { behind, foresee, happenedSince, inWords, told } from '../../support/foreseeing.ts';
import { ladder, perInvoice, rows, segments } from '../../support/live-book.ts';
import { chase, Pausing } from '../../support/pausing.ts';
import { aProduct, type Product } from '../../support/product.ts';
import { publish } from '../../support/segments.ts';

/** Asks for work with every invoice that is a day over. */
const soon = aFlow(
  'per-invoice',
  { open: { after: { day1: 'reviewed' } }, reviewed: { entry: [task('review')] } },
  { subject: 'invoice', timers: { day1: { anchor: 'invoice.dueOn', offset: 'P1D', at: '09:00', late: 'send' } } },
);

describe('the next seven days', function () {
  this.timeout(120_000);
  let product: Product;
  let api: CheckedApi;

  before(async () => {
    product = await aProduct({ clock: '2026-02-02', sending: false });
    const others = rows.filter((row) => row.id !== 'rest');
    const chased = { id: 'rest', name: 'The rest', strategy: 'chase' };
    await publish(product, ladder, perInvoice, chase('chase'));
    await publish(product, { ...segments, rows: [...others, chased] });
    api = await CheckedApi.of(product);
    const open = async (name: string, unitId: string, owed: readonly [amount: number, dueOn: string][]): Promise<void> => {
      const account = await openAccount(product, { name, unitId } as never);
      for (const [amount, dueOn] of owed) await account.owes(amount, dueOn);
    };
    await open('Large', 'east', [
      [150_000, '2026-02-01'],
      [80_000, '2026-02-05'],
      [90_000, '2026-03-20'],
    ]);
    await open('On it', 'east', [[50_000, '2026-01-31']]);
    await advanceTo(product, '2026-02-03 12:00');
    await open('Fresh', 'west', [[40_000, '2026-02-04']]);
    await open('Late', 'west', [[40_000, '2026-01-20']]);
    await open('Grown', 'west', [[40_000, '2026-02-01']]);
    await dueLookedAt(product);
  });

  after(() => product.stop());

  it('of a strategy that runs per invoice count each invoice that comes', async () => {
    const answer = await foresee(api, soon);

    expect(answer).to.deep.include({ on: 1, entering: { live: 1, draft: 1 }, version: 1 });
    expect(told(answer, 'live')).to.deep.equal(['2026-02-08 other 1']);
    // The first one stays on its version: a week after its date.
    expect(told(answer, 'draft')).to.deep.equal(['2026-02-06 other 1', '2026-02-08 other 1']);
  });

  it('of a draft that was never published have nothing on the other side', async () => {
    const answer = await foresee(
      api,
      aFlow('brand-new', { open: { after: { day1: 'done' } }, done: { entry: [task('call')] } }, { timers: { day1: dueDay(1) } }),
    );

    expect(answer).to.not.have.property('version');
    expect(answer).to.deep.include({ accounts: { live: 0, draft: 0 }, cells: [], entering: { live: 0, draft: 0 } });
  });

  it('tell who cannot be judged, and why', async () => {
    // One wait that is over leads to the next, round and round.
    const circles = aFlow('chase', { a: { after: { day1: 'b' } }, b: { after: { day1: 'a' } } }, { timers: { day1: dueDay(1) } });
    const { status, text } = await api.send('strategies.ahead', { params: { strategyId: 'chase' }, text: JSON.stringify(circles) });
    expect(status, text).to.equal(200);
    const answer = JSON.parse(text);
    expect(answer.faults).to.have.length(1);
    expect(answer.faults[0]).to.deep.include({ side: 'draft', accounts: 3 });
    expect(answer.faults[0].reason).to.match(/timers fired in one step/);
    const listed = await behind(api, answer, { group: String(answer.faults[0].group) });
    expect(listed.map((row) => row.name)).to.deep.equal(['Fresh', 'Grown', 'Late']);
  });

  it('of a draft with faults are not counted, and the faults told', async () => {
    const faulty = aFlow('chase', { open: { after: { never: 'gone' } } });
    for (const text of [JSON.stringify(faulty), '{', '[]', JSON.stringify({ kind: 'segment', id: 'chase' })]) {
      const answer = await api.send('strategies.ahead', { params: { strategyId: 'chase' }, text });
      expect([answer.status, answer.code], text).to.deep.equal([422, 'definition.refused']);
    }
    const other = await api.send('strategies.ahead', { params: { strategyId: 'ladder' }, text: JSON.stringify(chase('chase')) });
    expect(other.code).to.equal('definition.id_mismatch');
  });

  it('are those of his own units to whoever has some, and his answer is nobody else’s', async () => {
    const eastern = await aUser(api, 'manager', ['east']);
    const all = await foresee(api, chase('chase'));
    const his = await foresee(api, chase('chase'), {}, eastern);

    expect([all.on + all.entering.draft, his.on + his.entering.draft]).to.deep.equal([4, 1]);
    const params = { strategyId: 'chase', aheadId: his.id };
    expect((await api.send('strategies.aheadAccounts', { params, as: eastern })).status).to.equal(200);
    expect((await api.send('strategies.aheadAccounts', { params })).code).to.equal('resource.unknown');
    expect((await api.send('strategies.aheadAccounts', { params, as: await as(product, 'manager') })).code).to.equal('resource.unknown');
    expect((await api.send('strategies.aheadAccounts', { params: { ...params, strategyId: 'ladder' }, as: eastern })).status).to.equal(404);
    await foresee(api, chase('chase'), {}, eastern);
    expect((await api.send('strategies.aheadAccounts', { params, as: eastern })).code, 'a newer answer takes its place').to.equal(
      'resource.unknown',
    );
  });

  it('of a large book are worked out on a part of it, the same part each time', async () => {
    const parts = [await directly('chase', { most: 3 }), await directly('chase', { most: 3 })];
    const [{ answer, kept }] = parts as [Direct, Direct];

    const ids = await product.runtime.store.db.collection('accounts').distinct('_id');
    const accounts = ids.filter((id) => hashUnit(String(id)) < 0.5).length;
    expect(answer.looked).to.deep.equal({ of: 5, factor: 2, accounts });
    expect(kept.length).to.be.at.most(answer.looked.accounts);
    for (const cell of answer.cells) expect(cell.draft % 2).to.equal(0);
    expect(parts[1]?.answer).to.deep.equal(answer);
  });

  it('are not worked out for somebody who has gone away', async () => {
    const reason = new Error('gone');
    const outcome = await directly('chase', { signal: AbortSignal.abort(reason) }).catch((error: unknown) => error);
    expect(outcome).to.equal(reason);
  });

  it('leave out what a pause keeps back, and are what happens', async () => {
    const pausing = new Pausing(product, 'chase');
    const free = await foresee(api, chase('chase'));
    await pausing.pause('first');
    const paused = await foresee(api, chase('chase'));
    const { now } = await readWorld(product.runtime);
    await advanceTo(product, '2026-02-09 23:59');

    expect(free.held).to.equal(0);
    expect(paused.held).to.be.above(0);
    expect(told(paused, 'draft')).to.not.deep.equal(told(free, 'draft'));
    expect(told(paused, 'draft')).to.deep.equal(inWords(await happenedSince(product, 'chase', now + 1)));
  });

  interface Direct {
    readonly answer: StrategyAhead;
    readonly kept: readonly ForeseenAccount[];
  }

  async function directly(id: string, more: { readonly most?: number; readonly signal?: AbortSignal }): Promise<Direct> {
    const { runtime } = product;
    const world = await readWorld(runtime);
    const parsed = parseDefinition(JSON.stringify(chase(id)));
    const definition = (parsed.ok ? parsed.definition : undefined) as Definition & Strategy;
    const draft = compileStrategy(definition, registryWith(runtime, world.published, [definition]));
    const kept: ForeseenAccount[] = [];
    const keep = async (found: readonly ForeseenAccount[]): Promise<void> => void kept.push(...found);
    const signal = more.signal ?? new AbortController().signal;
    const answer = await strategyAhead(runtime, world, { strategyId: id, draft, days: 7, units: undefined, signal, keep, most: more.most });
    return { answer, kept };
  }
});
