import { expect } from 'chai';
import { io } from 'socket.io-client';
import { LIVE_EVENT, type LiveHint } from '#engine';
import { fireTimers } from '../../runtime/jobs/drain-events.ts';
import { readWorld } from '../../runtime/runtime.ts';
import { CheckedApi } from '../support/checked-api.ts';
import { advanceTo, type OpenedAccount, openAccount, until } from '../support/collecting.ts';
import { startTestMailServer, type TestMailServer } from '../support/mail-server.ts';
import { chase, type Decision, Pausing } from '../support/pausing.ts';
import { aProduct, type Product } from '../support/product.ts';
import { publish, publishOnly } from '../support/segments.ts';
import { signIn } from '../support/sign-in.ts';

/** A book in which a pause from February 4 to 12 has kept something of every kind back. */
interface PausedBook {
  readonly mail: TestMailServer;
  readonly product: Product;
  readonly pausing: Pausing;
  readonly pauseId: string;
  /** Day 3 and day 9 came due. */
  readonly plain: OpenedAccount;
  /** Its promise was broken: a message and a call were asked for. */
  readonly promising: OpenedAccount;
  /** Came in on February 6, long overdue; day 20 came due on the 9th. */
  readonly late: OpenedAccount;
  /** Stands in its last step, whose suspension and message were asked for during the pause. */
  readonly pressed: OpenedAccount;
}

async function openBook(): Promise<PausedBook> {
  const mail = await startTestMailServer();
  const product = await aProduct({ clock: '2026-02-02', mailPort: mail.port });
  await publish(product, pressing());
  await publishOnly(product, 'chase');
  const pausing = new Pausing(product, 'chase');
  const [plain, promising, pressed] = [await openAccount(product), await openAccount(product), await openAccount(product)];
  for (const account of [plain, promising, pressed]) await account.owes(50_000, '2026-02-02');
  await advanceTo(product, '2026-02-04 12:00');
  const { id: pauseId } = await pausing.pause();
  await promising.promises(50_000, '2026-02-06');
  await pressed.raises('press');
  await advanceTo(product, '2026-02-06 12:00');
  const late = await openAccount(product);
  await late.owes(50_000, '2026-01-20');
  await advanceTo(product, '2026-02-12 12:00');
  return { mail, product, pausing, pauseId, plain, promising, late, pressed };
}

function mailsTo({ mail }: PausedBook, account: OpenedAccount): string[] {
  return mail.accepted.filter((each) => each.to === account.email).map((each) => each.key);
}

function pressing(): object {
  const flow = chase('chase') as { machine: { on: object } };
  return { ...flow, machine: { ...flow.machine, on: { ...flow.machine.on, 'manual.press': '.third' } } };
}

/** Opens a book before the tests of a suite and ends its pause as decided. */
function endedWith(decision: Decision): () => PausedBook {
  let book: PausedBook | undefined;
  before(async () => {
    book = await openBook();
    await book.pausing.end(book.pauseId, decision);
  });
  after(async () => {
    await book?.product.stop();
    await book?.mail.stop();
  });
  return () => {
    if (!book) throw new RangeError('there is no book');
    return book;
  };
}

describe('a pause that is ended, letting everything go', function () {
  this.timeout(120_000);
  const book = endedWith('send');

  it('takes every account to where it would stand', async () => {
    const { plain, promising, late, pressed } = book();

    expect(await plain.step()).to.equal('second');
    expect(await promising.step()).to.equal('broken');
    expect(await late.step()).to.equal('third');
    expect(await pressed.step()).to.equal('third');
  });

  it('writes to everybody once, with the message of the step he stands in', async () => {
    const { plain, promising, late, pressed } = book();

    for (const account of [plain, promising, late, pressed]) expect(mailsTo(book(), account), account.email).to.have.length(1);
    expect(await plain.outbox()).to.deep.equal(['friendly-reminder skipped: the step was left again at once', 'firm-reminder sent']);
    expect(await promising.outbox()).to.deep.equal(['promise-broken sent']);
    expect(await pressed.outbox()).to.deep.equal(['final-demand sent']);
  });

  it('does what presses, and makes the calls', async () => {
    const { plain, promising, late, pressed } = book();

    expect(await plain.openTasks()).to.deep.equal(['call']);
    expect(await promising.openTasks()).to.deep.equal(['call']);
    expect((await late.detail()).service).to.equal('suspended');
    expect((await pressed.detail()).service).to.equal('suspended');
  });

  it('says in the history who has ended it and what became of what was kept back', async () => {
    const { plain, pressed } = book();

    expect((await plain.words()).join('\n')).to.match(/chase: Pause ended by test, what came due is sent; then Wait “day3” is over, late/);
    expect(await pressed.words()).to.include('Pause ended by test: email “final-demand” goes on');
    expect(await pressed.words()).to.include('Pause ended by test: service suspended goes on');
  });

  it('is over, with who has ended it, when and how', async () => {
    const [pause] = await book().pausing.standing(true);

    expect([pause?.status, pause?.held]).to.deep.equal(['resumed', { accounts: 0, waits: 0, actions: 0, kinds: [] }]);
    const { at, finishedAt, ...resumption } = pause?.resumption ?? { at: '', finishedAt: '' };
    expect(resumption).to.deep.equal({ decision: 'send', by: { id: 'key_test', name: 'test' }, total: 6, left: 0 });
    expect([at, finishedAt]).to.deep.equal(['2026-02-12T17:00:00.000Z', '2026-02-12T17:00:00.000Z']);
    expect((await book().plain.detail()).step).not.to.have.property('paused');
    const [line] = (await book().product.api.call('audit.list', { query: { limit: '1' } })).items;
    expect(line?.words).to.equal('Pause of Strategy “chase” ended: what came due is sent');
  });

  it('is ended once: the same decision again is answered, another comes too late', async () => {
    const { product, pausing, pauseId, mail } = book();
    const sent = mail.accepted.length;
    const api = await CheckedApi.of(product);
    const ask = (decision: Decision) => ({ params: { strategyId: 'chase', pauseId }, body: { decision } });

    expect((await pausing.begin(pauseId, 'send')).status).to.equal('resumed');
    expect((await api.send('strategies.resume', ask('skip'))).code).to.equal('pause.ended');
    await product.settle();
    expect(mail.accepted).to.have.length(sent);
  });

  it('lets what is due later come in its own time, once', async () => {
    const { product, plain } = book();
    await advanceTo(product, '2026-02-26 12:00');

    expect(await plain.step()).to.equal('third');
    expect(mailsTo(book(), plain)).to.have.length(2);
  });
});

