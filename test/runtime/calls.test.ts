import { expect } from 'chai';
import type { AnswerOf } from '#engine';
import { sweepWork } from '../../runtime/commands/renew-work.ts';
import { aUser } from '../support/callers.ts';
import { type As, CheckedApi } from '../support/checked-api.ts';
import { advanceTo, type OpenedAccount, openAccount } from '../support/collecting.ts';
import { aFlow, dueDay, task } from '../support/flows.ts';
import { aProduct, type Product } from '../support/product.ts';
import { publish, publishOnly } from '../support/segments.ts';

type Logged = AnswerOf<'calls.log'>;
type Guide = AnswerOf<'calls.guide'>;

const RIGHT = { reached: 'right-person' };

const names = [
  ...['Talker', 'Twice', 'Silent', 'Early bird', 'They rang', 'Limited', 'Moved away', 'Mistaken'],
  ...['Vague', 'Card holder', 'Call me back', 'Larger'],
];

interface Owing {
  readonly account: OpenedAccount;
  readonly contactId: string;
}

describe('calls', function () {
  this.timeout(90_000);
  let product: Product;
  let api: CheckedApi;
  let carla: As;
  let cora: As;
  const opened = new Map<string, Owing>();
  const of = (name: string): Owing => opened.get(name) as Owing;

  before(async () => {
    product = await aProduct({ clock: '2026-02-09' });
    api = await CheckedApi.of(product);
    const called = { entry: [task('call', { pool: 'collections' }), task('review', { pool: 'collections' })] };
    const later = { entry: [task('call', { pool: 'collections', dueIn: 'P5D', keep: true })] };
    const flow = aFlow('calling', { waiting: { after: { day5: 'called' } }, called, later }, { timers: { day5: dueDay(5) } });
    const machine = (flow as { machine: object }).machine as { on?: object; states: Record<string, object> };
    const states = {
      ...machine.states,
      called: { ...called, on: { 'manual.later': 'later' } },
    };
    await publish(product, { ...flow, machine: { ...machine, states } });
    await publishOnly(product, 'calling');
    carla = await aUser(api, 'collector');
    cora = await aUser(api, 'collector', ['west']);
    for (const name of names) opened.set(name, await owing(name));
    await advanceTo(product, '2026-02-10 09:00');
  });

  after(() => product.stop());

  /** An account with a call and a review to do, and whom to call. */
  async function owing(name: string): Promise<Owing> {
    const account = await openAccount(product, { name });
    await account.owes(120_000, '2026-02-05');
    await product.settle();
    const contactId = (await account.detail()).contacts[0]?.id ?? '';
    const body = { name: 'Dana Whitfield', email: account.email, phone: '+1 555 0101', otherPhones: ['+1 555 0102'] };
    await api.ask('contacts.change', { params: { accountId: account.id, contactId }, body, as: carla });
    return { account, contactId };
  }
  const log = (account: OpenedAccount, body: object, as: As = carla) =>
    api.send('calls.log', { params: { accountId: account.id }, body, as });
  const logged = async (account: OpenedAccount, body: object): Promise<Logged> => {
    const answer = await log(account, body);
    expect(answer.status, answer.text).to.equal(201);
    await product.settle();
    return answer.body as Logged;
  };
  const guide = (account: OpenedAccount): Promise<Guide> => api.ask<Guide>('calls.guide', { params: { accountId: account.id }, as: carla });
  const open = async (account: OpenedAccount): Promise<string[]> => (await account.openTasks()).sort();

  it('with the right person close the call that is due, once, and leave everything else its day', async () => {
    const { account, contactId } = of('Talker');
    expect(await open(account)).to.deep.equal(['call', 'review']);

    const { closed, flagged } = await logged(account, { ...RIGHT, answer: 'cannot-pay', contactId, note: 'waits for a bank' });

    expect([closed.length, flagged]).to.deep.equal([1, []]);
    expect(await open(account)).to.deep.equal(['review']);
    expect(await account.words()).to.include('Call to Dana Whitfield: Right person, cannot pay');
    const timeline = await api.ask<AnswerOf<'timeline.list'>>('timeline.list', { params: { accountId: account.id } });
    const entry = timeline.items.find((each) => each.type === 'call.completed');
    expect(entry?.data).to.include({ reached: 'right-person', answer: 'cannot-pay', rightPerson: true, note: 'waits for a bank' });
    expect(timeline.items.filter((each) => each.type === 'task.completed')).to.have.length(1);
  });

  it('of two people at once are two calls, and the task is closed by one of them', async () => {
    const { account, contactId } = of('Twice');
    const manager = await aUser(api, 'manager');

    const answers = await Promise.all([carla, manager].map((as) => log(account, { ...RIGHT, answer: 'refuses', contactId }, as)));
    await product.settle();

    expect(answers.map((answer) => answer.status)).to.deep.equal([201, 201]);
    expect(answers.flatMap((answer) => (answer.body as Logged).closed)).to.have.length(1);
    const words = await account.words();
    expect(words.filter((line) => line.startsWith('Call to Dana Whitfield'))).to.have.length(2);
    expect(words.filter((line) => line.startsWith('Task done'))).to.have.length(1);
  });

  it('that reach nobody come again at the next permitted moment, and nothing of it is in a list until then', async () => {
    const { account, contactId } = of('Silent');
    await advanceTo(product, '2026-02-10 16:00');

    const { closed, againAt } = await logged(account, { reached: 'no-answer', contactId, number: '+1 555 0101' });

    expect(closed).to.deep.equal([]);
    expect(againAt).to.equal('2026-02-11T13:02:00.000Z');
    const call = (await account.detail()).tasks.find((each) => each.kind === 'call');
    expect([call?.status, call?.dueOn, call?.dueAt]).to.deep.equal(['open', '2026-02-11', againAt]);
    const inPool = async (): Promise<string[]> => {
      await sweepWork(product.runtime);
      const rows = await api.ask<AnswerOf<'work.list'>>('work.list', { query: { view: 'pool', kind: 'call' } });
      return rows.items.filter((row) => row.accountId === account.id).flatMap((row) => row.tasks.map((each) => each.dueAt ?? ''));
    };
    await advanceTo(product, '2026-02-11 08:02');
    expect(await inPool()).to.include(againAt);
  });

  it('outside permitted hours are refused with the reason and the time, and may be written down once they have happened', async () => {
    const { account, contactId } = of('Early bird');
    await advanceTo(product, '2026-02-11 18:30');

    const refusal = await log(account, { ...RIGHT, answer: 'refuses', contactId });

    expect([refusal.status, refusal.code]).to.deep.equal([422, 'call.not_permitted']);
    expect(refusal.text).to.include('18:30 there').and.include('possible from 2026-02-12 08:02 there');
    expect(await open(account)).to.deep.equal(['call', 'review']);
    expect((await guide(account)).people[0]?.may.until).to.equal('2026-02-12T13:02:00.000Z');

    const { flagged } = await logged(account, { ...RIGHT, answer: 'refuses', contactId, hasHappened: true });
    expect(flagged[0]).to.include('18:30 there');
    expect((await account.words()).join('\n')).to.include('not permitted: 18:30 there');
    expect((await logged(of('They rang').account, { ...RIGHT, answer: 'refuses', direction: 'in' })).flagged).to.deep.equal([]);
  });

  it('count for the limits of the contact policy, a corrected one as one', async () => {
    const { account, contactId } = of('Limited');
    await advanceTo(product, '2026-02-12 09:00');
    for (let nth = 0; nth < 4; nth += 1) await logged(account, { reached: 'busy', contactId });
    const fifth = await logged(account, { reached: 'busy', contactId });
    await api.ask('calls.correct', { params: { callId: fifth.id }, body: { reached: 'no-answer' }, as: carla });

    const sixth = await log(account, { reached: 'busy', contactId });

    expect(sixth.code).to.equal('call.not_permitted');
    expect(sixth.text).to.include('5 of 5');
  });

  it('retire a wrong number for good, whatever the contact is given later', async () => {
    const { account, contactId } = of('Moved away');
    expect((await guide(account)).people[0]?.numbers).to.deep.equal(['+1 555 0101', '+1 555 0102']);

    await logged(account, { reached: 'wrong-number', contactId, number: '+1 555 0101' });

    expect((await guide(account)).people[0]?.numbers).to.deep.equal(['+1 555 0102']);
    const body = { name: 'Dana Whitfield', phone: '+1 (555) 0101' };
    await api.ask('contacts.change', { params: { accountId: account.id, contactId }, body, as: carla });
    expect((await guide(account)).people[0]?.numbers).to.deep.equal([]);
    expect((await account.detail()).contacts[0]?.wrongNumbers).to.deep.equal(['+1 555 0101']);
  });

  it('that were written down wrongly are corrected by another entry, and what the mistake had changed is taken back', async () => {
    const { account, contactId } = of('Mistaken');
    const wrong = await logged(account, { ...RIGHT, answer: 'needs-copy', contactId });
    expect(await open(account)).to.deep.equal(['review', 'send-copy']);

    const correction = { params: { callId: wrong.id }, body: { reached: 'voicemail' }, as: carla };
    expect((await api.send('calls.correct', { ...correction, as: cora })).code).to.be.oneOf(['resource.unknown', 'permission.denied']);
    const right = await api.ask<Logged>('calls.correct', correction);
    await product.settle();

    expect(await open(account)).to.deep.equal(['call', 'review']);
    expect(right.againAt).to.equal('2026-02-13T14:00:00.000Z');
    const words = await account.words();
    expect(words).to.include('Call to Dana Whitfield: Right person, needs a copy');
    expect(words).to.include('Call corrected: Voicemail left, not needs a copy');
    expect((await api.send('calls.correct', correction)).code).to.equal('call.corrected_already');
    const facts = await api.ask<AnswerOf<'accounts.sample'>>('accounts.sample', { params: { accountId: account.id } });
    expect(JSON.stringify(facts)).to.include('"account.callsUnanswered":1');
  });

  it('must have an outcome of the lists, and an answer exactly when somebody answered', async () => {
    const { account, contactId } = of('Vague');
    const codes = async (body: object): Promise<string> => {
      const { code, body: problem } = await log(account, { contactId, ...body });
      return `${code} ${(problem as { errors?: { pointer?: string }[] }).errors?.[0]?.pointer}`;
    };

    expect(await codes({ reached: 'somebody' })).to.equal('request.invalid /reached');
    expect(await codes(RIGHT)).to.equal('request.invalid /answer');
    expect(await codes({ ...RIGHT, answer: 'maybe' })).to.equal('request.invalid /answer');
    expect(await codes({ reached: 'busy', answer: 'refuses' })).to.equal('request.invalid /answer');
    expect(await open(account)).to.deep.equal(['call', 'review']);
  });

  it('take no card number, nor does anything else that is typed about a customer', async () => {
    const { account, contactId } = of('Card holder');
    const params = { accountId: account.id };
    const said = 'card 4111 1111-1111 1111, ok?';
    const [{ id: taskId } = { id: '' }] = (await account.detail()).tasks;
    const [{ id: invoiceId } = { id: '' }] = (await account.detail()).invoices;
    const answers = await Promise.all([
      log(account, { ...RIGHT, answer: 'refuses', contactId, note: said }),
      api.send('notes.add', { params, body: { text: said }, as: carla }),
      api.send('disputes.open', { params, body: { invoiceId, reason: said }, as: carla }),
      api.send('payments.report', { params, body: { amount: 100, paidOn: '2026-02-12', method: said }, as: carla }),
      api.send('tasks.complete', { params: { taskId }, body: { outcome: 'paid', note: said }, as: carla }),
      api.send('tasks.add', { params, body: { kind: 'follow-up', title: said, on: '2026-02-20' }, as: carla }),
      api.send('contacts.add', { params, body: { name: said }, as: carla }),
      api.send('fields.note', { params, body: { values: { payerPortal: said } }, as: carla }),
    ]);

    expect(new Set(answers.map((answer) => `${answer.status} ${answer.code}`))).to.deep.equal(new Set(['422 text.card_number']));
    expect(
      (await api.send('notes.add', { params, body: { text: 'invoice 4111 1111 1111 1112, call +1 555 0100' }, as: carla })).status,
    ).to.equal(201);
  });

  it('that were agreed for a time come into the worklist, first, when it has come', async () => {
    const { account, contactId } = of('Call me back');
    const { account: larger } = of('Larger');
    await larger.owes(900_000, '2026-02-05');
    await api.ask('work.claim', { params: { accountId: account.id }, body: {}, as: carla });
    await api.ask('work.claim', { params: { accountId: larger.id }, body: {}, as: carla });
    const add = (body: object) =>
      api.send('tasks.add', { params: { accountId: account.id }, body: { kind: 'call-back', contactId, ...body }, as: carla });
    expect((await add({ on: '2026-02-11', at: '10:00' })).code).to.equal('date.invalid');
    expect((await add({ on: '2026-02-12' })).code).to.equal('request.invalid');
    await logged(account, { ...RIGHT, answer: 'call-back', contactId });
    expect((await add({ on: '2026-02-12', at: '15:00' })).status).to.equal(201);

    const mine = async (): Promise<string[]> => {
      await sweepWork(product.runtime);
      const rows = await api.ask<AnswerOf<'work.list'>>('work.list', { query: { view: 'mine' }, as: carla });
      return rows.items.filter((row) => [account.id, larger.id].includes(row.accountId)).map((row) => row.accountName);
    };
    expect(await mine()).to.deep.equal(['Larger', 'Call me back']);
    await advanceTo(product, '2026-02-12 15:00');
    await sweepWork(product.runtime);

    expect(await mine()).to.deep.equal(['Call me back', 'Larger']);
    await logged(account, { ...RIGHT, answer: 'refuses', contactId });
    expect(await mine()).to.deep.equal(['Larger', 'Call me back']);
  });
});
