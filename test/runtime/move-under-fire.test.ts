import { expect } from 'chai';
import type { Document } from 'mongodb';
import { addDays } from '#engine';
import { moveStrategy } from '../../runtime/commands/move-strategy.ts';
import { carryMoves } from '../../runtime/jobs/carry-moves.ts';
import { readWorld } from '../../runtime/runtime.ts';
import { advanceTo, type OpenedAccount, openAccount, until } from '../support/collecting.ts';
import { aFlow, dueDay, task } from '../support/flows.ts';
import { aroundTransactionOf } from '../support/meanwhile.ts';
import { Pausing } from '../support/pausing.ts';
import { aProduct, type Product } from '../support/product.ts';
import { publish, publishOnly } from '../support/segments.ts';

type Mapping = { from: string; to?: string }[];

describe('a move to a newer version, in the middle of everything', function () {
  this.timeout(180_000);
  let product: Product;
  let day = '2026-02-09';

  before(async () => {
    product = await aProduct({ clock: '2026-02-09' });
  });

  after(async () => product.stop());

  const move = (strategyId: string, mapping: Mapping, toVersion = 2, on = product) =>
    on.api.call('strategies.move', { params: { strategyId }, body: { toVersion, mapping } });
  const moves = async (strategyId: string) => (await product.api.call('strategies.moves', { params: { strategyId } })).items;
  const done = async (strategyId: string) => {
    await until(async () => (await moves(strategyId)).every(({ status }) => status === 'done'), 'the move is done');
    await product.settle();
    return (await moves(strategyId))[0];
  };
  const standing = async (account: OpenedAccount): Promise<string> => {
    const { step } = await account.detail();
    return `${step?.states.join('+')} ${step?.version}`;
  };
  const onStrategy = async (definition: object, count: number): Promise<OpenedAccount[]> => {
    const { id } = definition as { id: string };
    await publish(product, definition);
    await publishOnly(product, id);
    const accounts = await Promise.all(Array.from({ length: count }, () => openAccount(product)));
    for (const account of accounts) await account.owes(50_000, '2026-02-04');
    day = addDays(day, 1);
    await advanceTo(product, `${day} 06:00`);
    return accounts;
  };
  const calling = (id: string, step: string): object =>
    aFlow(id, { [step]: { entry: [task('call')], on: { 'manual.called': 'over' } }, over: { entry: [task('letter')] } });

  it('is begun by one of two who ask at once; the other is told of it', async () => {
    await onStrategy(calling('twice', 'calling'), 3);
    await publish(product, calling('twice', 'phone'));
    const second = await aProduct({ mongoUri: product.mongoUri });
    const mapping = [{ from: 'calling', to: 'phone' }];

    const answers = await Promise.allSettled([1, 2, 3, 4].map((nth) => move('twice', mapping, 2, nth % 2 ? product : second)));
    const refused = answers.flatMap((answer) => (answer.status === 'rejected' ? [answer.reason.problem?.code] : []));
    const outcome = await done('twice');
    await second.stop();

    expect(refused.filter((code) => code !== 'move.under_way')).to.deep.equal([]);
    expect(refused.length).to.be.at.least(2);
    expect(outcome).to.include({ moved: 3, stayed: 0 });
  });

  it('leads nobody out of a step that is paused', async () => {
    const ladder = (step: string): object =>
      aFlow(
        'paused',
        { [step]: { after: { day9: 'suspended' } }, suspended: { entry: [task('review')] } },
        { timers: { day9: dueDay(9, { late: 'send' }) } },
      );
    const [account] = (await onStrategy(ladder('waiting'), 1)) as [OpenedAccount];
    const pausing = new Pausing(product, 'paused');
    const pause = await pausing.pause('waiting');
    await publish(product, ladder('resting'));
    day = '2026-02-14';
    await advanceTo(product, `${day} 12:00`);
    const mapping = [{ from: 'waiting', to: 'resting' }];
    await move('paused', mapping);
    const { stayed, failures } = (await done('paused')) ?? {};

    expect(await standing(account)).to.equal('waiting 1');
    expect(stayed).to.equal(1);
    expect(failures?.[0]?.reason).to.equal('it is paused at “waiting”, and would be led out of there: end the pause first');
    await pausing.end(pause.id, 'skip');
    expect(await account.step()).to.equal('suspended');
    await move('paused', []);
    await done('paused');
    expect(await standing(account)).to.equal('suspended 2');
  });

  it('takes along what a step has asked for and nobody has written out yet', async () => {
    const [account] = (await onStrategy(calling('torn', 'calling'), 1)) as [OpenedAccount];
    await publish(product, calling('torn', 'phone'));
    // The process ended between the step and its outbox.
    const { db } = product.runtime.store;
    const effect = await db.collection('effects').findOne({ accountId: account.id, type: 'task.create' });
    await db.collection('effects').deleteMany({ accountId: account.id });
    await db.collection('tasks').deleteMany({ accountId: account.id });
    await db.collection('timeline').deleteOne({ _id: `effect:${effect?._id}:line` as never });
    const { version, state, visit, params, type, plannedAt: at } = effect as Document;
    const asked = { type, params, state, visit, origin: 'entry', outbound: false };
    const step = { version, at, effects: [asked], left: [], record: {} };
    await db.collection('enrollments').updateOne({ accountId: account.id }, { $push: { pending: step } } as never);
    await move('torn', [{ from: 'calling', to: 'phone' }]);
    await done('torn');

    expect(await standing(account)).to.equal('phone 2');
    expect(await account.openTasks()).to.deep.equal(['call']);
    await account.raises('called');
    expect(await account.openTasks()).to.deep.equal(['letter']);
  });

  it('takes along what is being carried out in that very moment', async () => {
    const flow = (step: string): object =>
      aFlow('leased', {
        resting: { on: { 'manual.call': step } },
        [step]: { entry: [task('call')], on: { 'manual.called': 'over' } },
        over: {},
      });
    const [account] = (await onStrategy(flow('calling'), 1)) as [OpenedAccount];
    const met = aroundTransactionOf(product, 'performInHouse', {
      before: async () => {
        await publish(product, flow('phone'));
        await product.runtime.store.transaction(async (transaction) => {
          const by = { actor: { kind: 'user', id: 'manager' } as const, name: 'Manager', id: 'chg_leased' };
          const wish = { strategyId: 'leased', toVersion: 2, mapping: [{ from: 'calling', to: 'phone' }], by };
          await moveStrategy(product.runtime, await readWorld(product.runtime), wish, transaction);
        });
        await carryMoves(product.runtime, await readWorld(product.runtime));
      },
    });
    await account.raises('call');

    expect(met()).to.equal(1);
    expect(await standing(account)).to.equal('phone 2');
    expect(await account.openTasks()).to.deep.equal(['call']);
    await account.raises('called');
    expect(await account.openTasks()).to.deep.equal([]);
  });

  it('leaves every region its work where two have exchanged their names', async () => {
    const regions = (one: string, other: string): object =>
      aFlow('regions', {
        work: {
          type: 'parallel',
          states: {
            [one]: { initial: 'open', states: { open: { entry: [task('call')], on: { 'manual.called': 'closed' } }, closed: {} } },
            [other]: { initial: 'open', states: { open: { entry: [task('letter')], on: { 'manual.written': 'closed' } }, closed: {} } },
          },
        },
      });
    const [account] = (await onStrategy(regions('east', 'west'), 1)) as [OpenedAccount];
    await publish(product, regions('west', 'east'));
    await move('regions', [
      { from: 'work.east.open', to: 'work.west.open' },
      { from: 'work.west.open', to: 'work.east.open' },
    ]);
    await done('regions');

    await account.raises('called');
    expect(await account.openTasks()).to.deep.equal(['letter']);
  });

  it('leaves an account alone where the new version runs for each invoice', async () => {
    const [account] = (await onStrategy(calling('kinds', 'calling'), 1)) as [OpenedAccount];
    const { machine } = calling('kinds', 'calling') as { machine: { on: object } };
    await publish(product, {
      ...calling('kinds', 'calling'),
      subject: 'invoice',
      machine: { ...machine, on: { 'invoice.paid': '.cured' } },
    });
    await move('kinds', []);
    const { failures } = (await done('kinds')) ?? {};

    expect(failures?.map(({ reason }) => reason)).to.deep.equal(['it runs for the account, and the new version for each invoice']);
    expect(await standing(account)).to.equal('calling 1');
  });

  it('loses nothing that is told to an account while it is moved', async () => {
    const flow = (step: string): object =>
      aFlow(
        'busy',
        {
          [step]: { entry: [task('call')] },
          promised: { on: { 'promise.broken': step } },
          disputed: {},
        },
        { on: { 'promise.made': '.promised', 'dispute.opened': '.disputed' } },
      );
    const [promising, disputing, paying] = (await onStrategy(flow('calling'), 3)) as [OpenedAccount, OpenedAccount, OpenedAccount];
    const [invoice] = (await disputing.detail()).invoices;
    await publish(product, flow('phone'));
    const met = aroundTransactionOf(product, 'moveEnrollment', {
      before: async () => {
        await product.api.call('promises.make', { params: { accountId: promising.id }, body: { amount: 50_000, dueOn: '2026-02-20' } });
        const body = { invoiceId: invoice?.id ?? '', reason: 'pricing' };
        await product.api.call('disputes.open', { params: { accountId: disputing.id }, body });
        await product.api.call('payments.post', { params: { accountId: paying.id }, body: { amount: 50_000 } });
      },
    });
    await move('busy', [{ from: 'calling', to: 'phone' }]);
    await done('busy');

    expect(met()).to.equal(1);
    expect(await promising.step()).to.equal('promised');
    expect(await disputing.step()).to.equal('disputed');
    expect(await paying.step()).to.equal('cured ended');
    expect(await product.runtime.store.db.collection('incidents').countDocuments({ status: 'open' })).to.equal(0);
  });
});