describe('a pause that is ended, leaving out what came due', function () {
  this.timeout(120_000);
  const book = endedWith('skip');

  it('takes every path, and reaches nobody', async () => {
    const { plain, promising, late, pressed, mail } = book();

    expect([await plain.step(), await promising.step(), await late.step(), await pressed.step()]).to.deep.equal([
      'second',
      'broken',
      'third',
      'third',
    ]);
    expect(mail.accepted).to.deep.equal([]);
    for (const account of [plain, promising, late, pressed]) {
      expect(await account.openTasks()).to.deep.equal([]);
      expect((await account.detail()).service).to.equal('running');
    }
  });

  it('passes its messages as skipped, with the reason', async () => {
    const left = 'skipped: it came due during a pause, and was left out at its end';

    expect(await book().plain.outbox()).to.deep.equal([`friendly-reminder ${left}`, `firm-reminder ${left}`]);
    expect(await book().promising.outbox()).to.deep.equal([`promise-broken ${left}`]);
    expect((await book().plain.words()).join('\n')).to.match(
      /Pause ended by test, what came due is left out; .*email “firm-reminder” planned skipped \(left out at the end of the pause\)/,
    );
    expect(await book().promising.words()).to.include('Pause ended by test: task: call is left out');
  });

  it('does not touch what comes due later', async () => {
    const { product, plain } = book();
    await advanceTo(product, '2026-02-26 12:00');

    expect(mailsTo(book(), plain)).to.have.length(1);
    expect((await plain.detail()).service).to.equal('suspended');
  });
});

describe('a pause that is ended, asking a person', function () {
  this.timeout(120_000);
  const book = endedWith('review');

  it('takes every path, and reaches nobody before a person has decided', async () => {
    const { plain, pressed, mail } = book();

    expect([await plain.step(), await pressed.step()]).to.deep.equal(['second', 'third']);
    expect(mail.accepted).to.deep.equal([]);
    expect((await pressed.detail()).service).to.equal('running');
  });

  it('gives a task for each account; a call is one anyway', async () => {
    const { plain, promising, pressed } = book();

    expect((await plain.openTasks()).sort()).to.deep.equal(['call', 'late-notice']);
    expect((await promising.openTasks()).sort()).to.deep.equal(['call', 'late-notice']);
    expect(await pressed.openTasks()).to.deep.equal(['late-notice']);
  });

  it('lets the person send a message, or leave it', async () => {
    const { product, plain, promising } = book();
    const waiting = async (account: OpenedAccount) => (await account.notices()).find((each) => each.status === 'held');
    const first = await waiting(plain);
    expect([first?.template, first?.decisions]).to.deep.equal(['firm-reminder', ['send', 'skip']]);
    const decide = (key: string | undefined, decision: 'send' | 'skip') =>
      product.api.call('outbox.decide', { params: { key: key ?? '' }, body: { decision } });
    await decide(first?.key, 'send');
    await decide((await waiting(promising))?.key, 'skip');
    await product.settle();

    expect(mailsTo(book(), plain)).to.have.length(1);
    expect(mailsTo(book(), promising)).to.deep.equal([]);
  });

  it('suspends service only where the person says so', async () => {
    const { product, late, pressed } = book();
    const [incident] = await pressed.openIncidents();
    expect(incident?.reason).to.equal('it came due during a pause; a person decides whether it is still done');
    const [other] = await late.openIncidents();
    const resolve = (id: string | undefined, action: 'retry' | 'dismiss') =>
      product.api.call('incidents.resolve', { params: { incidentId: id ?? '' }, body: { action } });
    await resolve(incident?.id, 'retry');
    await resolve(other?.id, 'dismiss');
    await product.settle();

    expect((await pressed.detail()).service).to.equal('suspended');
    expect((await late.detail()).service).to.equal('running');
  });
});

