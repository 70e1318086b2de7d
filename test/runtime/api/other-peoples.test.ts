import { expect } from 'chai';
import type { RouteId } from '#engine';
import { openIncident } from '../../../runtime/store/incident-store.ts';
import { as, aUser } from '../../support/callers.ts';
import type { Answer, As, Ask } from '../../support/checked-api.ts';
import { printOf } from '../../support/database-print.ts';
import { aFurnishedProduct, deskWork, type Furnished, type Furniture } from '../../support/furnished.ts';
import { anEmail } from '../../support/template-builder.ts';

const letter = anEmail('Pay.', { id: 'short' });
const anybody = { conditions: { fact: 'account.name', operator: 'isPresent' }, limit: 10 };
const everybody = { kind: 'segment', id: 'account-segments', name: 'Everybody', rows: [{ id: 'all', name: 'All' }] };
const nobody = { ...everybody, rows: [{ id: 'none', name: 'None', when: { fact: 'account.name', operator: 'isMissing' } }] };

/** Every route that names a record of an account, with a request that would be fine on one's own. */
const addressed: readonly (readonly [RouteId, (of: Furniture) => Ask])[] = [
  ['accounts.get', (of) => ({ params: of })],
  ['timeline.list', (of) => ({ params: of })],
  ['accounts.sample', (of) => ({ params: of })],
  ['rules.explain', (of) => ({ body: { conditions: { fact: 'account.name', operator: 'isPresent' }, accountId: of.accountId } })],
  ['templates.preview', (of) => ({ text: JSON.stringify(letter), query: { accountId: of.accountId } })],
  ['policies.mayContact', (of) => ({ body: { accountId: of.accountId } })],
  ['owner.set', (of) => ({ params: of, body: { ownerId: 'lead' } })],
  ['fields.note', (of) => ({ params: of, body: { values: { keyAccount: true } } })],
  ['consents.record', (of) => ({ params: { ...of, channel: 'email' }, body: { agrees: false } })],
  ['replies.take', (of) => ({ params: of, body: { channel: 'email', text: 'stop' } })],
  ['notes.add', (of) => ({ params: of, body: { text: 'a note' } })],
  ['attachments.add', (of) => ({ params: of, query: { name: 'pod.txt' }, text: 'delivered' })],
  ['attachments.list', (of) => ({ params: of })],
  ['attachments.file', (of) => ({ params: of })],
  ['attachments.remove', (of) => ({ params: of })],
  ['events.raise', (of) => ({ params: of, body: { type: 'manual.visited' } })],
  ['invoices.add', (of) => ({ params: of, body: { number: 'X', issuedOn: '2026-01-05', dueOn: '2026-03-05', amount: 1 } })],
  ['payments.post', (of) => ({ params: of, body: { amount: 1 } })],
  ['payments.reverse', (of) => ({ params: of, body: { reason: 'bounced' } })],
  ['payments.report', (of) => ({ params: of, body: { amount: 1, paidOn: '2026-02-02' } })],
  ['promises.make', (of) => ({ params: of, body: { amount: 1, dueOn: '2026-02-09', invoiceIds: [of.freeInvoiceId] } })],
  ['promises.cancel', (of) => ({ params: of, body: {} })],
  ['disputes.open', (of) => ({ params: of, body: { invoiceId: of.freeInvoiceId, reason: 'price' } })],
  ['disputes.resolve', (of) => ({ params: of, body: { outcome: 'accepted' } })],
  ['holds.place', (of) => ({ params: of, body: { reason: 'vacation' } })],
  ['holds.lift', (of) => ({ params: of, body: {} })],
  ['steps.steer', (of) => ({ params: of, body: { enrollmentId: of.enrollmentId, wait: of.wait, act: 'skip', reason: 'vacation' } })],
  ['steps.release', (of) => ({ params: of, body: { enrollmentId: of.enrollmentId, wait: of.wait } })],
  ['overrides.set', (of) => ({ params: of, body: { untilOn: '2026-02-09', reason: 'vacation' } })],
  ['overrides.end', (of) => ({ params: of, body: {} })],
  ['accounts.transfer', (of) => ({ params: of, body: { to: { kind: 'pool', id: 'collections' }, reason: 'vacation' } })],
  ['tasks.claim', (of) => ({ params: of, body: {} })],
  ['tasks.complete', (of) => ({ params: of, body: { outcome: 'reached' } })],
  ['mails.get', (of) => ({ params: of })],
  ['mails.raw', (of) => ({ params: of })],
  ['outbox.get', (of) => ({ params: { key: of.noticeKey } })],
  ['outbox.decide', (of) => ({ params: { key: of.noticeKey }, body: { decision: 'skip' } })],
  ['incidents.resolve', (of) => ({ params: { incidentId: `inc-${of.accountId}` }, body: { action: 'dismiss' } })],
];

