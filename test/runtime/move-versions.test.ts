import { expect } from 'chai';
import { moveEnrollment } from '../../runtime/commands/move-enrollment.ts';
import { moveStrategy } from '../../runtime/commands/move-strategy.ts';
import { runDue } from '../../runtime/jobs/run-due.ts';
import { readWorld } from '../../runtime/runtime.ts';
import { runningMoves } from '../../runtime/store/move-store.ts';
import { advanceTo, type OpenedAccount, openAccount } from '../support/collecting.ts';
import { aFlow, dueDay, task } from '../support/flows.ts';
import { startTestMailServer, type TestMailServer } from '../support/mail-server.ts';
import { aProduct, type Product, ZONE } from '../support/product.ts';
import { publish, publishOnly } from '../support/segments.ts';

const mailOf = (template: string): object => ({ type: 'notice.send', params: { channel: 'email', template } });
const timers = { day2: dueDay(2), day5: dueDay(5), day8: dueDay(8), day20: dueDay(20) };

const first = aFlow(
  'moving',
  {
    waiting: { after: { day5: 'reminded' } },
    reminded: { entry: [mailOf('friendly-reminder')], after: { day20: 'calling' } },
    calling: { entry: [task('call')] },
    oddity: { entry: [task('review')] },
  },
  { timers, on: { 'manual.odd': '.oddity' } },
);
/** "calling" is called "phone", there is a message on day 2, and another one on day 8. */
const second = aFlow(
  'moving',
  {
    waiting: { after: { day2: 'greeted' } },
    greeted: { entry: [mailOf('courtesy-notice')], after: { day5: 'reminded' } },
    reminded: { entry: [mailOf('friendly-reminder')], after: { day8: 'firm' } },
    firm: { entry: [mailOf('firm-reminder')], after: { day20: 'phone' } },
    phone: { entry: [task('call')], on: { 'manual.called': 'talked' } },
    talked: { entry: [task('letter')] },
  },
  { timers },
);