describe('pauses beside each other', function () {
  this.timeout(120_000);
  let mail: TestMailServer;
  let product: Product;
  let pausing: Pausing;

  before(async () => {
    mail = await startTestMailServer();
    product = await aProduct({ clock: '2026-02-02', mailPort: mail.port });
    await publish(product, chase('chase'));
    await publishOnly(product, 'chase');
    pausing = new Pausing(product, 'chase');
  });

  after(async () => {
    await product.stop();
    await mail.stop();
  });

  it('of a step keep back what stands in it, and nothing before it', async () => {
    const account = await openAccount(product);
    await account.owes(50_000, '2026-02-02');
    const pause = await pausing.pause('first');
    await advanceTo(product, '2026-02-12 12:00');

    expect(await account.step()).to.equal('first');
    expect(await pausing.counts(pause.id)).to.equal('call 1, email 2');
    expect(await account.outbox()).to.deep.equal(['friendly-reminder held: paused by test: wrong template']);
    await pausing.end(pause.id, 'send');
    expect(await account.step()).to.equal('second');
    expect(await account.outbox()).to.deep.equal(['friendly-reminder cancelled: the account has moved on', 'firm-reminder sent']);
    expect(mail.accepted.map((each) => each.to)).to.deep.equal([account.email]);
  });

  it('keep a thing back until the last of them has ended, and as was decided then', async () => {
    const account = await openAccount(product);
    await account.owes(50_000, '2026-02-11');
    await advanceTo(product, '2026-02-13 12:00');
    const whole = await pausing.pause();
    const step = await pausing.pause('waiting', 'looking at it');
    await advanceTo(product, '2026-02-16 12:00');
    expect((await pausing.held()).filter((each) => each.accountId === account.id).map((each) => each.pauseId)).to.deep.equal([whole.id]);

    await pausing.end(whole.id, 'send');
    expect(await account.step()).to.equal('waiting');
    expect((await pausing.held()).map((each) => each.pauseId)).to.deep.equal([step.id]);
    await pausing.end(step.id, 'skip');
    expect(await account.step()).to.equal('first');
    expect(await account.outbox()).to.deep.equal(['friendly-reminder skipped: it came due during a pause, and was left out at its end']);
  });

  it('that end as they begin leave no trace: nothing is left out, nothing comes twice', async () => {
    const [one, other] = [await openAccount(product), await openAccount(product)];
    for (const account of [one, other]) await account.owes(50_000, '2026-02-14');
    await advanceTo(product, '2026-02-17 08:59');
    const sent = mail.accepted.length;
    const pause = await pausing.pause();
    await pausing.end(pause.id, 'send');
    await advanceTo(product, '2026-02-17 12:00');

    for (const account of [one, other]) expect(await account.outbox()).to.deep.equal(['friendly-reminder sent']);
    expect(mail.accepted.length - sent).to.equal(2);
  });

  it('lose nothing when a process that has not heard of the end keeps something back', async () => {
    const account = await openAccount(product);
    await account.owes(50_000, '2026-02-15');
    await advanceTo(product, '2026-02-17 13:00');
    const pause = await pausing.pause();
    await advanceTo(product, '2026-02-18 12:00');
    const behind = await readWorld(product.runtime);
    const { db } = product.runtime.store;
    const enrollment = await db.collection('enrollments').findOne({ accountId: account.id });
    // It is due again, and the other process comes first.
    await db.collection('enrollments').updateOne({ accountId: account.id }, { $unset: { held: '' } });
    await pausing.end(pause.id, 'skip');
    await fireTimers(product.runtime, behind, String(enrollment?._id));
    expect(await account.step()).to.equal('waiting');

    await product.composed.scheduler.wakeNow();
    await until(async () => (await account.step()) === 'first', 'it is let go');
    await pausing.over(pause.id);
    expect(await account.outbox()).to.deep.equal(['friendly-reminder skipped: it came due during a pause, and was left out at its end']);
  });

  it('tell browsers when they begin and end', async () => {
    const { cookie } = await signIn(product.url, 'viewer@duecourse.test');
    const hints: LiveHint[] = [];
    const socket = io(product.url, { extraHeaders: { cookie }, transports: ['websocket'] });
    socket.on(LIVE_EVENT, (hint: LiveHint) => hints.push(hint));
    await new Promise<void>((resolve) => socket.on('connect', () => resolve()));
    const told = () => hints.filter((hint) => hint.type === 'definition' && hint.id === 'strategy/chase').length;
    const { id } = await pausing.pause();
    await until(async () => told() > 0, 'the pause was told');
    hints.length = 0;
    await pausing.end(id, 'send');
    await until(async () => told() > 0, 'its end was told');
    socket.close();
  });
});