describe('what belongs to another region', function () {
  this.timeout(60_000);
  let world: Furnished;
  let eastern: As;
  let nowhere: Furniture;

  before(async () => {
    world = await aFurnishedProduct();
    // A manager may call everything; his region is the east.
    eastern = await aUser(world.api, 'manager', ['east']);
    nowhere = Object.fromEntries(Object.keys(world.west).map((name) => [name, 'none-of-that-id'])) as unknown as Furniture;
    for (const { accountId } of [world.east, world.west]) {
      const incident = { _id: `inc-${accountId}`, kind: 'strategy', accountId, reason: 'a test', openedAt: 1 };
      await openIncident(world.product.runtime.store, incident);
    }
  });

  after(() => world.stop());

  for (const [id, request] of addressed) {
    it(`does not exist for him: ${id}`, async () => {
      await world.product.settle();
      const before = await printOf(world.product);
      const theirs = await world.api.send(id, { ...request(world.west), as: eastern });
      const nobodys = await world.api.send(id, { ...request(nowhere), as: eastern });

      expect(theirs.status, theirs.text).to.equal(404);
      expect(told(theirs), 'it must not show that the record is there').to.deep.equal(told(nobodys));
      expect(await printOf(world.product)).to.equal(before);
    });
  }

  for (const [id, request] of addressed) {
    it(`is his own where it is of his region: ${id}`, async () => {
      const answer = await world.api.send(id, { ...request(world.east), as: eastern });

      expect(answer.status, answer.text).to.be.lessThan(300);
    });
  }

  it('is in none of his lists and reports', async () => {
    const lists: [RouteId, Ask][] = [
      ['accounts.list', {}],
      ['accounts.list', { query: { search: 'blue west' } }],
      ['tasks.list', {}],
      ['tasks.list', { query: { accountId: world.west.accountId } }],
      ['outbox.list', {}],
      ['outbox.list', { query: { accountId: world.west.accountId } }],
      ['channels.preview', { params: { channel: 'email' } }],
      ['incidents.list', {}],
      ['portfolio.get', {}],
      ['strategies.samples', { params: { strategyId: 'desk-work' } }],
      ['strategies.held', { params: { strategyId: 'desk-work' } }],
      ['strategies.samples', { params: { strategyId: 'past-due-escalation' } }],
      ['strategies.feeding', { params: { strategyId: 'desk-work' } }],
      ['rules.matches', { body: anybody }],
      ['segments.preview', { text: JSON.stringify(nobody) }],
      ['strategies.ahead', { params: { strategyId: 'desk-work' }, text: JSON.stringify(deskWork) }],
    ];
    for (const [id, ask] of lists) {
      const { text } = await world.api.send(id, { ...ask, as: eastern });
      expect(text, id).to.not.include(world.west.accountId);
      expect(text, id).to.not.include('Blue west');
    }
  });

  it('is not in his sums either', async () => {
    const collector = await as(world.product, 'collector2');
    await world.api.ask('payments.post', { params: world.west, body: { amount: 1_000_000 } });
    const reports: [RouteId, Ask][] = [
      ['portfolio.get', {}],
      ['reports.aging', {}],
      ['reports.measures', { query: { from: '2025-12', to: '2026-02' } }],
      ['reports.steps', {}],
      ['strategies.live', { params: { strategyId: 'desk-work' } }],
      ['strategies.feeding', { params: { strategyId: 'desk-work' } }],
    ];
    const alone = await aUser(world.api, 'viewer', ['nowhere']);
    for (const [id, ask] of reports) {
      const [west, east, none] = await Promise.all(
        [collector, eastern, alone].map(async (who) => (await world.api.send(id, { ...ask, as: who })).text),
      );
      expect(west, id).to.not.equal(east);
      expect(none, id).to.not.match(/"(amount|count|accounts|entered)":[1-9]/);
    }
  });

  it('is not shown as the parent of one of his own accounts', async () => {
    const body = { name: 'Blue branch', currency: 'USD', unitId: 'east', parentId: world.west.accountId };
    const { id } = await world.api.ask<{ id: string }>('accounts.create', { body });

    const his = await world.api.ask('accounts.get', { params: { accountId: id }, as: eastern });
    const everybodys = await world.api.ask('accounts.get', { params: { accountId: id } });
    expect(his).to.not.have.property('parent');
    expect(everybodys).to.have.property('parent');
  });

  it('does not show which numbers its invoices have, or who its contacts are', async () => {
    const { contacts } = await world.api.ask<{ contacts: { id: string }[] }>('accounts.get', { params: world.west });
    const invoice = { number: 'INV-1', issuedOn: '2026-01-05', dueOn: '2026-03-05', amount: 1 };
    const promise = { amount: 1, dueOn: '2026-02-09', contactId: contacts[0]?.id };
    const taken = await world.api.send('invoices.add', { params: world.west, body: invoice, as: eastern });
    const made = await world.api.send('promises.make', { params: world.west, body: promise, as: eastern });

    expect([taken.code, made.code]).to.deep.equal(['resource.unknown', 'resource.unknown']);
  });

  it('is not what he adds to: accounts go into his own region, under parents of it', async () => {
    const body = { name: 'Red branch', currency: 'USD' };
    const elsewhere = await world.api.send('accounts.create', { body: { ...body, unitId: 'west' }, as: eastern });
    const nowhereAtAll = await world.api.send('accounts.create', { body, as: eastern });
    const under = (parentId: string) => world.api.send('accounts.create', { body: { ...body, unitId: 'east', parentId }, as: eastern });
    const theirs = await under(world.west.accountId);
    const nobodys = await under('acc_none');

    expect([elsewhere.status, nowhereAtAll.status]).to.deep.equal([400, 400]);
    expect([theirs.status, theirs.code]).to.deep.equal([nobodys.status, nobodys.code]);
    expect(theirs.code).to.equal('account.parent_unknown');
  });

  it('is not changed by him through what holds for the whole organization', async () => {
    const sending = await world.api.send('channels.set', { params: { channel: 'email' }, body: { sending: false }, as: eastern });
    const clock = await world.api.send('clock.advance', { body: { by: 'P1D' }, as: eastern });
    const ledger = await world.api.send('imports.create', { body: { mapping: {} }, as: eastern });

    expect([sending.code, clock.code, ledger.code]).to.deep.equal(['permission.denied', 'permission.denied', 'permission.denied']);
  });

  it('cannot be reached through an invoice of another account', async () => {
    const body = { amount: 100, invoices: [{ invoiceId: world.west.freeInvoiceId, amount: 100 }] };
    const paid = await world.api.send('payments.post', { params: world.east, body });
    const disputed = await world.api.send('disputes.open', {
      params: world.east,
      body: { invoiceId: world.west.freeInvoiceId, reason: 'price' },
    });

    expect([paid.code, disputed.code]).to.deep.equal(['invoice.unknown', 'invoice.unknown']);
  });
});

function told({ status, body }: Answer): unknown {
  return { status, ...(body as object), instance: '' };
}
