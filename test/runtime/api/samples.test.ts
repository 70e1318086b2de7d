import { expect } from 'chai';
import type { AnswerOf } from '#engine';
import { openAccount } from '../../support/collecting.ts';
import { aLiveBook, type LiveBook } from '../../support/live-book.ts';
import { publish } from '../../support/segments.ts';

type Sample = AnswerOf<'accounts.sample'>;
type Samples = AnswerOf<'strategies.samples'>;

describe('accounts to try a draft on', function () {
  this.timeout(90_000);
  let book: LiveBook;

  before(async () => {
    book = await aLiveBook();
  });

  after(() => book.stop());

  const sample = (accountId: string): Promise<Sample> => book.api.ask<Sample>('accounts.sample', { params: { accountId } });
  const samples = async (strategyId: string) => (await book.api.ask<Samples>('strategies.samples', { params: { strategyId } })).items;

  it('come with their open invoices, their facts of now and where they stand', async () => {
    const { late, early } = book.accounts;
    const of = await sample(late.id);

    expect(of).to.deep.include({
      id: late.id,
      name: 'Late',
      currency: 'USD',
      zone: 'America/New_York',
      kind: 'business',
      on: '2026-02-06',
      at: '2026-02-06T23:00:00.000Z',
      splitKey: late.id,
      segment: { id: 'rest', name: 'The rest' },
      unapplied: { amount: 0, currency: 'USD' },
    });
    expect(
      of.invoices.map(({ dueOn, issuedOn, amount, open, disputed, held }) => [
        dueOn,
        issuedOn,
        amount.amount,
        open.amount,
        disputed.amount,
        held,
      ]),
    ).to.deep.equal([
      ['2026-02-04', '2026-01-02', 30_000, 30_000, 0, false],
      ['2026-03-20', '2026-01-02', 10_000, 10_000, 0, false],
    ]);
    expect(of.facts).to.include({
      'account.overdueAmount': 30_000,
      'account.daysPastDue': 2,
      'clock.today': '2026-02-06',
      'enrollment.visits': 1,
    });
    const [enrollment] = (await sample(early.id)).enrollments;
    expect(enrollment).to.deep.include({
      kind: 'strategy',
      definitionId: 'ladder',
      version: 1,
      states: ['chasing.called'],
      status: 'active',
    });
    expect(enrollment?.since).to.include.keys('chasing', 'chasing.called');
  });

  it('tell nothing of a person but the name of the account', async () => {
    const fields = [{ id: 'birthday', label: 'Birthday', type: 'text', personal: true }];
    await publish(book.product, { kind: 'fields', id: 'private', name: 'Private', fields });
    const account = await openAccount(book.product, {
      name: 'Jo Miles',
      email: 'jo@home.example',
      custom: { birthday: '1980-05-05', unheardOf: 'x' },
    });
    const { text } = await book.api.send('accounts.sample', { params: { accountId: account.id } });

    for (const secret of ['Dana', 'jo@home.example', '1980-05-05', 'birthday', 'unheardOf']) expect(text).to.not.include(secret);
    expect(text).to.include('Jo Miles');
  });

  it('stand in as many different steps as there are, then come from the segment, then are just overdue', async () => {
    const ladder = await samples('ladder');
    const [first, second] = ladder.map((each) => each.states.join());
    expect(new Set([first, second])).to.deep.equal(new Set(['chasing.called', 'chasing.waiting']));
    expect(ladder.slice(0, 4).map(({ why, version }) => [why, version])).to.deep.equal(Array.from({ length: 4 }, () => ['on-strategy', 1]));
    expect(ladder.map(({ name, why }) => `${name} ${why}`)).to.include.members(['Quiet in-segment', 'Lawyer overdue', 'Large overdue']);
    expect(new Set(ladder.map(({ id }) => id)).size).to.equal(ladder.length);

    const draft = await samples('only-a-draft');
    expect(draft.map(({ why }) => why)).to.deep.equal(draft.map(() => 'overdue'));
    expect(draft.find(({ name }) => name === 'Large')).to.deep.include({
      overdue: { amount: 230_000, currency: 'USD' },
      daysPastDue: 17,
      states: [],
    });
    const ages = draft.map(({ daysPastDue }) => daysPastDue);
    expect(ages, 'those whose days lie ahead come first').to.deep.equal(ages.toSorted((a, b) => a - b));
    expect(new Set(ages).size).to.be.greaterThan(1);
  });

  it('show of disputed and paid invoices what is left', async () => {
    const { quiet } = book.accounts;
    const invoiceId = await quiet.owes(40_000, '2026-02-01', 'DISPUTED');
    await quiet.disputes(invoiceId, 'pricing', 15_000);
    await quiet.pays(90_000, (await quiet.detail()).invoices.find((each) => each.dueOn === '2026-02-10')?.id);
    const { invoices, facts } = await sample(quiet.id);

    expect(invoices.map(({ number, open, disputed }) => [number, open.amount, disputed.amount])).to.deep.equal([
      ['DISPUTED', 40_000, 15_000],
    ]);
    expect(facts['account.disputedAmount']).to.equal(15_000);
  });
});
