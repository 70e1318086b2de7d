import { connect } from 'node:net';
import { expect } from 'chai';
import { ObjectId } from 'mongodb';
import { io, type Socket } from 'socket.io-client';
import { LIVE_EVENT, type LiveHint } from '#engine';
import { removeLostRawMails } from '../../runtime/store/mail-store.ts';
import { advanceTo, OpenedAccount, openAccount, until } from '../support/collecting.ts';
import { aFlow, dueDay, email, task } from '../support/flows.ts';
import { allTaken, answersTo, answerTo, deliveryReport, type MailIn, mailIn } from '../support/inbound.ts';
import { startTestMailServer, type TestMailServer } from '../support/mail-server.ts';
import { failTransactionOf } from '../support/meanwhile.ts';
import { scratchFolder } from '../support/mongo.ts';
import { aProduct, type Product } from '../support/product.ts';
import { publish, publishOnly } from '../support/segments.ts';
import { signIn } from '../support/sign-in.ts';

const TODAY = '2026-02-10';

describe('mail that comes in', function () {
  this.timeout(90_000);
  let mail: TestMailServer;
  let product: Product;
  let dataFolder: string;

  beforeEach(async () => {
    mail = await startTestMailServer();
    dataFolder = scratchFolder('inbound');
    product = await aProduct({ clock: '2026-02-09', mailPort: mail.port, dataFolder });
    const on = {
      'notice.replied': { actions: [task('review', { title: 'The strategy heard of it' })] },
      'notice.bounced': { actions: [task('follow-up', { title: 'Find another address' })] },
    };
    const states = { waiting: { after: { day5: 'reminded' } }, reminded: { entry: [email('friendly-reminder')] } };
    await publish(product, aFlow('writing', states, { timers: { day5: dueDay(5) }, on }));
    await publishOnly(product, 'writing');
  });

  afterEach(async () => {
    await product.stop();
    await mail.stop();
  });

  /** An account we have written to, and the address its answers come in at. */
  async function written(ownerId: string | null = 'collector'): Promise<{ account: OpenedAccount; to: string }> {
    const account = await openAccount(product, ownerId === null ? ({ ownerId: undefined } as never) : { ownerId });
    await account.owes(50_000, '2026-02-05');
    await advanceTo(product, `${TODAY} 09:30`);
    return { account, to: answersTo(mail.accepted.at(-1)) };
  }

  async function take(written: MailIn): Promise<void> {
    await mailIn(product, written);
    await allTaken(product);
  }

  const replies = async (account: OpenedAccount) =>
    (await account.detail()).tasks.filter(({ kind, status }) => kind === 'reply' && status === 'open');
  const stored = (name: string): Promise<number> => product.runtime.store.db.collection(name).countDocuments();
  const reply = (to: string, more: Partial<MailIn> = {}): MailIn => ({
    to,
    from: 'Dana <dana@example.test>',
    subject: 'Re: Your invoice',
    text: 'We pay Friday.',
    messageId: '<r1@x.test>',
    ...more,
  });

  it('is a task of the owner within seconds, on every screen, under the message it answers', async () => {
    const { account, to } = await written();
    expect(to).to.match(/^[a-z2-7]{26}@reply\.localhost$/);
    const hints: LiveHint[] = [];
    const { cookie } = await signIn(product.url, 'collector@duecourse.test');
    const socket: Socket = io(product.url, { extraHeaders: { cookie }, transports: ['websocket'] });
    socket.on(LIVE_EVENT, (hint: LiveHint) => hints.push(hint));
    await new Promise<void>((resolve) => socket.on('connect', () => resolve()));

    await mailIn(product, reply(to, { from: `Dana <${account.email}>`, text: 'We pay Friday.\n\nOn Tue, AR wrote:\n> Please pay.' }));

    await until(async () => hints.some(({ type, id }) => type === 'work' && id === account.id), 'the owner is told of new work', 10_000);
    socket.close();
    const [asked] = await replies(account);
    expect([asked?.title, asked?.assignee?.id, asked?.dueOn]).to.deep.equal([
      'Reply from Dana Whitfield: Re: Your invoice',
      'collector',
      TODAY,
    ]);
    expect((await account.words()).at(-1)).to.include('The strategy heard of it');
    expect(await account.words()).to.include('Dana Whitfield answered email “friendly-reminder”: We pay Friday.');
    const whole = await product.api.call('mails.get', { params: { mailId: asked?.mailId ?? '' } });
    expect([whole.answers.subject, whole.own, whole.text.includes('> Please pay.'), whole.thread.length]).to.deep.equal([
      mail.accepted.at(-1)?.subject,
      'We pay Friday.',
      true,
      1,
    ]);
    const rows = await product.api.call('work.list', { query: { view: 'everyone' } });
    expect(rows.items.find(({ accountId }) => accountId === account.id)?.tasks.map(({ kind }) => kind)).to.include('reply');
  });

  it('goes to the pool where nobody owns the account, and says when it came from no contact', async () => {
    const { account, to } = await written(null);

    await take(reply(to, { from: 'Finance <finance@elsewhere.test>' }));

    const [asked] = await replies(account);
    expect([asked?.pool, asked?.title]).to.deep.equal(['collections', 'Reply from Finance: Re: Your invoice']);
    const { items } = await product.api.call('timeline.list', { params: { accountId: account.id } });
    expect(items.find(({ type }) => type === 'notice.replied')?.data['isStranger']).to.equal(true);
  });

  it('is closed by what is made of it, in one change with it', async () => {
    const { account, to } = await written();
    await take(reply(to));
    const [asked] = await replies(account);
    const replyId = asked?.mailId ?? '';
    const params = { accountId: account.id };

    const early = await product.api
      .call('promises.make', { params, body: { amount: 50_000, dueOn: '2026-02-01', replyId } })
      .catch(() => 'refused');
    expect([early, (await replies(account)).length]).to.deep.equal(['refused', 1]);
    await product.api.call('promises.make', { params, body: { amount: 50_000, dueOn: '2026-02-13', replyId } });

    expect(await replies(account)).to.deep.equal([]);
    expect((await account.words()).join('\n')).to.include('Task done (reply): promise');
    const other = await openAccount(product);
    const invoiceId = await other.owes(1000, '2026-02-09');
    const foreign = { params: { accountId: other.id }, body: { invoiceId, reason: 'pricing', replyId } };
    expect(await product.api.call('disputes.open', foreign).catch((error: { problem: { code: string } }) => error.problem.code)).to.equal(
      'request.invalid',
    );
    expect((await other.detail()).disputes).to.deep.equal([]);
  });

  it('that says only STOP ends the channel and asks nothing of anybody', async () => {
    const { account, to } = await written();

    await take(reply(to, { from: account.email, text: 'STOP\n\n> reply with STOP' }));

    expect(await replies(account)).to.deep.equal([]);
    expect((await account.detail()).contacts[0]?.consents.email).to.equal(false);
  });

  it('that says the address does not work counts as a message that came back', async () => {
    const { account, to } = await written();

    await take({ to, sender: '', raw: deliveryReport() });
    await take({ to, sender: '', raw: deliveryReport({ id: 'dsn-2' }) });

    expect(await account.outbox()).to.deep.equal(['friendly-reminder bounced: 550 5.1.1 no such mailbox']);
    expect(await account.openTasks()).to.deep.equal(['follow-up']);
    const enrollment = await product.runtime.store.db.collection('enrollments').findOne({ accountId: account.id });
    expect([enrollment?.['counts'].sent, enrollment?.['counts'].delivered]).to.deep.equal([1, 0]);
  });

  it('that says it did not arrive this time is put before a person, and a delay only written down', async () => {
    const { account, to } = await written();

    await take({ to, sender: '', raw: deliveryReport({ action: 'delayed', status: '4.4.1', said: 'busy', id: 'dsn-0' }) });
    expect(await account.outbox()).to.deep.equal(['friendly-reminder sent']);
    await take({ to, sender: '', raw: deliveryReport({ status: '5.2.2', said: '552 mailbox full' }) });

    expect((await account.outbox())[0]).to.match(/^friendly-reminder failed/);
    expect(await account.openTasks()).to.deep.equal([]);
    expect((await account.openIncidents())[0]?.reason).to.include('mailbox full');
  });

  it('that a machine has written makes no task', async () => {
    const { account, to } = await written();

    await take(reply(to, { subject: 'Out of office', text: 'I am back on March 5, 2026.', headers: { 'Auto-Submitted': 'auto-replied' } }));

    expect(await account.openTasks()).to.deep.equal([]);
    expect((await account.words()).at(-1)).to.equal(
      'Automatic answer from Dana to email “friendly-reminder”: Out of office, back on 2026-03-05',
    );
  });

  it('is for nobody at an address that was never given out, and nothing of it stays', async () => {
    const { to } = await written();
    const [token = '', domain = ''] = to.split('@');
    const others = [
      `${'a'.repeat(26)}@${domain}`,
      `${token}@elsewhere.test`,
      `x${token}@${domain}`,
      'dana@example.test',
      `${token}%elsewhere.test@${domain}`,
    ];

    for (const address of others) expect(await answerTo(product, reply(address)), address).to.equal(550);

    expect([await stored('mails'), await stored('rawMails.files'), await stored('rawMails.chunks')]).to.deep.equal([0, 0, 0]);
    expect(await answerTo(product, reply(to.toUpperCase())), 'a server that changes the case').to.equal('ok');
  });

  it('is put off where somebody tries one address after the other, which keeps no answer from coming in', async () => {
    const { to } = await written();
    let answer: number | 'ok' = 550;
    for (let guess = 0; answer === 550 && guess < 130; guess += 1)
      answer = await answerTo(product, reply(`${'a'.repeat(26)}@reply.localhost`));

    expect([answer, await answerTo(product, reply(to))]).to.deep.equal([450, 'ok']);
  });

  it('is there once, however often it is handed over', async () => {
    const { account, to } = await written();

    await Promise.all(Array.from({ length: 8 }, () => mailIn(product, reply(to))));
    await mailIn(product, { ...reply(to), to: [to, to] });
    await allTaken(product);

    expect((await replies(account)).length).to.equal(1);
    expect([await stored('mails'), await stored('rawMails.files')]).to.deep.equal([1, 1]);
    await take(reply(to, { messageId: '<r2@x.test>' }));
    expect((await replies(account)).length).to.equal(2);
  });

  it('is not lost by a process that ends between taking it and looking at it', async () => {
    const { account, to } = await written();
    const attempts = failTransactionOf(product, 'takeMail', 1000);
    await mailIn(product, reply(to));
    await until(async () => attempts() > 0, 'it was about to be looked at');
    await product.stop();

    product = await aProduct({ mongoUri: product.mongoUri, dataFolder });
    await allTaken(product);

    const again = new OpenedAccount(product, account.id, account.email);
    expect((await replies(again)).length).to.equal(1);
    expect((await again.words()).filter((words) => words.includes('answered email “friendly-reminder”')).length).to.equal(1);
  });

  it('that breaks off or is too long leaves nothing', async () => {
    const { to } = await written();
    await new Promise<void>((resolve) => {
      const socket = connect(product.composed.mailPort() ?? 0, '127.0.0.1');
      const lines = ['EHLO x', 'MAIL FROM:<dana@example.test>', `RCPT TO:<${to}>`, 'DATA'];
      socket.on('data', (said) => {
        const line = lines.shift();
        if (line !== undefined) socket.write(`${line}\r\n`);
        else if (said.toString().startsWith('354')) socket.write(`Subject: half\r\n\r\n${'x'.repeat(600_000)}`, () => socket.destroy());
      });
      socket.on('close', () => resolve());
    });
    expect(await answerTo(product, reply(to, { text: 'x'.repeat(11 * 1024 * 1024) }))).to.equal(552);

    await until(async () => (await stored('rawMails.files')) + (await stored('rawMails.chunks')) === 0, 'nothing is left of them');
    expect(await stored('mails')).to.equal(0);
  });

  it('that a process left half in the database is removed by the next one', async () => {
    const { db } = product.runtime.store;
    const [whole, half, kept] = [2, 3, 0].map((hours) => ObjectId.createFromTime(Math.floor(Date.now() / 1000) - hours * 3600));
    for (const id of [whole, kept])
      await db.collection('rawMails.files').insertOne({ _id: id as never, length: 1, chunkSize: 1, uploadDate: new Date() });
    for (const id of [whole, half, kept]) await db.collection('rawMails.chunks').insertOne({ files_id: id, n: 0, data: 'x' });
    const { to } = await written();
    await take(reply(to));

    expect(await removeLostRawMails(product.runtime.store)).to.equal(2);

    expect([await stored('rawMails.files'), await stored('rawMails.chunks')]).to.deep.equal([2, 2]);
  });

  it('is kept byte for byte, and comes out to be saved and never to be shown', async () => {
    const { account, to } = await written();
    const raw = Buffer.concat([
      Buffer.from(
        `From: "<img src=x onerror=alert(1)>" <${account.email}>\r\nSubject: <script>alert(1)</script>\r\nMessage-ID: <h@x>\r\nContent-Type: text/html\r\n\r\n<b onclick=alert(1)>Ja`,
      ),
      Buffer.from([0xff, 0xfe, 0x80]),
      Buffer.from('\r\n'),
    ]);

    await take({ to, raw });

    const [asked] = await replies(account);
    expect(asked?.title).to.equal('Reply from Dana Whitfield: <script>alert(1)</script>');
    const answer = await fetch(`${product.url}/api/v1/mails/${asked?.mailId}/raw`, { headers: { authorization: `Bearer ${product.key}` } });
    expect(Buffer.from(await answer.arrayBuffer()).equals(raw)).to.equal(true);
    expect(answer.headers.get('content-disposition')).to.match(/^attachment; filename="?mai_[a-z0-9]+\.eml"?$/);
    expect(answer.headers.get('content-security-policy')).to.include('sandbox');
    expect([answer.headers.get('content-type'), answer.headers.get('x-content-type-options')]).to.deep.equal([
      'application/octet-stream',
      'nosniff',
    ]);
  });
});