describe('accounts that are moved to a newer version', function () {
  this.timeout(180_000);
  let mail: TestMailServer;
  let product: Product;
  let accounts: Record<'waiting' | 'reminded' | 'calling' | 'odd', OpenedAccount>;

  before(async () => {
    mail = await startTestMailServer();
    product = await aProduct({ clock: '2026-02-09', mailPort: mail.port });
    await publish(product, first);
    await publishOnly(product, 'moving');
    accounts = {
      calling: await openAccount(product),
      reminded: await openAccount(product),
      waiting: await openAccount(product),
      odd: await openAccount(product),
    };
    await accounts.calling.owes(50_000, '2026-01-20');
    await accounts.reminded.owes(50_000, '2026-02-04');
    await accounts.waiting.owes(50_000, '2026-02-09');
    await accounts.odd.owes(50_000, '2026-02-09');
    await advanceTo(product, '2026-02-13 12:00');
    await accounts.odd.raises('odd');
    expect(await steps()).to.deep.equal(['calling 1', 'reminded 1', 'waiting 1', 'oddity 1']);
    await publish(product, second);
  });

  after(async () => {
    await product.stop();
    await mail.stop();
  });

  const order = ['calling', 'reminded', 'waiting', 'odd'] as const;
  const steps = (): Promise<string[]> =>
    Promise.all(
      order.map(async (name) => {
        const { step } = await accounts[name].detail();
        return `${step?.states.join('+')} ${step?.version}`;
      }),
    );
  const params = { strategyId: 'moving' };
  const preview = (mapping: readonly { from: string; to?: string }[] = []) =>
    product.api.call('strategies.movePreview', { params, body: { mapping: [...mapping] } });
  const refusal = async (body: object): Promise<string> =>
    product.api.call('strategies.move', { params, body: body as never }).then(
      () => 'moved',
      (error: { problem: { code: string } }) => error.problem.code,
    );
  const sent = (): string[] => mail.accepted.map((each) => each.subject).sort();
  const mapping = [{ from: 'calling', to: 'phone' }, { from: 'oddity' }];

  it('are counted before, by the steps they stand on', async () => {
    const { steps: found, ...rest } = await preview();

    expect(found).to.deep.equal([
      { from: 'calling', stays: false, count: 1 },
      { from: 'oddity', stays: false, count: 1 },
      { from: 'reminded', to: 'reminded', stays: false, count: 1 },
      { from: 'waiting', to: 'waiting', stays: false, count: 1 },
    ]);
    // Day 2 is over for one, day 8 for the other.
    expect(rest).to.include({ toVersion: 2, total: 4, parked: 0, goesOn: 2, tasks: 0, skippedMessages: 2, fails: 0 });
    expect(rest.targets).to.have.members(['waiting', 'greeted', 'reminded', 'firm', 'phone', 'talked']);
    expect((await preview(mapping)).steps.map(({ from, to, stays }) => [from, to, stays])).to.deep.equal([
      ['calling', 'phone', false],
      ['oddity', undefined, true],
      ['reminded', 'reminded', false],
      ['waiting', 'waiting', false],
    ]);
    expect(await steps()).to.deep.equal(['calling 1', 'reminded 1', 'waiting 1', 'oddity 1']);
  });

  it('are told apart from who waits for a person and so stays', async () => {
    const enrollments = product.runtime.store.db.collection('enrollments');
    const odd = { accountId: accounts.odd.id };
    await enrollments.updateOne({ ...odd, status: 'active' }, { $set: { status: 'parked' } });
    const { total, parked, steps: found } = await preview();
    await enrollments.updateOne({ ...odd, status: 'parked' }, { $set: { status: 'active' } });

    expect([total, parked, found.map(({ from }) => from)]).to.deep.equal([3, 1, ['calling', 'reminded', 'waiting']]);
  });

  it('are not moved where a step leads nowhere, or to what nobody has seen', async () => {
    expect(await refusal({ toVersion: 2 })).to.equal('move.step_unmapped');
    expect(await refusal({ toVersion: 2, mapping: [{ from: 'calling', to: 'nowhere' }] })).to.equal('move.target_unknown');
    expect(await refusal({ toVersion: 1, mapping })).to.equal('move.not_in_force');
    expect(await steps()).to.deep.equal(['calling 1', 'reminded 1', 'waiting 1', 'oddity 1']);
  });

  it('are found again after a crash in the middle, each once; nothing is sent or made for what is past', async () => {
    const before = sent();
    const tasks = await Promise.all(order.map((name) => accounts[name].openTasks()));
    // What the command writes, and then the process is gone: the first account only.
    await product.runtime.store.transaction(async (transaction) => {
      const by = { actor: { kind: 'user', id: 'manager' } as const, name: 'Manager', id: 'chg_move' };
      const wish = { strategyId: 'moving', toVersion: 2, mapping, by };
      const outcome = await moveStrategy(product.runtime, await readWorld(product.runtime), wish, transaction);
      expect(outcome.ok).to.equal(true);
    });
    const [move] = await runningMoves(product.runtime.store);
    if (!move) throw new Error('the move is not under way');
    const enrollment = await product.runtime.store.db.collection('enrollments').findOne({ accountId: accounts.reminded.id });
    await moveEnrollment(product.runtime, await readWorld(product.runtime), move, String(enrollment?._id));
    await moveEnrollment(product.runtime, await readWorld(product.runtime), move, String(enrollment?._id));
    expect(await refusal({ toVersion: 2, mapping })).to.equal('move.under_way');
    expect(await steps()).to.deep.equal(['calling 1', 'firm 2', 'waiting 1', 'oddity 1']);

    await runDue(product.runtime, await readWorld(product.runtime), () => product.settle());

    expect(await steps()).to.deep.equal(['phone 2', 'firm 2', 'greeted 2', 'oddity 1']);
    const { items } = await product.api.call('strategies.moves', { params });
    expect(items[0]).to.include({ status: 'done', total: 4, moved: 3, stayed: 1, toVersion: 2 });
    expect(sent()).to.deep.equal(before);
    expect(await Promise.all(order.map((name) => accounts[name].openTasks()))).to.deep.equal(tasks);
    const words = (await accounts.calling.words()).join('\n');
    expect(words).to.include('moved from version 1 to version 2, from Calling to Phone');
    const audit = await product.api.call('audit.list');
    expect(audit.items.map((entry) => entry.words).join('\n')).to.include('on older versions moved to version 2');
  });

  it('go on by the new version, on the days counted from what is due', async () => {
    await advanceTo(product, '2026-02-14 12:00');
    expect((await steps())[2]).to.equal('reminded 2');
    await advanceTo(product, '2026-02-17 12:00');
    expect((await steps())[2]).to.equal('firm 2');
    // Day 5 was a Saturday before a holiday: its message went with its step, and the one of day 8 is the first.
    expect(mail.accepted.filter((each) => each.to === accounts.waiting.email)).to.have.length(1);
    // The task the old step had made belongs to the step under its new name, and goes with it.
    await accounts.calling.raises('called');
    expect(await accounts.calling.openTasks()).to.deep.equal(['letter']);
  });

  it('are moved beside one whose record is broken, which is named and stays', async () => {
    const broken = await openAccount(product, { name: 'Broken Zone' });
    const well = await openAccount(product, { name: 'Well' });
    for (const account of [broken, well]) await account.owes(50_000, '2026-02-18');
    await advanceTo(product, '2026-02-24 12:00');
    await publish(product, { ...second, name: 'Moving on' });
    const zoneOf = (zone: string): Promise<unknown> =>
      product.runtime.store.db.collection('accounts').updateOne({ _id: broken.id as never }, { $set: { zone } });
    await zoneOf('Mars/Olympus');

    expect((await preview([{ from: 'oddity' }])).fails).to.equal(1);
    await product.api.call('strategies.move', { params, body: { toVersion: 3, mapping: [{ from: 'oddity' }] } });
    await runDue(product.runtime, await readWorld(product.runtime), () => product.settle());

    expect((await well.detail()).step?.version).to.equal(3);
    await zoneOf(ZONE);
    expect((await broken.detail()).step?.version).to.equal(2);
    const [last] = (await product.api.call('strategies.moves', { params })).items;
    expect(last?.status).to.equal('done');
    expect(last?.failures.map((each) => each.accountId)).to.deep.equal([broken.id]);
  });
});
