import { expect } from 'chai';
import { accountFacts, coreCatalog, type FactSources } from '#engine';
import { isOfType } from '../../../engine/rules/operators.ts';
import { anAccount, moment } from '../../support/account-builder.ts';

const story = anAccount()
  .owing('A', 100, '2026-01-10')
  .owing('B', 200, '2026-02-20')
  .disputing('D', 'A', '2026-01-15', 33)
  .paying('P', 10, '2026-01-20');
const sources: FactSources = {
  traits: { name: 'Blue Ridge Supply', kind: 'business', serviceStatus: 'running', creditStatus: 'open', custom: { vip: true } },
  ledger: story.book.account,
  standing: story.on('2026-02-05'),
  moment: moment('2026-02-05'),
};

describe('accountFacts', () => {
  it('are all in the catalogue and of its types', () => {
    const facts = accountFacts({
      ...sources,
      invoice: { record: story.invoice('A'), disputed: 33 },
      dispute: { record: story.book.disputes[0] as never, invoice: story.invoice('A') },
      contact: { hasEmail: true, emailConsent: false },
      group: { openAmount: 5, overdueAmount: 4, children: 2 },
    });

    for (const [id, value] of Object.entries(facts)) {
      if (id === 'custom.vip') continue;
      const fact = coreCatalog.fact(id);
      expect(fact, id).not.to.equal(undefined);
      expect(isOfType(value, fact?.type ?? 'text'), id).to.equal(true);
    }
    expect(facts).to.deep.include({ 'dispute.percentOfInvoice': 33, 'invoice.daysPastDue': 26, 'custom.vip': true });
  });

  it('leave out what is not known', () => {
    const facts = accountFacts(sources);

    expect(Object.values(facts)).not.to.contain(undefined);
    for (const id of [
      'account.country',
      'account.riskScore',
      'account.meanDaysLate12m',
      'parent.openAmount',
      'invoice.amount',
      'contact.hasEmail',
    ]) {
      expect(Object.hasOwn(facts, id), id).to.equal(false);
    }
  });

  it('count days past due from the oldest item that is chased, and none when nothing is', () => {
    expect(accountFacts(sources)['account.daysPastDue']).to.equal(26);
    const held = story.holding('H', '2026-02-05');
    expect(accountFacts({ ...sources, standing: held.on('2026-02-05') })['account.daysPastDue']).to.equal(0);
  });
});
