import { expect } from 'chai';
import { addDays, type LocalDate, toInstant } from '#engine';
import { quietNightsAfter } from '../../runtime/commands/quiet-nights.ts';
import { lookAtNight } from '../../runtime/commands/turn-night.ts';
import { SeededRandom } from '../../runtime/demo/seeded-random.ts';
import { readWorld } from '../../runtime/runtime.ts';
import type { AccountDocument } from '../../runtime/store/account-documents.ts';
import { advanceTo, type OpenedAccount, openAccount } from '../support/collecting.ts';
import { aFlow, dueDay, task } from '../support/flows.ts';
import { aProduct, type Product, ZONE } from '../support/product.ts';
import { publish } from '../support/segments.ts';

const OPENED = '2026-02-02';

describe('nights looked ahead at', function () {
  this.timeout(90_000);
  let product: Product;

  beforeEach(async () => {
    product = await aProduct({ clock: OPENED });
    const states = {
      waiting: { after: { day9: 'calling' } },
      calling: { entry: [task('call', { dueIn: 'P2D' })], on: { 'task.overdue': 'missed' } },
      missed: {},
    };
    await publish(product, aFlow('slow', states, { timers: { day9: dueDay(9) } }));
    await publish(product, segments(30));
  });

  afterEach(() => product.stop());

  /** Everybody is on `slow`; those later than `days` days are called something else. */
  const segments = (days: number): object => ({
    kind: 'segment',
    id: 'account-segments',
    name: 'Segments',
    rows: [
      {
        id: 'old',
        name: 'Old debts',
        when: { fact: 'account.daysPastDue', operator: 'greaterThan', value: days },
        strategy: 'slow',
      },
      { id: 'rest', name: 'The rest', strategy: 'slow' },
    ],
  });

  const accounts = () => product.runtime.store.db.collection<AccountDocument>('accounts');
  const stored = async (account: OpenedAccount): Promise<AccountDocument> => {
    const found = await accounts().findOne({ _id: account.id });
    if (!found) throw new Error('no such account');
    return found;
  };
  const through = async (account: OpenedAccount): Promise<LocalDate | undefined> => (await stored(account)).quiet?.through;

  it('make no difference but the date until the day that was said, and one the day after', async () => {
    const random = new SeededRandom(7);
    for (let index = 0; index < 30; index += 1) {
      const account = await openAccount(product);
      for (let count = random.between(1, 4); count > 0; count -= 1) {
        const dueOn = addDays(OPENED, random.between(-31, 12));
        await account.owes(random.between(100, 90_000), dueOn, `${count}`);
      }
    }
    await advanceTo(product, '2026-02-05 12:00');
    const world = await readWorld(product.runtime);
    let [quiet, cut] = [0, 0];

    for (const account of await accounts().find({}).toArray()) {
      const ahead = quietNightsAfter(account, world);
      let last = account.standing.asOf;
      let then = account;
      for (let on = addDays(last, 1); on <= (ahead?.through ?? last); on = addDays(on, 1)) {
        const night = lookAtNight(then, { ...world, now: toInstant(on, '00:30', ZONE) });
        expect(night.eventful, `${account._id} on ${on}`).to.equal(false);
        expect({ ...night.standing, asOf: '' }).to.deep.equal({ ...account.standing, asOf: '' });
        expect(night.segment).to.deep.equal(account.segment);
        then = { ...then, standing: night.standing, lastNightOn: on };
        last = on;
      }
      quiet += ahead ? 1 : 0;
      if (ahead && last === addDays(account.standing.asOf, 7)) continue;
      cut += 1;
      const night = lookAtNight(then, { ...world, now: toInstant(addDays(last, 1), '00:30', ZONE) });
      const same = JSON.stringify({ ...night.standing, asOf: '' }) === JSON.stringify({ ...then.standing, asOf: '' });
      expect(night.eventful || !same || night.segment.row !== then.segment.row, `${account._id} after ${last}`).to.equal(true);
    }

    expect(quiet).to.be.greaterThan(10);
    expect(cut).to.be.greaterThan(3);
  });

  it('are passed with the day they are', async () => {
    const account = await openAccount(product);
    await account.owes(50_000, '2026-01-30');
    await advanceTo(product, '2026-02-03 12:00');
    const until = await through(account);
    expect(until).to.equal('2026-02-10');

    await advanceTo(product, '2026-02-05 12:00');

    const { standing, lastNightOn, nextNightAt, quiet } = await stored(account);
    expect([standing.asOf, lastNightOn, quiet?.through]).to.deep.equal(['2026-02-05', '2026-02-05', until]);
    expect(nextNightAt.getTime()).to.equal(toInstant('2026-02-06', '00:30', ZONE));
  });

  it('are looked at again when something was booked, or anything else about the account was changed', async () => {
    const [booked, changed] = [await openAccount(product), await openAccount(product)];
    for (const account of [booked, changed]) await account.owes(50_000, '2026-01-30');
    await advanceTo(product, '2026-02-03 12:00');
    expect(await through(booked)).to.equal('2026-02-10');

    await booked.owes(70_000, '2026-02-04', 'new');
    await product.api.call('owner.set', { params: { accountId: changed.id }, body: { ownerId: 'collector2' } });
    await advanceTo(product, '2026-02-04 12:00');

    // The new invoice falls due, and is overdue the day after: the one night cannot be passed, nor the next.
    expect((await stored(booked)).standing).to.include({ openInvoices: 2, overdueInvoices: 1 });
    expect(await through(changed)).to.equal('2026-02-11');
    await advanceTo(product, '2026-02-05 12:00');
    expect((await stored(booked)).standing).to.include({ openInvoices: 2, overdueInvoices: 2 });
  });

  it('are looked at again under definitions published since', async () => {
    const account = await openAccount(product);
    await account.owes(50_000, '2026-01-27');
    await advanceTo(product, '2026-02-03 12:00');
    expect((await stored(account)).segment.row).to.equal('rest');
    expect(await through(account)).to.equal('2026-02-10');

    await publish(product, segments(7));
    await advanceTo(product, '2026-02-04 12:00');

    expect((await stored(account)).segment.row).to.equal('old');
  });

  it('are not passed by a task that has become overdue: its strategy is told', async () => {
    const account = await openAccount(product);
    await account.owes(50_000, '2026-01-27');
    await advanceTo(product, '2026-02-05 12:00');
    expect(await account.step()).to.equal('calling');

    await advanceTo(product, '2026-02-07 12:00');
    expect(await account.step()).to.equal('calling');
    await advanceTo(product, '2026-02-08 12:00');

    expect(await account.step()).to.equal('missed');
  });
});
