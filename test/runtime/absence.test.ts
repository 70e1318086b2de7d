import { expect } from 'chai';
import fc from 'fast-check';
import { type AnswerOf, type Holder, holderWord } from '#engine';
import { actOnOne } from '../../runtime/commands/act-on-many.ts';
import { readWorld } from '../../runtime/runtime.ts';
import type { BulkDocument } from '../../runtime/store/bulk-documents.ts';
import { insertBulk } from '../../runtime/store/bulk-store.ts';
import { getTask } from '../../runtime/store/task-store.ts';
import { as } from '../support/callers.ts';
import { type As, CheckedApi } from '../support/checked-api.ts';
import { advanceTo, type OpenedAccount, openAccount } from '../support/collecting.ts';
import { eventually } from '../support/e2e-eventually.ts';
import { aFlow, dueDay, task } from '../support/flows.ts';
import { aProduct, type Product } from '../support/product.ts';
import { publish, publishOnly } from '../support/segments.ts';

const ANN = 'collector';
const LEAD: Holder = { kind: 'person', id: 'lead' };
const CALLS: Holder = { kind: 'pool', id: 'calls' };

describe('an absence', function () {
  this.timeout(120_000);
  let product: Product;
  let api: CheckedApi;
  let manager: As;
  let carla: As;

  before(async () => {
    product = await aProduct({ clock: '2026-02-09' });
    api = await CheckedApi.of(product);
    manager = await as(product, 'manager');
    carla = await as(product, 'collector');
    const called = { entry: [task('call')] };
    await publish(product, aFlow('working', { waiting: { after: { day3: 'called' } }, called }, { timers: { day3: dueDay(3) } }));
    await publishOnly(product, 'working');
  });

  after(() => product.stop());

  const set = (userId: string, substitute: Holder, until = '2026-02-11', from = '2026-02-09') =>
    api.ask('absences.set', { params: { userId }, body: { from, until, substitute }, as: manager });
  const end = (userId: string) => api.send('absences.end', { params: { userId }, as: manager });
  /** A task nobody is named for, by a machine: it goes to the owner. */
  const make = (account: OpenedAccount): Promise<{ id: string }> =>
    api.ask<{ id: string }>('tasks.add', { params: { accountId: account.id }, body: { kind: 'follow-up', on: '2026-03-09' } });
  const whose = async (taskId: string): Promise<string> => {
    const found = await getTask(product.runtime.store, taskId);
    return found?.assigneeId === undefined ? `pool:${found?.pool}` : `person:${found.assigneeId}`;
  };

  it('sends the tasks a strategy makes to the substitute, says so everywhere, and ends by itself', async () => {
    const account = await openAccount(product, { name: 'Alder', unitId: 'east' });
    await account.owes(100_000, '2026-02-07');
    await set(ANN, LEAD);

    await advanceTo(product, '2026-02-10 12:00');

    const [call] = (await account.detail()).tasks;
    expect(call?.assignee?.id).to.equal('lead');
    expect(call?.insteadOf).to.deep.equal({ id: ANN, name: 'Carla Jensen', until: '2026-02-11' });
    expect(await account.words()).to.include('Task for Leila Haddad instead of Carla Jensen, absent until 2026-02-11: Call the customer');
    await eventually(async () => {
      const { items } = await api.ask<AnswerOf<'work.list'>>('work.list', { query: { view: 'everyone', heldBy: 'person:lead' } });
      expect(items[0]?.tasks[0]?.insteadOf?.name).to.equal('Carla Jensen');
    });
    const row = async () =>
      (await api.ask<AnswerOf<'board.get'>>('board.get', { as: manager })).rows.find(({ holder }) => holder.id === ANN);
    expect((await row())?.absence).to.deep.equal({
      from: '2026-02-09',
      until: '2026-02-11',
      isNow: true,
      substitute: { ...LEAD, name: 'Leila Haddad' },
    });
    const toAbsent = { from: LEAD, to: { kind: 'person', id: ANN }, order: 'oldest', count: 1 };
    expect((await api.send('board.preview', { body: toAbsent, as: manager })).code).to.equal('person.absent');

    await advanceTo(product, '2026-02-11 12:00');
    expect(await whose((await make(account)).id), 'its last day').to.equal('person:lead');
    await advanceTo(product, '2026-02-12 12:00');
    expect(await whose((await make(account)).id), 'the day after').to.equal('person:collector');
    expect((await row())?.absence).to.equal(undefined);
  });

  it('holds wherever a task is made for somebody: follow-ups for many, reported payments, another owner; not what one sets for oneself', async () => {
    const account = await openAccount(product, { name: 'Birch', unitId: 'east' });
    await account.owes(100_000, '2026-03-30');
    await set(ANN, CALLS, '2026-02-13', '2026-02-12');

    const reported = { params: { accountId: account.id }, body: { amount: 500, paidOn: '2026-02-12' } };
    await bulk({ kind: 'follow-up', title: 'Ask again', dueOn: '2026-02-20' }, account.id);
    await api.ask('payments.report', reported);
    const own = await api.ask<{ id: string }>('tasks.add', {
      params: { accountId: account.id },
      body: { kind: 'follow-up', on: '2026-03-09' },
      as: carla,
    });

    const { tasks } = await account.detail();
    expect(tasks.filter(({ pool, assignee }) => pool === 'calls' && !assignee)).to.have.length(2);
    expect(await whose(own.id)).to.equal('person:collector');
    await bulk({ kind: 'move', from: { kind: 'person', id: ANN }, to: LEAD, reason: 'away' }, account.id);
    await bulk({ kind: 'owner', ownerId: ANN }, account.id);
    expect(await whose(own.id), 'given to somebody absent').to.equal('pool:calls');
    expect((await end(ANN)).status).to.equal(200);
    expect((await end(ANN)).code).to.equal('resource.unknown');
    expect(await whose((await make(account)).id)).to.equal('person:collector');
  });

  it('goes on to the substitute of a substitute, and to the default pool where that leads nowhere', async () => {
    const account = await openAccount(product, { name: 'Cedar', unitId: 'east' });
    const until = '2026-02-20';
    await set(ANN, LEAD, until, '2026-02-12');
    await set('lead', CALLS, until, '2026-02-12');
    expect(await whose((await make(account)).id)).to.equal('pool:calls');

    await set('lead', { kind: 'person', id: 'manager' }, until, '2026-02-12');
    expect(await whose((await make(account)).id)).to.equal('person:manager');

    await set('manager', LEAD, until, '2026-02-12');
    expect(await whose((await make(account)).id), 'in a circle').to.equal('pool:collections');
    for (const user of ['manager', 'lead', ANN]) await end(user);
  });

  it('refuses what cannot be meant', async () => {
    const code = async (body: object, userId = ANN) =>
      (
        await api.send('absences.set', {
          params: { userId },
          body: { from: '2026-02-12', until: '2026-02-13', substitute: LEAD, ...body },
          as: manager,
        })
      ).code;
    expect(await code({ until: '2026-02-11' })).to.equal('date.invalid');
    expect(await code({ from: '2026-02-01', until: '2026-02-02' })).to.equal('date.invalid');
    expect(await code({ substitute: { kind: 'person', id: ANN } })).to.equal('absence.substitute_unfit');
    expect(await code({ substitute: { kind: 'person', id: 'collector2' } }), 'of another unit').to.equal('absence.substitute_unfit');
    expect(await code({}, 'nobody')).to.equal('resource.unknown');
    expect((await api.send('absences.end', { params: { userId: ANN }, as: carla })).code).to.equal('permission.denied');
  });

  it('that is set while tasks are made takes every one that is made after it', async () => {
    const account = await openAccount(product, { name: 'Dogwood', unitId: 'east' });
    let isSet = false;
    const made: { id: string; after: boolean }[] = [];
    const maker = async (): Promise<void> => {
      for (let count = 0; count < 8; count += 1) {
        const after = isSet;
        made.push({ ...(await make(account)), after });
      }
    };

    await Promise.all([
      maker(),
      maker(),
      set(ANN, LEAD, '2026-02-20', '2026-02-12').then(() => {
        isSet = true;
      }),
    ]);

    for (const { id, after } of made) {
      const holder = await whose(id);
      if (after) expect(holder).to.equal('person:lead');
      else expect(['person:lead', 'person:collector']).to.include(holder);
    }
    expect(made.some(({ after }) => after)).to.equal(true);
    await end(ANN);
  });

  let bulks = 0;
  async function bulk(act: NonNullable<BulkDocument['act']>, accountId: string): Promise<void> {
    const { runtime } = product;
    bulks += 1;
    const document: BulkDocument = {
      ...{ _id: `blk_${bulks}`, by: 'manager', at: 0, act, status: 'running', total: 1, left: [accountId], done: 0 },
      ...{ leftOut: [], failures: [] },
    };
    await runtime.store.transaction((transaction) => insertBulk(runtime.store, document, transaction));
    await actOnOne(runtime, await readWorld(runtime), document, accountId);
  }

  it('and moves, claims and completions in any order leave every open task with one person or one pool', async () => {
    const accounts = [await openAccount(product, { name: 'Elm', unitId: 'east' }), await openAccount(product, { name: 'Fir' })];
    const people = [ANN, 'lead', 'manager'];
    const holder = fc.oneof(
      fc.constantFrom(...people).map((id): Holder => ({ kind: 'person', id })),
      fc.constantFrom('calls', 'collections').map((id): Holder => ({ kind: 'pool', id })),
    );
    const act = fc.oneof(
      fc.record({ kind: fc.constant('make' as const) }),
      fc.record({ kind: fc.constant('claim' as const) }),
      fc.record({ kind: fc.constant('complete' as const), nth: fc.nat(9) }),
      fc.record({ kind: fc.constant('move' as const), from: holder, to: holder }),
      fc.record({ kind: fc.constant('owner' as const), ownerId: fc.constantFrom(...people) }),
      fc.record({ kind: fc.constant('pool' as const), pool: fc.constantFrom('calls', 'collections') }),
      fc.record({ kind: fc.constant('away' as const), who: fc.constantFrom(...people), substitute: holder }),
      fc.record({ kind: fc.constant('back' as const), who: fc.constantFrom(...people) }),
    );
    const step = fc.record({ act, which: fc.nat(1), beside: fc.boolean() });
    const tasks = product.runtime.store.db.collection<{ _id: string }>('tasks');
    const run = async ({
      act: wanted,
      which,
    }: {
      act: typeof act extends fc.Arbitrary<infer A> ? A : never;
      which: number;
    }): Promise<void> => {
      const account = accounts[which] as OpenedAccount;
      const params = { accountId: account.id };
      switch (wanted.kind) {
        case 'make':
          await make(account);
          return;
        case 'claim':
          await api.send('work.claim', { params, body: {}, as: manager });
          return;
        case 'complete': {
          const open = await tasks.find({ accountId: account.id, status: 'open' }).toArray();
          const taskId = open[wanted.nth % Math.max(1, open.length)]?._id;
          if (taskId !== undefined) await api.send('tasks.complete', { params: { taskId }, body: { outcome: 'done' }, as: manager });
          return;
        }
        case 'away':
          await api.send('absences.set', {
            params: { userId: wanted.who },
            body: { from: '2026-02-12', until: '2026-02-20', substitute: wanted.substitute },
            as: manager,
          });
          return;
        case 'back':
          await end(wanted.who);
          return;
        case 'move':
          await bulk({ ...wanted, reason: 'by chance' }, account.id);
          return;
        default:
          await bulk(wanted, account.id);
      }
    };
    const known = new Set([...people.map((id) => `person:${id}`), 'pool:calls', 'pool:collections']);

    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async (steps) => {
        for (let next = 0; next < steps.length; ) {
          const together = steps[next]?.beside ? 2 : 1;
          await Promise.all(steps.slice(next, next + together).map(run));
          next += together;
        }
        const open = await tasks.find({ status: 'open', accountId: { $in: accounts.map(({ id }) => id) } }).toArray();
        for (const each of open) expect(known, JSON.stringify(each)).to.include(await whose(each._id));
        const all = await tasks.countDocuments({ status: 'open' });
        const { rows } = await api.ask<AnswerOf<'board.get'>>('board.get', { as: manager });
        expect(
          rows.reduce((sum, row) => sum + row.open, 0),
          'each counts once',
        ).to.equal(all);
        expect(new Set(rows.map(({ holder: each }) => holderWord(each))).size).to.equal(rows.length);
      }),
      { numRuns: 10 },
    );
  });
});
