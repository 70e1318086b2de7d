import { expect } from 'chai';
import { advanceTo, type OpenedAccount, openAccount } from '../support/collecting.ts';
import { startTestMailServer, type TestMailServer } from '../support/mail-server.ts';
import { aProduct, type Product } from '../support/product.ts';
import { publishOnly } from '../support/segments.ts';

describe('an invoice in dispute', function () {
  this.timeout(60_000);
  let mail: TestMailServer;
  let product: Product;

  before(async () => {
    mail = await startTestMailServer();
    product = await aProduct({ clock: '2026-02-09', mailPort: mail.port });
    await publishOnly(product, 'past-due-escalation');
  });

  after(async () => {
    await product.stop();
    await mail.stop();
  });

  interface Disputing {
    readonly account: OpenedAccount;
    readonly invoiceId: string;
    readonly disputeId: string;
  }

  async function disputed(reason = 'pricing', amount?: number): Promise<Disputing> {
    const account = await openAccount(product);
    const invoiceId = await account.owes(50_000, '2026-02-05');
    await advanceTo(product, nextHour());
    const disputeId = await account.disputes(invoiceId, reason, amount);
    await advanceTo(product, nextHour());
    return { account, invoiceId, disputeId };
  }

  /** A few minutes on each time, so that nights and paths have their turn. */
  let minute = 0;
  function nextHour(): string {
    minute += 5;
    return `2026-02-09 ${String(9 + Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
  }

  const path = async ({ disputeId }: Disputing): Promise<string | undefined> => {
    const found = await product.runtime.store.db.collection('enrollments').findOne({ 'subject.id': disputeId });
    return found === null ? undefined : `${found['definitionId']} ${found['state'].leaves[0]} ${found['status']}`;
  };
  const resolve = async ({ disputeId }: Disputing, outcome: 'accepted' | 'rejected' | 'expired'): Promise<void> => {
    await product.api.call('disputes.resolve', { params: { disputeId }, body: { outcome } });
    await product.settle();
  };
  const sentTo = (account: OpenedAccount): number => mail.accepted.filter((each) => each.to === account.email).length;

  it('goes on the path of its reason, to the people who decide, and is not chased', async () => {
    const dispute = await disputed('pricing');

    expect(await path(dispute)).to.equal('pricing-dispute inside.checking active');
    expect(await dispute.account.step()).to.equal('disputed');
    expect(await dispute.account.openTasks()).to.deep.equal(['dispute', 'dispute']);
    expect((await dispute.account.outbox())[0]).to.equal('dispute-acknowledgment sent');
    expect(await path(await disputed('damaged'))).to.match(/^delivery-dispute/);
  });

  it('is counted with its disputed part on its resolution path, and found by its step and by the way it went', async () => {
    const dispute = await disputed('pricing', 30_000);
    const params = { strategyId: 'pricing-dispute' };
    const live = await product.api.call('strategies.live', { params, query: { kind: 'resolution' } });
    const step = live.steps.find(({ state }) => state === 'inside.checking');
    const on = await product.runtime.store.db
      .collection('enrollments')
      .find({ definitionId: 'pricing-dispute', status: 'active', 'state.leaves': 'inside.checking' })
      .toArray();
    const [all = [], one = []] = [on.map((each) => String(each['accountId'])), live.transitions];

    expect(step?.accounts).to.equal(new Set(all).size);
    expect(live.totals.open).to.deep.equal([{ amount: 30_000 + 50_000 * (on.length - 1), currency: 'USD' }]);
    const listed = await product.api.call('accounts.list', {
      query: { resolution: 'pricing-dispute', strategyVersion: String(live.version), state: 'inside.checking' },
    });
    expect(listed.items.map(({ id }) => id)).to.have.members(all);
    await resolve(dispute, 'rejected');
    const after = await product.api.call('strategies.live', { params, query: { kind: 'resolution' } });
    const gone = after.transitions.find((way) => !one.some(({ transition }) => transition === way.transition));
    const took = await product.api.call('accounts.list', {
      query: { resolution: 'pricing-dispute', strategyVersion: String(live.version), took: gone?.transition ?? '' },
    });
    expect(took.items.map(({ id }) => id)).to.deep.equal([dispute.account.id]);
  });

  it('is chased again when it is rejected, its own work withdrawn', async () => {
    const dispute = await disputed();
    await resolve(dispute, 'rejected');

    expect(await path(dispute)).to.equal('pricing-dispute rejected ended');
    expect(await dispute.account.step()).to.equal('chasing.calling');
    expect(await dispute.account.openTasks()).to.deep.equal(['call']);
  });

  it('is chased again when it expires without an answer', async () => {
    const dispute = await disputed();
    await resolve(dispute, 'expired');

    expect(await path(dispute)).to.equal('pricing-dispute expired ended');
    expect(await dispute.account.step()).to.equal('chasing.calling');
  });

  it('is not chased any more when it is accepted and credited', async () => {
    const dispute = await disputed();
    await resolve(dispute, 'accepted');
    await dispute.account.isCredited(50_000, 'dispute accepted');

    expect(await path(dispute)).to.equal('pricing-dispute accepted ended');
    expect(await dispute.account.step()).to.equal('cured ended');
    expect(await dispute.account.openTasks()).to.deep.equal([]);
  });

  it('is granted at once where it is a trifle, and the rest is chased', async () => {
    const dispute = await disputed('pricing', 2_000);

    expect(await path(dispute)).to.equal('pricing-dispute accepted ended');
    expect((await dispute.account.detail()).disputes.map((each) => [each.status, each.outcome])).to.deep.equal([['resolved', 'accepted']]);
    expect(await dispute.account.step()).to.equal('chasing.watching');
  });

  it('ends its path without a letter when the invoice is paid meanwhile', async () => {
    const dispute = await disputed();
    const before = sentTo(dispute.account);
    await dispute.account.pays(50_000, dispute.invoiceId);

    expect(await path(dispute)).to.equal('pricing-dispute closed ended');
    expect(await dispute.account.openTasks()).to.deep.equal([]);
    expect(await dispute.account.step()).to.equal('cured ended');
    expect(sentTo(dispute.account)).to.equal(before);
  });

  it('has one path for each dispute, and hears of its own only', async () => {
    const account = await openAccount(product);
    const invoices = [await account.owes(50_000, '2026-02-05', 'A'), await account.owes(60_000, '2026-02-05', 'B')];
    const first = { account, invoiceId: invoices[0] ?? '', disputeId: await account.disputes(invoices[0] ?? '') };
    const second = { account, invoiceId: invoices[1] ?? '', disputeId: await account.disputes(invoices[1] ?? '') };
    await advanceTo(product, nextHour());
    await resolve(first, 'rejected');

    expect(await path(first)).to.equal('pricing-dispute rejected ended');
    expect(await path(second)).to.equal('pricing-dispute inside.checking active');
  });

  it('goes to the lead and to the manager when nobody decides, without a message to the customer', async () => {
    const dispute = await disputed();
    const before = sentTo(dispute.account);
    await advanceTo(product, '2026-02-18 10:00');
    expect(await path(dispute)).to.equal('pricing-dispute inside.lead active');
    await advanceTo(product, '2026-02-25 10:00');

    expect(await path(dispute)).to.equal('pricing-dispute inside.manager active');
    expect((await dispute.account.openTasks()).sort()).to.deep.equal(['dispute', 'escalation']);
    expect(sentTo(dispute.account)).to.equal(before);
  });
});
