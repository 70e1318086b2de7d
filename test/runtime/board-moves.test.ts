import { expect } from 'chai';
import { io, type Socket } from 'socket.io-client';
import { type AnswerOf, type Holder, holderWord, WATCH_EVENT } from '#engine';
import { actOnOne } from '../../runtime/commands/act-on-many.ts';
import { readWorld } from '../../runtime/runtime.ts';
import { insertBulk } from '../../runtime/store/bulk-store.ts';
import { getTask } from '../../runtime/store/task-store.ts';
import { as } from '../support/callers.ts';
import { type As, CheckedApi } from '../support/checked-api.ts';
import { type OpenedAccount, openAccount, until } from '../support/collecting.ts';
import { eventually } from '../support/e2e-eventually.ts';
import { aProduct, type Product } from '../support/product.ts';

type Preview = AnswerOf<'board.preview'>;

const ANN: Holder = { kind: 'person', id: 'collector' };
const BEN: Holder = { kind: 'person', id: 'lead' };
const COLIN: Holder = { kind: 'person', id: 'collector2' };
const CALLS: Holder = { kind: 'pool', id: 'calls' };

describe('moving tasks on the board', function () {
  this.timeout(90_000);
  let product: Product;
  let api: CheckedApi;
  let manager: As;
  let carla: As;
  let line: Socket | undefined;
  const accounts: OpenedAccount[] = [];

  before(async () => {
    product = await aProduct({ clock: '2026-02-09' });
    api = await CheckedApi.of(product);
    manager = await as(product, 'manager');
    carla = await as(product, 'collector');
    for (const [name, amount] of [
      ['Alder', 10_000],
      ['Birch', 20_000],
      ['Cedar', 30_000],
      ['Dogwood', 40_000],
      ['Elm', 50_000],
    ] as const) {
      const account = await openAccount(product, { name, unitId: 'east' });
      await account.owes(amount, '2026-02-05');
      await follow(account);
      accounts.push(account);
    }
    await follow(at(1));
    await settled(6);
  });

  after(async () => {
    line?.close();
    await product.stop();
  });

  const at = (index: number): OpenedAccount => accounts[index] as OpenedAccount;
  const follow = (account: OpenedAccount, body: object = { kind: 'follow-up', on: '2026-02-09' }, who = carla) =>
    api.ask<{ id: string }>('tasks.add', { params: { accountId: account.id }, body, as: who });
  const preview = (rule: object): Promise<Preview> =>
    api.ask<Preview>('board.preview', { body: { from: ANN, to: BEN, order: 'least-overdue', count: 3, ...rule }, as: manager });
  const open = async (holder: Holder): Promise<number> => {
    const { rows } = await api.ask<AnswerOf<'board.get'>>('board.get', { as: manager });
    return rows.find((row) => holderWord(row.holder) === holderWord(holder))?.open ?? 0;
  };
  async function settled(tasks: number): Promise<void> {
    await eventually(async () => {
      const { items } = await api.ask<AnswerOf<'work.list'>>('work.list', { query: { view: 'everyone', heldBy: holderWord(ANN) } });
      expect(items.flatMap((row) => row.tasks.filter((task) => task.assignee?.id === ANN.id))).to.have.length(tasks);
    });
  }
  async function move(accountIds: readonly string[], act: object): Promise<AnswerOf<'bulk.get'>> {
    const body = { accountIds, act: { kind: 'move', from: ANN, to: BEN, reason: 'Ann has too much', ...act } };
    const { id } = await api.ask<{ id: string }>('bulk.start', { body, as: manager });
    const look = () => api.ask<AnswerOf<'bulk.get'>>('bulk.get', { params: { bulkId: id }, as: manager });
    await until(async () => (await look()).status === 'done', 'the move is through');
    return look();
  }

  it('says what a rule would move, who gets it and what both have then', async () => {
    const { accounts: chosen, tasks, from, to, overdue, leftOut } = await preview({});

    expect(chosen.map(({ accountName, tasks: each }) => `${accountName} ${each}`)).to.deep.equal(['Alder 1', 'Birch 2', 'Cedar 1']);
    expect({ tasks, from, to, leftOut }).to.deep.equal({
      tasks: 4,
      from: { name: 'Carla Jensen', before: 6, after: 2 },
      to: { name: 'Leila Haddad', before: 0, after: 4 },
      leftOut: [],
    });
    expect(overdue).to.deep.equal([{ amount: 60_000, currency: 'USD' }]);
    const names = async (rule: object) => (await preview(rule)).accounts.map(({ accountName }) => accountName);
    expect(await names({ order: 'most-overdue', count: 2 })).to.deep.equal(['Elm', 'Dogwood']);
    expect(await names({ amountFrom: 20_000, amountTo: 40_000, count: 9 })).to.deep.equal(['Birch', 'Cedar', 'Dogwood']);
    expect(await names({ daysFrom: 5 })).to.deep.equal([]);
    expect(await names({ taskKind: 'call' })).to.deep.equal([]);
  });

  it('leaves out who expects a call by name, who is open somewhere, and whom the other may not see, and takes the next', async () => {
    const { id } = await follow(at(0), { kind: 'call-back', on: '2026-02-10', at: '10:00' });
    line = io(product.url, { extraHeaders: { ...(carla as { cookie: string }) }, transports: ['websocket'], forceNew: true });
    line.emit(WATCH_EVENT, { type: 'account', id: at(2).id });
    await eventually(async () => expect((await product.runtime.openedNow()).get(at(2).id)).to.deep.equal(['Carla Jensen']) as never);

    const { accounts: chosen, leftOut } = await preview({ count: 2 });

    expect(chosen.map(({ accountName }) => accountName)).to.deep.equal(['Birch', 'Dogwood']);
    expect(leftOut).to.deep.equal([
      { accountId: at(0).id, accountName: 'Alder', because: 'call-promised' },
      { accountId: at(2).id, accountName: 'Cedar', because: 'open-now', who: ['Carla Jensen'] },
    ]);
    expect((await preview({ to: COLIN })).leftOut.map(({ because }) => because)).to.deep.equal(Array(5).fill('unseen-by-owner'));
    // What is opened after the preview is left out as well.
    const done = await move([at(2).id], {});
    expect(done).to.deep.include({ done: 0 });
    expect(done.leftOut[0]).to.deep.include({ because: 'open-now' });
    line.close();
    await eventually(async () => expect((await product.runtime.openedNow()).size).to.equal(0) as never);
    await api.ask('tasks.complete', { params: { taskId: id }, body: { outcome: 'done', note: 'called' }, as: carla });
  });

  it('moves them in one act, with the reason in each history, and whoever is responsible stays so', async () => {
    const { accounts: chosen } = await preview({});

    const { done } = await move(
      chosen.map(({ accountId }) => accountId),
      {},
    );

    expect(done).to.equal(3);
    expect([await open(ANN), await open(BEN)]).to.deep.equal([2, 4]);
    expect((await at(1).words()).at(-1)).to.equal(
      'Follow up, Follow up: moved from Carla Jensen to Leila Haddad, because: Ann has too much',
    );
    expect((await at(1).detail()).owner?.id).to.equal('collector');
    await move([at(0).id], { from: BEN, to: CALLS });
    expect([await open(BEN), await open(CALLS)]).to.deep.equal([3, 1]);
    await move([at(0).id], { from: CALLS, to: ANN });
    expect([await open(CALLS), await open(ANN)]).to.deep.equal([0, 3]);
  });

  it('does with a task that is completed at the same moment one or the other, never both', async () => {
    const { runtime } = product;
    for (let round = 0; round < 12; round += 1) {
      const account = at(3);
      const { id: taskId } = await follow(account);
      const bulk = {
        ...{ _id: `blk_race${round}`, by: 'manager', at: 0, status: 'running' as const, total: 1, left: [account.id], done: 0 },
        ...{ leftOut: [], failures: [], act: { kind: 'move' as const, from: ANN, to: BEN, reason: 'race' } },
      };
      await runtime.store.transaction((transaction) => insertBulk(runtime.store, bulk, transaction));
      const world = await readWorld(runtime);

      const [completed] = await Promise.all([
        api.send('tasks.complete', { params: { taskId }, body: { outcome: 'done' }, as: carla }),
        actOnOne(runtime, world, bulk, account.id),
      ]);

      const task = await getTask(runtime.store, taskId);
      expect(completed.status).to.equal(201);
      expect(task?.status).to.equal('done');
      // Dogwood's other task is moved in any case; this one only if it was moved before it was completed.
      const isMoved = task?.assigneeId === 'lead';
      const lastMove = (await account.words()).findLast((words) => words.endsWith('because: race'));
      expect(lastMove).to.equal(`Follow up${isMoved ? ', Follow up' : ''}: moved from Carla Jensen to Leila Haddad, because: race`);
      await move([account.id], { from: BEN, to: ANN });
    }
  });

  it('refuses what cannot be meant, and who does not lead', async () => {
    const send = async (body: object, who = manager) =>
      (await api.send('board.preview', { body: { from: ANN, to: BEN, order: 'oldest', count: 1, ...body }, as: who })).code;
    expect(await send({ to: ANN })).to.equal('request.invalid');
    expect(await send({ to: { kind: 'person', id: 'nobody' } })).to.equal('resource.unknown');
    expect(await send({ count: 501 })).to.equal('request.invalid');
    expect(await send({}, carla)).to.equal('permission.denied');
    const act = { kind: 'move', from: ANN, to: BEN, reason: 'mine' };
    expect((await api.send('bulk.start', { body: { accountIds: [at(0).id], act }, as: carla })).code).to.equal('permission.denied');
  });
});
