import { expect } from 'chai';
import type { AnswerOf } from '#engine';
import { sweepWork } from '../../runtime/commands/renew-work.ts';
import { setAccount } from '../../runtime/store/account-store.ts';
import { aUser } from '../support/callers.ts';
import { type As, CheckedApi } from '../support/checked-api.ts';
import { advanceTo, type OpenedAccount, openAccount, until as untilHolds } from '../support/collecting.ts';
import { aFlow, dueDay, task } from '../support/flows.ts';
import { aProduct, type Product } from '../support/product.ts';
import { publish, publishOnly } from '../support/segments.ts';

type Page = AnswerOf<'work.list'>;

describe('worklists', function () {
  this.timeout(90_000);
  let product: Product;
  let api: CheckedApi;
  let carla: As;
  let colin: As;
  const accounts = new Map<string, OpenedAccount>();
  const id = (name: string): string => accounts.get(name)?.id ?? '';

  before(async () => {
    product = await aProduct({ clock: '2026-02-09' });
    api = await CheckedApi.of(product);
    await publish(
      product,
      aFlow(
        'working',
        {
          waiting: { after: { day5: 'called' } },
          called: { entry: [task('call', { pool: 'collections' }), task('review', { pool: 'collections' })] },
        },
        { timers: { day5: dueDay(5) } },
      ),
    );
    await publishOnly(product, 'working');
    carla = await aUser(api, 'collector');
    colin = await aUser(api, 'collector', ['west']);
    for (const [name, amount] of [
      ['small', 20_000],
      ['large', 500_000],
      ['middle', 120_000],
    ] as const) {
      const account = await openAccount(product, { name });
      await account.owes(amount, '2026-02-05');
      accounts.set(name, account);
    }
    await advanceTo(product, '2026-02-10 12:00');
    await product.settle();
  });

  after(() => product.stop());

  const list = (query: Readonly<Record<string, string>>, as: As = carla): Promise<Page> => api.ask<Page>('work.list', { query, as });
  const names = async (query: Readonly<Record<string, string>>, as?: As): Promise<string[]> =>
    (await list(query, as)).items.map((row) => row.accountName);
  /** Until a list says so: rows follow the book within moments. */
  async function until(query: Readonly<Record<string, string>>, expected: readonly string[], as?: As): Promise<void> {
    for (const end = Date.now() + 5000; ; ) {
      const found = await names(query, as);
      if (found.join() === expected.join() || Date.now() > end) return expect(found).to.deep.equal([...expected]) && undefined;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  it('show one row per account with its tasks, its points and what they are the sum of', async () => {
    await until({ view: 'pool' }, ['large', 'middle', 'small']);

    const { items, total } = await list({ view: 'pool' });

    expect(total).to.equal(3);
    expect(items[0]?.tasks.map((each) => each.kind).sort()).to.deep.equal(['call', 'review']);
    expect(items[0]?.daysPastDue).to.equal(5);
    expect(items[0]?.states).to.deep.equal(['overdue']);
    expect(items[0]?.why).to.deep.equal([
      { name: 'One point for each 100.00 to chase', points: 50 },
      { name: 'Two points for each day past due', points: 10 },
    ]);
    expect(items[0]?.points).to.equal(60);
  });

  it('are paged by the server in one order, and Next goes along it', async () => {
    const first = await list({ view: 'pool', limit: '2' });
    expect(first.items.map((row) => row.accountName)).to.deep.equal(['large', 'middle']);
    expect(await names({ view: 'pool', limit: '2', cursor: first.next ?? '' })).to.deep.equal(['small']);
    expect(await names({ view: 'pool', of: `${id('small')},${id('large')},unknown` })).to.deep.equal(['large', 'small']);

    const next = async (after?: string): Promise<string | undefined> => {
      const query = { view: 'pool', ...(after === undefined ? {} : { after }) };
      return (await api.ask<AnswerOf<'work.next'>>('work.next', { query, as: carla })).row?.accountName;
    };
    expect([await next(), await next(id('large')), await next(id('middle')), await next(id('small'))]).to.deep.equal([
      'large',
      'middle',
      'small',
      undefined,
    ]);
    expect(await next('acc_whose-work-is-done')).to.equal('large');
  });

  it('are narrowed and ordered by what is in them', async () => {
    const choices = await api.ask<AnswerOf<'work.choices'>>('work.choices', { query: { view: 'pool' }, as: carla });
    expect(choices).to.deep.equal({
      pools: ['collections'],
      kinds: ['call', 'review'],
      steps: ['working/called'],
      owners: [{ id: 'collector', name: choices.owners[0]?.name }],
      collectors: choices.collectors,
      receivingPools: ['collections'],
      statementTemplates: choices.statementTemplates,
    });
    // Whom she could give an account of her own to.
    const colleagues = choices.collectors.map(({ id: of }) => of);
    expect(colleagues).to.include.members(['collector', 'lead']).and.not.include('manager');

    expect(await names({ view: 'pool', amount: '120000' })).to.deep.equal(['large', 'middle']);
    expect(await names({ view: 'pool', step: 'working/called', kind: 'review', pastDue: '5' })).to.deep.equal(['large', 'middle', 'small']);
    expect(await names({ view: 'pool', pastDue: '6' })).to.deep.equal([]);
    expect(await names({ view: 'pool', owner: 'none' })).to.deep.equal([]);
    const first = await list({ view: 'pool', sort: 'overdue', limit: '1' });
    expect(first.items.map((row) => row.accountName)).to.deep.equal(['large']);
    expect(await names({ view: 'pool', sort: 'overdue', limit: '1', cursor: first.next ?? '' })).to.deep.equal(['middle']);
  });

  it('say what another ranking would change in them before it is published', async () => {
    const small = { fact: 'account.chaseableAmount', operator: 'lessThan', value: 50_000 };
    const draft = {
      kind: 'ranking',
      id: 'standard-worklist',
      name: 'Small ones first',
      valuations: [
        { id: 'small', name: 'Soon done', points: 1000, when: small },
        { id: 'amount', name: 'Amount', per: { fact: 'account.chaseableAmount', points: 1, unit: 10_000 } },
      ],
    };

    const { accounts, moved, inForce, top } = await api.ask<AnswerOf<'rankings.preview'>>('rankings.preview', {
      text: JSON.stringify(draft),
    });

    expect({ accounts, moved, inForce }).to.deep.equal({ accounts: 3, moved: 3, inForce: true });
    expect(top.map(({ accountName, before, after }) => [accountName, before.place, after.place])).to.deep.equal([
      ['small', 3, 1],
      ['large', 1, 2],
      ['middle', 2, 3],
    ]);
    expect(top[0]?.why).to.deep.include({ name: 'Soon done', before: 0, after: 1000 });
    expect(await names({ view: 'pool' })).to.deep.equal(['large', 'middle', 'small']);
    const faulty = { ...draft, valuations: [{ id: 'x', name: 'x', per: { fact: 'account.nothing', points: 1, unit: 1 } }] };
    expect((await api.send('rankings.preview', { text: JSON.stringify(faulty) })).code).to.equal('definition.refused');
  });

  it('can be saved as views, for oneself or for one’s team', async () => {
    const dora = await aUser(api, 'collector', ['east']);
    const filter = { view: 'pool', amount: 120_000, sort: 'days' };
    const save = (name: string, isShared: boolean) => api.ask<{ id: string }>('views.save', { body: { name, filter, isShared }, as: dora });
    const seen = async (as: As): Promise<string[]> =>
      (await api.ask<AnswerOf<'views.list'>>('views.list', { as })).items.map(({ name, isOwn }) => `${name}${isOwn ? ' (own)' : ''}`);

    await save('Mine alone', false);
    const { id: shared } = await save('Large of the pool', true);
    expect((await save('Large of the pool', true)).id).to.equal(shared);

    expect(await seen(dora)).to.deep.equal(['Large of the pool (own)', 'Mine alone (own)']);
    expect(await seen(carla)).to.deep.equal(['Large of the pool']);
    expect(await seen(colin)).to.deep.equal([]);
    expect((await api.send('views.remove', { params: { viewId: shared }, as: carla })).code).to.equal('resource.unknown');
    await api.ask('views.remove', { params: { viewId: shared }, as: dora });
    expect(await seen(carla)).to.deep.equal([]);
    const wrong = await api.send('views.save', { body: { name: 'x', filter: { amount: -1 }, isShared: false }, as: dora });
    expect(wrong.code).to.equal('request.invalid');
  });

  it('keep what belongs to other units out of sight, and out of reach', async () => {
    expect(await names({ view: 'everyone' }, colin)).to.deep.equal([]);

    const claim = await api.send('work.claim', { params: { accountId: id('large') }, body: {}, as: colin });

    expect(claim.code).to.equal('resource.unknown');
  });

  it('give an account to exactly one of twenty who claim it at once', async () => {
    const claims = await Promise.all(
      Array.from({ length: 20 }, async (_, nth) => {
        const as = await aUser(api, 'collector', [`u${nth}`]).then(() =>
          api.ask<{ key: string }>('keys.add', { body: { name: `k${nth}`, role: 'collector' } }),
        );
        return { key: as.key };
      }),
    );

    const answers = await Promise.all(claims.map((as) => api.send('work.claim', { params: { accountId: id('middle') }, body: {}, as })));

    expect(answers.filter((answer) => answer.status === 201)).to.have.length(1);
    expect(new Set(answers.filter((answer) => answer.status !== 201).map((answer) => answer.code))).to.deep.equal(
      new Set(['task.claimed']),
    );
    await until({ view: 'pool' }, ['large', 'small']);
    const assignees = (await accounts.get('middle')?.detail())?.tasks.map((each) => each.assignee?.id);
    expect(new Set(assignees).size).to.equal(1);
  });

  it('hide what was put off until its day, show who puts off, and tell who leads after the third time', async () => {
    await api.ask('work.claim', { params: { accountId: id('small') }, body: {}, as: carla });
    await until({ view: 'mine' }, ['small']);
    const snooze = (until: string) =>
      api.send('work.snooze', { params: { accountId: id('small') }, body: { until, reason: 'the buyer is back then' }, as: carla });
    expect((await snooze('2026-02-10')).code).to.equal('date.invalid');

    for (const day of ['2026-02-11', '2026-02-12', '2026-02-13']) expect((await snooze(day)).status).to.equal(201);

    await until({ view: 'mine' }, []);
    await until({ view: 'snoozed' }, ['small']);
    await until({ view: 'put-off' }, ['small']);
    const [row] = (await list({ view: 'put-off' })).items;
    expect(row?.putOff).to.equal(3);
    expect(row?.putOffReason).to.equal('the buyer is back then');
    await advanceTo(product, '2026-02-13 12:00');
    await sweepWork(product.runtime);
    await until({ view: 'mine' }, ['small']);
    const lines = await api.ask<AnswerOf<'timeline.list'>>('timeline.list', { params: { accountId: id('small') } });
    expect(lines.items.filter((line) => line.type === 'task.snoozed')).to.have.length(6);
  });

  it('are gone through by open invoice too: in the order of the accounts, of each the oldest first, page by page', async () => {
    const late = (await accounts.get('middle')?.owes(2_000, '2026-01-20', 'LATE')) ?? '';
    await accounts.get('middle')?.owes(1_000, '2026-03-20', 'NOT YET');
    await accounts.get('middle')?.disputes(late, 'another matter', 400);
    await product.settle();
    const ask = (query: Readonly<Record<string, string>>, as?: As): Promise<AnswerOf<'work.invoices'>> =>
      api.ask('work.invoices', { query: { view: 'everyone', ...query }, ...(as ? { as } : {}) });
    const pages = async (): Promise<AnswerOf<'work.invoices'>['items']> => {
      const found = [];
      for (let cursor: string | undefined = ''; cursor !== undefined; ) {
        const page: AnswerOf<'work.invoices'> = await ask({ limit: '2', ...(cursor === '' ? {} : { cursor }) });
        found.push(...page.items);
        cursor = page.next;
      }
      return found;
    };
    const expected = async (): Promise<string[]> => {
      const found = [];
      for (const row of (await list({ view: 'everyone' })).items) {
        const { invoices } = await api.ask<AnswerOf<'accounts.get'>>('accounts.get', { params: { accountId: row.accountId } });
        const open = invoices.filter((each) => each.open.amount > 0).sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1));
        found.push(...open.map(({ number }) => `${row.accountName} ${number}`));
      }
      return found;
    };
    const told = (items: AnswerOf<'work.invoices'>['items']): string[] => items.map(({ work, number }) => `${work.accountName} ${number}`);
    await untilHolds(async () => told(await pages()).join() === (await expected()).join(), 'rows follow the book');

    const found = await pages();

    expect(told(found).filter((each) => each.startsWith('middle'))).to.deep.equal([
      'middle LATE',
      'middle INV-2026-02-05-120000',
      'middle NOT YET',
    ]);
    const [first, , last] = found.filter(({ work }) => work.accountName === 'middle');
    expect([first?.disputed.amount, first?.open.amount, first?.work.tasks.length, last?.disputed.amount]).to.deep.equal([400, 2_000, 2, 0]);
    expect([first?.daysPastDue, last?.daysPastDue].map((days) => (days ?? 0) > 0)).to.deep.equal([true, false]);
    expect(told((await ask({ of: `${late},unknown` })).items)).to.deep.equal(['middle LATE']);
    expect((await ask({}, colin)).items).to.deep.equal([]);
    const { overdue } = await api.ask<AnswerOf<'work.sum'>>('work.sum', { query: { view: 'everyone' } });
    const { items } = await list({ view: 'everyone' });
    expect(overdue).to.deep.equal([{ amount: items.reduce((sum, row) => sum + row.overdue.amount, 0), currency: 'USD' }]);
  });

  it('let an account go when it has paid, and take points that nobody told of from the sweep', async () => {
    await accounts.get('large')?.pays(500_000);
    await until({ view: 'everyone' }, ['middle', 'small']);

    await setAccount(product.runtime.store, id('small'), { riskScore: 90 });
    await sweepWork(product.runtime);

    expect((await list({ view: 'mine' })).items[0]?.why.map((each) => each.name)).to.include('High risk first among equals');
  });
});
