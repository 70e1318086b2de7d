import { expect } from 'chai';
import type { AnswerOf, EvenProposal, Routing, Seniority } from '#engine';
import { insertUser } from '../../runtime/store/user-store.ts';
import { as } from '../support/callers.ts';
import { type As, CheckedApi } from '../support/checked-api.ts';
import { advanceTo, type OpenedAccount, openAccount } from '../support/collecting.ts';
import { eventually } from '../support/e2e-eventually.ts';
import { aFlow, dueDay, task } from '../support/flows.ts';
import { aProduct, type Product } from '../support/product.ts';
import { publish, publishOnly } from '../support/segments.ts';

type Task = AnswerOf<'accounts.get'>['tasks'][number];

const POOL = 'calls';
const ROUTING: Routing = {
  skills: ['legal', 'french'],
  pools: [POOL],
  standardFrom: { amount: 100_000 },
  seniorFrom: { amount: 1_000_000, risk: 80 },
};

describe('routing', function () {
  this.timeout(120_000);
  let product: Product;
  let api: CheckedApi;
  let admin: As;
  let manager: As;

  before(async () => {
    product = await aProduct({ clock: '2026-02-09' });
    api = await CheckedApi.of(product);
    admin = await as(product, 'admin');
    manager = await as(product, 'manager');
    const called = { entry: [task('call', { pool: POOL, skill: 'legal' })] };
    await publish(product, aFlow('working', { waiting: { after: { day3: 'called' } }, called }, { timers: { day3: dueDay(3) } }));
    await publishOnly(product, 'working');
  });

  after(() => product.stop());

  beforeEach(async () => {
    const { db } = product.runtime.store;
    await db.collection('users').deleteMany({ email: /@members\.test$/ });
    await db.collection('tasks').deleteMany({});
    await set(ROUTING);
  });

  const set = (routing: Routing) => api.ask('routing.set', { body: routing, as: admin });
  const account = (more: object = {}): Promise<OpenedAccount> => openAccount(product, { unitId: 'east', ...more });

  /** Somebody who is given tasks of the pool. */
  async function aMember(id: string, seniority: Seniority = 'standard', skills: string[] = [], units?: string[]): Promise<void> {
    const name = id.charAt(0).toUpperCase() + id.slice(1);
    const user = { _id: id, name, email: `${id}@members.test`, role: 'collector' as const, ...(units ? { units } : {}) };
    await insertUser(product.runtime.store, user);
    await api.ask('abilities.set', { params: { userId: id }, body: { skills, seniority, pools: [POOL] }, as: admin });
  }

  /** A task for the pool, asked for by a machine; the task as it is then. */
  async function make({ id }: OpenedAccount, pool = POOL): Promise<Task> {
    const made = await api.ask<{ id: string }>('tasks.add', {
      params: { accountId: id },
      body: { kind: 'follow-up', on: '2026-06-01', pool },
    });
    const detail = await api.ask<AnswerOf<'accounts.get'>>('accounts.get', { params: { accountId: id } });
    return detail.tasks.find((each) => each.id === made.id) as Task;
  }

  const loads = async (): Promise<Record<string, number>> => {
    const open = await product.runtime.store.db.collection('tasks').find({ status: 'open' }).toArray();
    const counts: Record<string, number> = {};
    for (const each of open)
      counts[String(each['assigneeId'] ?? `pool ${each['pool']}`)] =
        (counts[String(each['assigneeId'] ?? `pool ${each['pool']}`)] ?? 0) + 1;
    return counts;
  };

  it('gives a task a strategy makes to the member with the skill and the fewest open, and says why', async () => {
    await aMember('ann', 'standard', ['legal']);
    await aMember('ben', 'standard', ['legal']);
    await aMember('cid');
    await make(await account());
    await make(await account());
    const owing = await account();
    await owing.owes(20_000, '2026-02-07');
    const french = await account();

    await advanceTo(product, '2026-02-10 12:00');

    // By then ann, ben and cid: ann has one, ben one, cid none.
    expect(await loads()).to.deep.equal({ ann: 2, ben: 1 });
    const [call] = (await owing.detail()).tasks;
    expect(call).to.include({ pool: POOL, routing: 'has the skill “Legal”, 1 task open, fewest of 2' });
    expect(call?.assignee?.id).to.equal('ann');
    expect(await owing.words()).to.include(
      'Task for Ann out of the pool calls (has the skill “Legal”, 1 task open, fewest of 2): Call the customer',
    );
    expect((await make(french)).assignee?.id, 'who has fewest').to.equal('cid');
    const board = await api.ask<AnswerOf<'board.get'>>('board.get', { as: manager });
    expect(board.rows.find(({ holder }) => holder.id === 'ann')?.open).to.equal(2);
  });

  it('gives high value and high risk to seniors and what is routine to juniors; where nobody fits it stays, and says why', async () => {
    await aMember('jo', 'junior');
    await aMember('sue', 'senior');
    const small = await account();
    await small.owes(50_000, '2026-02-09');
    const large = await account();
    await large.owes(5_000_000, '2026-02-09');
    const risky = await account();
    await product.runtime.store.db.collection('accounts').updateOne({ _id: risky.id } as never, { $set: { riskScore: 90 } });

    expect((await make(small)).assignee?.id).to.equal('jo');
    expect((await make(small)).assignee?.id, 'though she has more').to.equal('jo');
    expect((await make(large)).assignee?.id).to.equal('sue');
    expect((await make(risky)).assignee?.id).to.equal('sue');

    await api.ask('abilities.set', { params: { userId: 'sue' }, body: { skills: [], seniority: 'standard', pools: [POOL] }, as: admin });
    const left = await make(large);
    expect(left.assignee).to.equal(undefined);
    expect(left).to.include({ pool: POOL, routing: 'it takes a senior collector, and no member who could do it is one' });
    const { rows } = await api.ask<AnswerOf<'board.get'>>('board.get', { as: manager });
    expect(rows.find(({ holder }) => holder.id === POOL)).to.include({ open: 1, unfit: 1 });
    expect((await large.words()).at(-1)).to.equal(
      'Task for calls (it takes a senior collector, and no member who could do it is one): Follow up',
    );
  });

  it('passes over who is absent and who may not see the account, and is off where nobody turned it on', async () => {
    await aMember('ann', 'standard', [], ['west']);
    await aMember('ben');
    await aMember('cid');
    const absence = { from: '2026-02-09', until: '2026-12-31', substitute: { kind: 'pool', id: POOL } };
    await api.ask('absences.set', { params: { userId: 'ben' }, body: absence, as: manager });
    const here = await account();

    expect((await make(here)).assignee?.id).to.equal('cid');
    expect((await make(here)).assignee?.id).to.equal('cid');
    expect(await make(here, 'collections')).to.not.have.any.keys('assignee', 'routing');
    await set({ ...ROUTING, pools: [] });
    expect(await make(here)).to.not.have.any.keys('assignee', 'routing');

    await set(ROUTING);
    // What is given to the pool by hand is for whoever takes it.
    const act = { kind: 'move', from: { kind: 'person', id: 'cid' }, to: { kind: 'pool', id: POOL }, reason: 'too many' };
    await api.ask('bulk.start', { body: { accountIds: [here.id], act }, as: manager });
    await eventually(async () => {
      expect(await loads()).to.deep.equal({ 'pool calls': 3, 'pool collections': 1 });
    });
    await api.ask('absences.end', { params: { userId: 'ben' }, as: manager });
  });

  it('gives tasks made at one moment to whoever has fewest each time: nobody gets two more than another', async () => {
    for (const id of ['ann', 'ben', 'cid']) await aMember(id);
    const accounts = await Promise.all(Array.from({ length: 6 }, () => account()));

    await Promise.all(accounts.flatMap((each) => [make(each), make(each), make(each)]));

    expect(await loads()).to.deep.equal({ ann: 6, ben: 6, cid: 6 });
  });

  it('is set by an admin alone, without what cannot be meant, and every change is in the audit', async () => {
    await aMember('ann', 'senior', ['legal']);
    const refusal = async (body: object, id: 'routing.set' | 'abilities.set' = 'routing.set', userId = 'ann') => {
      const { code, body: problem } = await api.send(id, { params: { userId }, body, as: admin });
      return [code, (problem as { errors?: { pointer: string }[] }).errors?.[0]?.pointer];
    };
    const abilities = { skills: [], seniority: 'standard', pools: [POOL] };

    expect(await refusal({ ...ROUTING, seniorFrom: { amount: 99_999 } })).to.deep.equal(['request.invalid', '/seniorFrom/amount']);
    expect(await refusal({ ...ROUTING, skills: ['french'] }), 'Ann has legal').to.deep.equal(['request.invalid', '/skills']);
    expect(await refusal({ ...abilities, skills: ['legal', 'cooking'] }, 'abilities.set')).to.deep.equal(['request.invalid', '/skills/1']);
    expect(await refusal(abilities, 'abilities.set', 'viewer')).to.deep.equal(['request.invalid', '/pools']);
    expect(await refusal(abilities, 'abilities.set', 'nobody')).to.deep.equal(['resource.unknown', undefined]);
    expect((await api.send('routing.set', { body: ROUTING, as: manager })).code).to.equal('permission.denied');

    const words = (await api.ask<AnswerOf<'audit.list'>>('audit.list', { as: admin })).items.map((entry) => entry.words);
    expect(words).to.include('Ann: senior, skills: legal, is given tasks of calls');
    expect(words).to.include(
      'Tasks are given out of calls; skills: french, legal; standard collectors from overdue 100000 on, senior collectors from overdue 1000000 or risk 80 on',
    );
  });

  describe('evening out', () => {
    const preview = () => api.ask<EvenProposal>('even.preview', { body: { pool: POOL }, as: manager });
    const start = ({ moves }: EvenProposal) =>
      api.ask<AnswerOf<'even.start'>>('even.start', {
        body: {
          pool: POOL,
          moves: moves.map(({ from, to, accounts }) => ({ from, to, accountIds: accounts.map(({ accountId }) => accountId) })),
          reason: 'Ben has nothing to do',
        },
        as: manager,
      });
    const through = async (bulks: AnswerOf<'even.start'>['bulks']): Promise<AnswerOf<'bulk.get'>[]> => {
      const all = () =>
        Promise.all(bulks.map(({ id }) => api.ask<AnswerOf<'bulk.get'>>('bulk.get', { params: { bulkId: id }, as: manager })));
      await eventually(async () => {
        expect((await all()).map(({ status }) => status)).to.not.include('running');
      });
      return all();
    };
    const ofAnn = async (count: number, more: object = {}): Promise<OpenedAccount[]> => {
      const accounts: OpenedAccount[] = [];
      for (let nth = 0; nth < count; nth += 1) {
        const each = await account(more);
        await each.owes(10_000 * (nth + 1), '2026-02-09');
        await make(each);
        accounts.push(each);
      }
      return accounts;
    };

    it('proposes the fewest moves to who can do them, and carries them out as moves with their reason', async () => {
      await aMember('ann');
      const accounts = await ofAnn(7);
      await aMember('ben');
      await aMember('jo', 'junior');
      await aMember('zoe', 'standard', [], ['west']);

      const proposal = await preview();

      const row = ({ name, before, after }: EvenProposal['members'][number]) => `${name} ${before} ${after}`;
      expect(proposal.members.map(row)).to.deep.equal(['Ann 7 3', 'Ben 0 2', 'Jo 0 2', 'Zoe 0 0']);
      expect(proposal).to.deep.include({ tasks: 4, step: 1, isCut: false, leftOut: [], absent: [] });

      const done = await through((await start(proposal)).bulks);

      expect(done.map(({ done: count }) => count)).to.deep.equal([2, 2]);
      expect(await loads()).to.deep.equal({ ann: 3, ben: 2, jo: 2 });
      expect((await accounts[0]?.words())?.at(-1)).to.match(/^Follow up: moved from Ann to (Ben|Jo), because: Ben has nothing to do$/);
      expect((await preview()).moves).to.deep.equal([]);
    });

    it('leaves alone what came from elsewhere, what a customer was told by name, and what somebody does meanwhile', async () => {
      await aMember('ann');
      const [promised, own, ...rest] = await ofAnn(6);
      await product.runtime.store.db
        .collection('tasks')
        .updateMany({ accountId: { $in: [promised?.id, own?.id] } }, [
          { $set: { kind: { $cond: [{ $eq: ['$accountId', promised?.id] }, 'call-back', '$kind'] } } },
        ]);
      await product.runtime.store.db.collection('tasks').updateOne({ accountId: own?.id as string }, { $unset: { pool: '' } });
      await aMember('ben');

      const proposal = await preview();

      expect(proposal.leftOut.map(({ accountId, because }) => [accountId, because])).to.deep.equal([[promised?.id, 'call-promised']]);
      expect(proposal.tasks).to.equal(3);
      const moved = proposal.moves.flatMap(({ accounts }) => accounts.map(({ accountId }) => accountId));
      expect(rest.map(({ id }) => id)).to.include.members(moved);

      const [first] = moved;
      const [open] = (await rest.find(({ id }) => id === first)?.detail())?.tasks ?? [];
      const [{ bulks }] = await Promise.all([
        start(proposal),
        api.send('tasks.complete', { params: { taskId: open?.id ?? '' }, body: { outcome: 'done' }, as: manager }),
      ]);
      await through(bulks);

      const left = await loads();
      expect((left['ann'] ?? 0) + (left['ben'] ?? 0)).to.equal(5);
      expect(left['ann']).to.equal(3);
      expect(left['ben']).to.equal(2);
    });
  });
});
