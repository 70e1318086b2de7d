import { expect } from 'chai';
import { type AnswerOf, holderWord } from '#engine';
import { setAccount } from '../../runtime/store/account-store.ts';
import { countedBoard } from '../support/board-oracle.ts';
import { as, aUser } from '../support/callers.ts';
import { type As, CheckedApi } from '../support/checked-api.ts';
import { advanceTo, type OpenedAccount, openAccount } from '../support/collecting.ts';
import { eventually } from '../support/e2e-eventually.ts';
import { aProduct, type Product } from '../support/product.ts';

type Board = AnswerOf<'board.get'>;

describe('the board', function () {
  this.timeout(90_000);
  let product: Product;
  let api: CheckedApi;
  let manager: As;
  let carla: As;
  let colin: As;

  before(async () => {
    product = await aProduct({ clock: '2026-02-09' });
    api = await CheckedApi.of(product);
    manager = await as(product, 'manager');
    carla = await as(product, 'collector');
    colin = await as(product, 'collector2');
    const accounts: OpenedAccount[] = [];
    for (const [name, unit, owner] of [
      ['Alder', 'east', 'collector'],
      ['Birch', 'east', 'collector'],
      ['Cedar', 'west', 'collector2'],
      ['Dogwood', 'west', 'collector'],
      ['Elm', 'east', 'collector2'],
    ] as const) {
      const account = await openAccount(product, { name, ownerId: owner });
      await setAccount(product.runtime.store, account.id, { unitId: unit });
      await account.owes(100_000, '2026-02-05');
      accounts.push(account);
    }
    const [alder, birch, cedar, dogwood, elm] = accounts as [OpenedAccount, OpenedAccount, OpenedAccount, OpenedAccount, OpenedAccount];
    const follow = (account: OpenedAccount, who: As, on: string, pool?: string) =>
      api.ask<{ id: string }>('tasks.add', {
        params: { accountId: account.id },
        body: { kind: 'follow-up', on, ...(pool === undefined ? {} : { pool }) },
        as: who,
      });
    const complete = async (account: OpenedAccount, who: As): Promise<void> => {
      const { id } = await follow(account, who, '2026-02-12');
      await api.ask('tasks.complete', { params: { taskId: id }, body: { outcome: 'done' }, as: who });
    };
    // The day before: work that is late today, and what was done then and does not count today.
    await follow(alder, carla, '2026-02-09');
    await follow(alder, carla, '2026-02-09');
    await follow(birch, carla, '2026-02-11');
    await follow(cedar, colin, '2026-02-09');
    await follow(elm, carla, '2026-02-09', 'calls');
    await complete(birch, carla);
    await birch.pays(1_000);
    await advanceTo(product, '2026-02-10 09:30');

    await complete(alder, carla);
    await complete(birch, carla);
    await complete(cedar, colin);
    await api.ask('work.snooze', { params: { accountId: birch.id }, body: { until: '2026-02-20', reason: 'asked for' }, as: carla });
    const call = async (account: OpenedAccount, who: As, body: object): Promise<string> =>
      (await api.ask<{ id: string }>('calls.log', { params: { accountId: account.id }, body: { ...body, hasHappened: true }, as: who })).id;
    await call(alder, carla, { reached: 'busy' });
    await call(birch, carla, { reached: 'right-person', answer: 'pays-on' });
    const wrong = await call(elm, carla, { reached: 'right-person', answer: 'pays-on' });
    await api.ask('calls.correct', { params: { callId: wrong }, body: { reached: 'no-answer' }, as: carla });
    await call(cedar, colin, { reached: 'right-person', answer: 'pays-on' });
    const promise = (account: OpenedAccount, who: As) =>
      api.ask<{ id: string }>('promises.make', {
        params: { accountId: account.id },
        body: { amount: 50_000, dueOn: '2026-02-12' },
        as: who,
      });
    await promise(alder, carla);
    const { id } = await promise(birch, carla);
    await api.ask('promises.cancel', { params: { promiseId: id }, body: { note: 'by mistake' }, as: carla });
    await promise(cedar, colin);
    await alder.pays(20_000);
    const taken = await dogwood.pays(7_000);
    await elm.pays(3_000);
    await api.ask('payments.reverse', { params: { paymentId: taken }, body: { reason: 'bounced check' } });
    await dogwood.isCredited(4_000, 'goods returned');
    await product.settle();
  });

  after(() => product.stop());

  const board = (who: As): Promise<Board> => api.ask<Board>('board.get', { as: who });
  const figures = ({ rows }: Board) =>
    new Map(rows.map(({ holder, name: _, absence: __, ...rest }) => [holderWord(holder), rest] as const));

  it('tells of everybody what a count by hand over everything tells', async () => {
    const shown = await board(manager);

    expect(shown.on).to.equal('2026-02-10');
    const counted = await countedBoard(product, '2026-02-10');
    const found = figures(shown);
    for (const [word, expected] of counted) expect(found.get(word), word).to.deep.equal(expected);
    expect([...counted.keys()].sort()).to.deep.equal(['person:collector', 'person:collector2', 'pool:calls']);
    // What the example is about stands there at all.
    expect(found.get('person:collector')).to.deep.include({
      accounts: 2,
      late: 2,
      lateAccounts: 1,
      done: 2,
      calls: 3,
      reached: 1,
      promises: 1,
    });
    expect(found.get('person:collector')?.cash).to.deep.equal([{ amount: 20_000, currency: 'USD' }]);
    // Who has nothing has a row with nothing.
    expect(found.get('person:lead')).to.deep.include({ open: 0, done: 0 });
    expect(found.get('pool:collections')).to.deep.include({ open: 0 });
    expect(shown.rows.map(({ holder }) => holderWord(holder))).to.deep.equal([
      'person:collector',
      'person:collector2',
      'person:lead',
      'pool:calls',
      'pool:collections',
    ]);
  });

  it('keeps who leads some units to these', async () => {
    const lead = await aUser(api, 'lead', ['west']);

    const shown = figures(await board(lead));

    const counted = await countedBoard(product, '2026-02-10', ['west']);
    for (const [word, expected] of counted) expect(shown.get(word), word).to.deep.equal(expected);
    expect(shown.has('person:collector'), 'she is of another unit and has nothing in this one').to.equal(false);
    expect(shown.has('pool:calls')).to.equal(false);
  });

  it('leads from each figure to a list of exactly these', async () => {
    await eventually(async () => {
      for (const row of (await board(manager)).rows) {
        const heldBy = holderWord(row.holder);
        const list = (more: object) =>
          api.ask<AnswerOf<'work.list'>>('work.list', { query: { view: 'everyone', heldBy, ...more }, as: manager });
        expect((await list({})).total, heldBy).to.equal(row.accounts);
        expect((await list({ late: 'true' })).total, `${heldBy}, late`).to.equal(row.lateAccounts);
        if (row.holder.kind === 'pool') continue;
        const query = { view: 'made-today', by: row.holder.id };
        expect((await api.ask<AnswerOf<'promises.list'>>('promises.list', { query, as: manager })).total, heldBy).to.equal(row.promises);
      }
    });
  });
});
