import { expect } from 'chai';
import { type AnswerOf, DAY, type FlowState } from '#engine';
import { readWorld } from '../../../runtime/runtime.ts';
import type { AccountDocument, InvoiceDocument } from '../../../runtime/store/account-documents.ts';
import type { EnrollmentDocument } from '../../../runtime/store/flow-documents.ts';
import { aLiveBook, type LiveBook, ladder } from '../../support/live-book.ts';
import { publish } from '../../support/segments.ts';

type Live = AnswerOf<'strategies.live'>;

describe('what stands and moves on a strategy', function () {
  this.timeout(90_000);
  let book: LiveBook;

  before(async () => {
    book = await aLiveBook();
  });

  after(() => book.stop());

  const live = (strategyId: string, query = {}): Promise<Live> => book.api.ask<Live>('strategies.live', { params: { strategyId }, query });
  const all = <T extends object>(name: string): Promise<T[]> =>
    book.product.runtime.store.db.collection(name).find({}).toArray() as unknown as Promise<T[]>;

  it('is what one finds who adds it up account by account', async () => {
    const { now } = await readWorld(book.product.runtime);
    const accounts = new Map((await all<AccountDocument>('accounts')).map((each) => [each._id, each]));
    const running = (await all<EnrollmentDocument>('enrollments')).filter(
      (each) => each.definitionId === 'ladder' && each.status !== 'ended',
    );
    const { steps, totals } = await live('ladder');

    for (const state of ['chasing.waiting', 'chasing.called']) {
      const there = running.filter((each) => (each.state as FlowState).leaves.includes(state));
      const dwells = there.map((each) => now - ((each.state as FlowState).since[state] ?? 0)).sort((a, b) => a - b);
      const currencies = [...new Set(there.map((each) => accounts.get(each.accountId)?.currency ?? ''))].sort();
      const sums = (name: 'openAmount' | 'overdueAmount') =>
        currencies.map((currency) => ({
          amount: there
            .map((each) => accounts.get(each.accountId))
            .reduce((sum, each) => sum + (each?.currency === currency ? each.standing[name] : 0), 0),
          currency,
        }));
      expect(there, state).to.not.have.length(0);
      expect(steps.find((step) => step.state === state)).to.deep.equal({
        state,
        accounts: there.length,
        enrollments: there.length,
        open: sums('openAmount'),
        overdue: sums('overdueAmount'),
        parked: 0,
        medianDwellMs: dwells[Math.floor((dwells.length - 1) / 2)],
      });
    }
    expect(totals.accounts).to.equal(running.length);
    expect(totals.open.map((each) => each.currency)).to.deep.equal(['EUR', 'USD']);
  });

  it('counts each enrollment that took a transition once, and how often it was taken', async () => {
    const { transitions } = await live('ladder');
    const taken = new Map(transitions.map((each) => [each.transition, [each.enrollments, each.times]]));

    expect(taken.get('chasing.called|manual.again|0')).to.deep.equal([1, 2]);
    expect(taken.get('chasing.waiting|after day3|0')?.[0]).to.equal(3);
  });

  it('lists the accounts that took a transition, wherever they are now, and nobody else', async () => {
    const query = { strategy: 'ladder', strategyVersion: '1', took: 'chasing.waiting|after day3|0' };
    const { items, total } = await book.api.ask<AnswerOf<'accounts.list'>>('accounts.list', { query });
    const lines = (
      await all<{ chain: string; type: string; data: { definitionId?: string; reactions?: { taken: string[] }[] } }>('timeline')
    ).filter((line) => line.data.definitionId === 'ladder' && line.data.reactions?.some(({ taken }) => taken.includes(query.took)));

    expect(total).to.equal(3);
    expect(items.map(({ id }) => id)).to.have.members([...new Set(lines.map((line) => line.chain))]);
    const none = await book.api.ask<AnswerOf<'accounts.list'>>('accounts.list', { query: { ...query, took: 'chasing.called|nothing|0' } });
    expect(none.total).to.equal(0);
    expect((await book.api.send('accounts.list', { query: { strategy: 'ladder', took: query.took } })).code).to.equal('request.invalid');
  });

  it('forgets what was taken more than 30 days ago', async () => {
    const { timeline } = { timeline: book.product.runtime.store.db.collection('timeline') };
    const step = await timeline.findOne({
      type: 'step',
      'data.definitionId': 'ladder',
      'data.reactions.taken': 'chasing.called|manual.again|0',
    });
    await timeline.updateOne({ _id: step?._id as never }, { $inc: { at: -31 * DAY } });
    const again = (await live('ladder')).transitions.find((each) => each.transition === 'chasing.called|manual.again|0');
    await timeline.updateOne({ _id: step?._id as never }, { $inc: { at: 31 * DAY } });

    expect(again?.times).to.equal(1);
  });

  it('counts invoices and their money where a strategy runs for each of them, and their account once', async () => {
    const invoices = (await all<InvoiceDocument>('invoices')).filter((each) => each.accountId === book.accounts.large.id);
    const { steps, totals } = await live('per-invoice');

    expect(invoices).to.have.length(2);
    expect(totals).to.deep.include({ accounts: 1, enrollments: 2, open: [{ amount: 230_000, currency: 'USD' }] });
    expect(steps.map((step) => [step.state, step.accounts, step.open[0]?.amount])).to.deep.equal([
      ['open', 1, 80_000],
      ['reviewed', 1, 150_000],
    ]);
  });

  it('tells the versions apart: those who run stay on theirs', async () => {
    await publish(book.product, { ...ladder, description: 'a second version' });
    const { version, totals, versions, steps, transitions } = await live('ladder');
    const first = await live('ladder', { version: '1' });

    expect([version, totals.accounts, steps, transitions]).to.deep.equal([2, 0, [], []]);
    expect(versions.map((each) => [each.version, each.current, each.accounts])).to.deep.equal([[1, false, 4]]);
    expect(first.steps.map((step) => step.accounts)).to.deep.equal([3, 1]);
    expect((await book.api.send('strategies.live', { params: { strategyId: 'ladder' }, query: { version: '9' } })).code).to.equal(
      'resource.unknown',
    );
    expect((await book.api.send('strategies.live', { params: { strategyId: 'nothing' } })).code).to.equal('resource.unknown');
  });

  it('opens its accounts: each number is the length of a list', async () => {
    const list = async (query: Record<string, string>) => (await book.api.ask<{ total: number }>('accounts.list', { query })).total;
    const { steps } = await live('ladder', { version: '1' });
    for (const step of steps)
      expect(await list({ strategy: 'ladder', strategyVersion: '1', state: step.state }), step.state).to.equal(step.accounts);

    expect(await list({ strategy: 'ladder', state: 'chasing' }), 'a step that holds others').to.equal(4);
    expect(await list({ strategy: 'ladder', strategyVersion: '2' })).to.equal(0);
    expect(await list({ strategy: 'per-invoice', state: 'open' })).to.equal(1);
    expect(await list({ strategy: 'per-invoice', state: 'reviewed', strategyVersion: '1' })).to.equal(1);
    expect(await list({ strategy: 'ladder', state: 'chas' })).to.equal(0);
    expect((await book.api.send('accounts.list', { query: { strategyVersion: '1' } })).code).to.equal('request.invalid');
  });

  it('is found by indexes, not by reading everything', async () => {
    const { db } = book.product.runtime.store;
    const plan = async (collection: string, filter: object) =>
      JSON.stringify((await db.collection(collection).find(filter).explain('queryPlanner'))['queryPlanner'].winningPlan);

    expect(await plan('enrollments', { definitionId: 'ladder', status: { $in: ['active', 'parked'] }, kind: 'strategy' })).to.include(
      'definitionId_1_status_1',
    );
    expect(
      await plan('timeline', { type: 'step', 'data.definitionId': 'ladder', 'data.definitionVersion': 1, at: { $gte: 0 } }),
    ).to.include('steps_of_version');
  });
});
