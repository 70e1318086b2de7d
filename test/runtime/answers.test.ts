import { expect } from 'chai';
import { toInstant } from '#engine';
import { writeSetting } from '../../runtime/store/settings.ts';
import { as } from '../support/callers.ts';
import { type As, CheckedApi } from '../support/checked-api.ts';
import { type OpenedAccount, openAccount } from '../support/collecting.ts';
import { allTaken, answersTo, mailIn } from '../support/inbound.ts';
import { startTestMailServer, type TestMailServer } from '../support/mail-server.ts';
import { aProduct, type Product, ZONE } from '../support/product.ts';
import { Writer } from '../support/writing.ts';

const NOW = toInstant('2026-02-10', '10:00', ZONE);

describe('an answer to a reply', function () {
  this.timeout(90_000);
  let mail: TestMailServer;
  let product: Product;
  let collector: As;
  let writer: Writer;
  let account: OpenedAccount;
  let replyId: string;

  beforeEach(async () => {
    mail = await startTestMailServer();
    product = await aProduct({ clock: '2026-02-10', mailPort: mail.port, segment: 'nobody' });
    await writeSetting(product.runtime.store, 'clock', { mode: 'sandbox', at: NOW });
    collector = await as(product, 'collector');
    writer = new Writer(product, await CheckedApi.of(product), collector, NOW);
    account = await openAccount(product, { unitId: 'east' });
    await writer.wrote(account.id, { subject: 'Your account' });
    await goesOut();
    await answers('<q1@x.test>');
  });

  afterEach(async () => {
    await product.stop();
    await mail.stop();
  });

  const asked = async () => (await account.detail()).tasks.filter(({ kind }) => kind === 'reply').at(0) ?? expect.fail('no task');
  const answers = async (messageId: string): Promise<void> => {
    const from = `Dana <${account.email}>`;
    await mailIn(product, { to: answersTo(mail.accepted[0]), from, subject: 'Re: Your account', text: 'Which invoice?', messageId });
    await allTaken(product);
    replyId = (await asked()).mailId ?? 'none';
  };
  const goesOut = async (): Promise<void> => {
    await writer.passes(31_000);
    await product.settle();
  };

  it('closes the task of the reply when it has gone out, and hangs on the reply in every mail program', async () => {
    await writer.wrote(account.id, { subject: 'Re: Your account', body: 'INV-1.', replyId });
    expect((await asked()).status).to.equal('open');

    await goesOut();

    expect(await asked()).to.deep.include({ status: 'done', outcome: 'answered' });
    const { raw = '' } = mail.accepted.at(-1) ?? {};
    expect(raw)
      .to.match(/^In-Reply-To: <q1@x\.test>$/im)
      .and.to.match(/^References: <q1@x\.test>$/im);
    const { items } = await product.api.call('timeline.list', { params: { accountId: account.id } });
    const closed = items.find(({ type }) => type === 'task.completed');
    expect(closed?.by?.name).to.equal('Carla Jensen');
  });

  it('that is taken back leaves the task open, and is an answer still when it is gone on with', async () => {
    const key = await writer.wrote(account.id, { subject: 'Re: Your account', body: 'INV-1.', replyId });
    const { body } = await writer.recalls(key);
    await goesOut();

    expect(body).to.include({ replyId });
    expect((await asked()).status).to.equal('open');
  });

  it('of which nobody knows whether it went out is one as soon as a person says so', async () => {
    mail.onMail = () => mail.hangUp();
    const key = await writer.wrote(account.id, { replyId });
    await goesOut();
    expect([(await account.notices()).at(-1)?.status, (await asked()).status]).to.deep.equal(['parked', 'open']);

    await product.api.call('outbox.decide', { params: { key }, body: { decision: 'sent' } });

    expect(await asked()).to.include({ status: 'done', outcome: 'answered' });
  });

  it('is awaited: only the first one goes whatever was sent that day, and none to who was not asked by', async () => {
    const first = await writer.writes(account.id, { replyId });
    const second = await writer.writes(account.id, { replyId });
    const letter = await writer.writes(account.id, { replyId, channel: 'letter' });
    const anew = await writer.writes(account.id);

    expect([first.status, second.code, anew.code]).to.deep.equal([201, 'message.not_permitted', 'message.not_permitted']);
    expect(letter.status).to.equal(201);
    await goesOut();
    expect(mail.accepted).to.have.length(2);
  });

  it('goes out at night, and to nobody who has asked for no more mail', async () => {
    await writer.passes(14 * 3600_000);
    expect((await writer.writes(account.id)).code).to.equal('message.not_permitted');
    await writer.wrote(account.id, { subject: 'Awaited', replyId });
    await goesOut();
    expect(mail.accepted.at(-1)?.subject).to.equal('Awaited');
    await answers('<q2@x.test>');
    await writer.wrote(account.id, { replyId });
    const [contact] = (await account.detail()).contacts;
    const params = { accountId: account.id, contactId: contact?.id ?? '', channel: 'email' };
    await product.api.call('consents.record', { params, body: { agrees: false } });
    await goesOut();

    expect(mail.accepted).to.have.length(2);
  });

  it('to a reply of another account is refused', async () => {
    const other = await openAccount(product, { unitId: 'east' });
    const answer = await writer.writes(other.id, { replyId });
    expect([answer.status, answer.code, answer.text.includes('/replyId')]).to.deep.equal([400, 'request.invalid', true]);
  });
});
