import { expect } from 'chai';
import { type NoticeTruth, type NoticeVerdict, noticeVerdict } from '#engine';

const allowed = { allowed: true, reasons: [] };
const closed = { allowed: false, reasons: [{ code: 'hours.closed' as const, detail: '22:00 there' }], nextAllowedAt: 5 };
const good: NoticeTruth = {
  about: 'past-due',
  items: [{ invoiceId: 'A', number: 'A', dueOn: '2026-01-10', amount: 100, asked: 100, daysPastDue: 26 }],
  withheld: { disputed: 0, held: 0, promised: 0 },
  unapplied: 0,
  tolerance: 0,
  current: true,
  reportedUntil: undefined,
  staleFeeds: [],
  sendingOn: true,
  hasContact: true,
  contact: allowed,
};

function words(verdict: NoticeVerdict): string {
  return verdict.act === 'send' ? 'send' : `${verdict.act} ${verdict.reason}`;
}

/** What stands against a notice, from the final to the passing. Each row beats every row below it. */
const against: readonly (readonly [string, Partial<NoticeTruth>])[] = [
  ['cancel step-left', { current: false }],
  ['cancel nothing-owed', { items: [] }],
  ['hold paused', { paused: { id: 'pau_1', words: 'paused by Maria: wrong template' } }],
  ['park no-contact', { hasContact: false }],
  ['park no-policy', { contact: undefined }],
  ['park zone-unknown', { contact: { allowed: false, reasons: [{ code: 'zone.unknown', detail: '' }] } }],
  ['hold feed-behind', { staleFeeds: ['erp'] }],
  ['hold payment-reported', { reportedUntil: '2026-02-10' }],
  ['hold contact-policy', { contact: closed }],
  ['hold one-at-a-time', { afterAnotherUntil: 9 }],
  ['hold sending-off', { sendingOn: false }],
];

describe('noticeVerdict', () => {
  it('sends when nothing stands against it', () => {
    expect(noticeVerdict(good)).to.deep.equal({ act: 'send' });
  });

  for (const [wanted, truth] of against) {
    it(`${wanted}`, () => {
      expect(words(noticeVerdict({ ...good, ...truth }))).to.equal(wanted);
    });
  }

  it('answers with the most final of all reasons', () => {
    for (const [index, [wanted, truth]] of against.entries()) {
      for (const [, weaker] of against.slice(index + 1)) {
        expect(words(noticeVerdict({ ...good, ...weaker, ...truth }))).to.equal(wanted);
      }
    }
  });

  it('is cancelled, not held, when the contact does not want the channel', () => {
    const contact = { allowed: false, reasons: [{ code: 'consent.missing' as const, detail: '' }, ...closed.reasons] };

    expect(words(noticeVerdict({ ...good, contact, staleFeeds: ['erp'], sendingOn: false }))).to.equal('cancel no-consent');
  });

  it('waits until it is allowed again, and has no moment when there is none', () => {
    expect(noticeVerdict({ ...good, contact: closed })).to.deep.include({ until: 5 });
    const { nextAllowedAt: _, ...never } = closed;
    expect(noticeVerdict({ ...good, contact: never })).not.to.have.property('until');
  });

  const pointless: readonly (readonly [string, Partial<NoticeTruth>])[] = [
    ['cancel promised', { items: [], withheld: { disputed: 5, held: 5, promised: 5 } }],
    ['cancel disputed', { items: [], withheld: { disputed: 5, held: 5, promised: 0 } }],
    ['cancel held', { items: [], withheld: { disputed: 0, held: 5, promised: 0 } }],
    ['cancel nothing-owed', { unapplied: 100 }],
    ['cancel nothing-owed', { tolerance: 100 }],
    ['send', { unapplied: 99 }],
    ['send', { tolerance: 99 }],
    ['cancel nothing-owed', { unapplied: 50, tolerance: 50 }],
  ];
  for (const [wanted, truth] of pointless) {
    it(`${wanted} when ${JSON.stringify(truth)}`, () => {
      expect(words(noticeVerdict({ ...good, ...truth }))).to.equal(wanted);
    });
  }

  it('sends a message about the account when nothing is owed: a receipt needs no debt', () => {
    expect(words(noticeVerdict({ ...good, about: 'account', items: [] }))).to.equal('send');
    expect(words(noticeVerdict({ ...good, about: 'upcoming', items: [] }))).to.equal('cancel nothing-owed');
  });
});
