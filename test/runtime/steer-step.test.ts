import { expect } from 'chai';
import type { AnswerOf } from '#engine';
import { stepUntilTaken } from '../../runtime/commands/step-enrollment.ts';
import { readWorld } from '../../runtime/runtime.ts';
import { getEnrollment } from '../../runtime/store/enrollment-store.ts';
import { advanceTo, type OpenedAccount, openAccount } from '../support/collecting.ts';
import { startTestMailServer, type TestMailServer } from '../support/mail-server.ts';
import { chase, Pausing } from '../support/pausing.ts';
import { aProduct, type Product } from '../support/product.ts';
import { publish, publishOnly } from '../support/segments.ts';

type Next = { enrollmentId: string; wait: string };

describe('the next step of one account, steered by a person', function () {
  this.timeout(120_000);
  let mail: TestMailServer;
  let product: Product;
  let passed: OpenedAccount;
  let plain: OpenedAccount;
  let later: OpenedAccount;
  let undone: OpenedAccount;
  let paying: OpenedAccount;
  let moving: OpenedAccount;

  before(async () => {
    mail = await startTestMailServer();
    product = await aProduct({ clock: '2026-02-02', mailPort: mail.port });
    await publish(product, chase('chase'));
    await publishOnly(product, 'chase');
    const open = async (): Promise<OpenedAccount> => {
      const account = await openAccount(product);
      await account.owes(50_000, '2026-02-03');
      return account;
    };
    [passed, plain, later, undone, paying, moving] = [await open(), await open(), await open(), await open(), await open(), await open()];
    // On February 6 at nine the first message is due.
    await advanceTo(product, '2026-02-05 10:00');
  });

  after(async () => {
    await product.stop();
    await mail.stop();
  });

  const nextOf = async (account: OpenedAccount): Promise<Next> => {
    const { step } = await account.detail();
    return { enrollmentId: step?.enrollmentId ?? '', wait: step?.next?.wait ?? '' };
  };
  const params = (account: OpenedAccount) => ({ accountId: account.id });
  const steer = async (account: OpenedAccount, how: { act: 'skip' | 'later'; untilOn?: string }, next?: Next) =>
    product.api.call('steps.steer', {
      params: params(account),
      body: { ...(next ?? (await nextOf(account))), ...how, reason: 'on vacation' },
    });
  const release = async (account: OpenedAccount) =>
    product.api.call('steps.release', { params: params(account), body: await nextOf(account) });
  const code = (call: Promise<unknown>): Promise<string | undefined> =>
    call.then(
      () => undefined,
      (error: { problem?: { code: string } }) => error.problem?.code,
    );
  const said = async (account: OpenedAccount): Promise<string> => (await account.words()).join('\n');
  const sentTo = (account: OpenedAccount): string[] =>
    mail.accepted.filter(({ to }) => to.includes(account.email)).map(({ subject }) => subject);

  it('is shown with who says what and why, until its day', async () => {
    await steer(passed, { act: 'skip' });
    await steer(later, { act: 'later', untilOn: '2026-02-09' });
    await steer(undone, { act: 'later', untilOn: '2026-02-09' });
    const [one, two] = [(await passed.detail()).step?.next, (await later.detail()).step?.next];

    expect(one).to.deep.include({ timer: 'day3', leadsTo: ['first'], at: '2026-02-06T14:00:00.000Z' });
    expect(one?.steering).to.deep.include({ act: 'skip', reason: 'on vacation' });
    expect(two).to.deep.include({ at: '2026-02-09T14:00:00.000Z' });
    expect(two?.steering).to.deep.include({ act: 'later', until: '2026-02-09T14:00:00.000Z' });
    expect(await said(passed)).to.include('Next step “First” of 2026-02-06 is passed over: on vacation');
    expect(await said(later)).to.include('Next step “First” of 2026-02-06 put off to 2026-02-09: on vacation');
  });

  it('is refused where it would never come, and for a day that is over', async () => {
    const next = await nextOf(plain);
    expect(await code(steer(plain, { act: 'later', untilOn: '2026-02-12' }))).to.equal('step.overtaken');
    expect(await code(steer(plain, { act: 'later', untilOn: '2026-02-05' }))).to.equal('date.invalid');
    expect(await code(steer(plain, { act: 'later' }))).to.equal('request.invalid');
    expect(await code(steer(plain, { act: 'skip' }, { ...next, wait: 'waiting|day3#99.0' }))).to.equal('step.not_waiting');
    expect(await code(release(plain))).to.equal('step.not_waiting');
    expect(await nextOf(plain)).to.deep.equal(next);
  });

  it('survives what happens meanwhile, a pause of the strategy and a newer version', async () => {
    await steer(paying, { act: 'skip' });
    await steer(moving, { act: 'skip' });
    const pausing = new Pausing(product, 'chase');
    const pause = await pausing.pause();
    await paying.pays(10_000);
    await publish(product, chase('chase', 'send'));
    await pausing.end(pause.id, 'send');
    await product.api.call('strategies.move', { params: { strategyId: 'chase' }, body: { toVersion: 2, mapping: [] } });
    await advanceTo(product, '2026-02-06 08:00');

    for (const account of [paying, moving]) {
      const { step } = await account.detail();
      expect([step?.version, step?.next?.steering?.act]).to.deep.equal([2, 'skip']);
    }
  });

  it('is passed over on its day: the strategy goes on, and nothing of it is done', async () => {
    await release(undone);
    await advanceTo(product, '2026-02-06 18:00');

    for (const account of [passed, paying, moving]) {
      expect(await account.step()).to.equal('first');
      expect(await account.outbox()).to.deep.equal(['friendly-reminder skipped: somebody has passed the step over']);
      expect(sentTo(account)).to.deep.equal([]);
    }
    expect(sentTo(plain)).to.have.length(1);
    expect(sentTo(undone)).to.have.length(1);
    expect(sentTo(later)).to.deep.equal([]);
    expect(await said(passed)).to.match(/Wait “day3” is over, the step passed over by .*: on vacation/);
    expect(await code(release(passed))).to.equal('step.not_waiting');
  });

  it('comes once on the day it was put off to, and what follows on its own', async () => {
    await advanceTo(product, '2026-02-09 18:00');
    expect(sentTo(later)).to.have.length(1);
    await advanceTo(product, '2026-02-13 18:00');

    for (const account of [passed, plain, later, undone, paying, moving]) expect(await account.step()).to.equal('second');
    expect([passed, plain, later, undone].map((account) => sentTo(account).length)).to.deep.equal([1, 2, 2, 2]);
  });

  it('meets the step that is taken at this very moment: one comes first', async () => {
    const { store } = product.runtime;
    const racing: OpenedAccount[] = [];
    for (let nth = 0; nth < 8; nth += 1) {
      const account = await openAccount(product);
      await account.owes(50_000, '2026-02-13');
      racing.push(account);
    }
    await advanceTo(product, '2026-02-14 18:00');
    const results = await Promise.all(
      racing.map(async (account, nth) => {
        const next = await nextOf(account);
        const enrollment = await getEnrollment(store, next.enrollmentId);
        const world = await readWorld(product.runtime);
        // The same moment as the timer's, on a worker of its own.
        const step = stepUntilTaken(product.runtime, { ...world, now: Date.parse('2026-02-16T15:00:00Z') }, enrollment);
        const steered = code(
          nth % 2 === 0 ? steer(account, { act: 'skip' }, next) : account.pays(50_000).then(() => steer(account, { act: 'skip' }, next)),
        );
        await step;
        return { account, refused: await steered };
      }),
    );
    await product.settle();

    for (const { account, refused } of results) {
      const effects = await store.db.collection('effects').find({ accountId: account.id, type: 'notice.send' }).toArray();
      const asked = effects.map((each) => each['reason']);
      expect(effects.length).to.be.at.most(1);
      if (asked.includes('steered')) expect(refused).to.equal(undefined);
      const lines = (await product.api.call('timeline.list', { params: params(account) })) as AnswerOf<'timeline.list'>;
      expect(lines.items.filter((line) => line.type === 'step.steered').length).to.equal(refused === undefined ? 1 : 0);
    }
  });
});
