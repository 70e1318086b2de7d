import { expect } from 'chai';
import fc from 'fast-check';
import {
  type Calendar,
  type Channel,
  type ContactHistory,
  type ContactPolicy,
  DAY,
  HOUR,
  localAt,
  MINUTE,
  mayContact,
  memoryOf,
  toInstant,
} from '#engine';
import { denialsOf } from '../../support/contact-counter.ts';

const holidays = ['2026-02-16', '2026-11-26', '2026-11-27'];
const calendar: Calendar = {
  kind: 'calendar',
  id: 'office',
  name: 'Office',
  week: [1, 2, 3, 4, 5],
  holidays: holidays.map((on) => ({ name: 'Closed', on })),
};
const calendars = new Map([['office', calendar]]);
const channels: readonly Channel[] = ['email', 'sms', 'letter', 'call', 'portal'];
const zones = ['America/New_York', 'America/Phoenix', 'Pacific/Honolulu', 'Europe/London', 'Australia/Lord_Howe', 'Asia/Kathmandu'];
const START = Date.UTC(2026, 9, 20);

const policies: fc.Arbitrary<ContactPolicy> = fc
  .record({
    from: fc.constantFrom('07:30', '08:00', '09:15'),
    to: fc.constantFrom('17:00', '18:00', '21:00'),
    margin: fc.constantFrom('PT0M', 'PT2M', 'PT45M'),
    withCalendar: fc.boolean(),
    consent: fc.dictionary(
      fc.constantFrom(...channels),
      fc.record(
        { needs: fc.constantFrom('no-refusal' as const, 'agreement' as const), ends: fc.constantFrom('channel' as const, 'all' as const) },
        { requiredKeys: ['needs'] },
      ),
      { maxKeys: 2 },
    ),
    caps: fc.array(
      fc.record(
        {
          channels: fc.uniqueArray(fc.constantFrom(...channels), { minLength: 1, maxLength: 3 }),
          scope: fc.constantFrom('contact' as const, 'account' as const),
          days: fc.integer({ min: 1, max: 9 }),
          max: fc.integer({ min: 1, max: 4 }),
        },
        { requiredKeys: ['scope', 'days', 'max'] },
      ),
      { maxLength: 3 },
    ),
  })
  .map(({ from, to, margin, withCalendar, consent, caps }) => ({
    consent,
    kind: 'contact-policy',
    id: 'p',
    name: 'P',
    appliesTo: 'business',
    hours: { from, to },
    margin,
    ...(withCalendar ? { calendar: 'office' } : {}),
    caps: caps.map(({ days, ...cap }, index) => ({ id: `cap-${index}`, name: `Cap ${index}`, per: `P${days}D`, ...cap })),
  }));

const past = fc.record({
  at: fc.integer({ min: START - 12 * DAY, max: START + 20 * DAY }),
  channel: fc.constantFrom(...channels),
  sameContact: fc.boolean(),
});

const histories: fc.Arbitrary<ContactHistory> = fc.record({
  channel: fc.constantFrom(...channels),
  zone: fc.oneof(
    { weight: 12, arbitrary: fc.constantFrom(...zones) },
    { weight: 1, arbitrary: fc.constantFrom(undefined, 'Mars/Olympus') },
  ),
  consents: fc.dictionary(
    fc.constantFrom(...channels),
    fc.oneof({ weight: 8, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
  ),
  contacts: fc.array(past, { maxLength: 12 }),
  calendars: fc.oneof({ weight: 8, arbitrary: fc.constant(calendars) }, { weight: 1, arbitrary: fc.constant(new Map<string, Calendar>()) }),
});

/** An instant in the weeks in which New York, London and Lord Howe change their clocks. */
const moments = fc.integer({ min: START, max: START + 20 * DAY });

describe('mayContact', () => {
  it('denies for exactly the reasons a plain count finds', () => {
    fc.assert(
      fc.property(policies, histories, moments, (policy, history, at) => {
        const verdict = mayContact(policy, history, at);
        const wanted = denialsOf(policy, history, at, { week: calendar.week, holidays });

        expect(verdict.reasons.map((reason) => reason.code)).to.deep.equal(wanted);
        expect(verdict.allowed).to.equal(wanted.length === 0);
      }),
      { numRuns: 2000 },
    );
  });

  it('never turns a denial into a permission when there was one contact more', () => {
    fc.assert(
      fc.property(policies, histories, moments, past, (policy, history, at, more) => {
        if (!mayContact(policy, history, at).allowed) {
          expect(mayContact(policy, { ...history, contacts: [more, ...history.contacts] }, at).allowed).to.equal(false);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('never turns a denial into a permission when the policy is stricter', () => {
    const stricter: readonly ((policy: ContactPolicy) => ContactPolicy)[] = [
      (policy) => ({ ...policy, consent: { ...policy.consent, email: { ...policy.consent?.email, needs: 'agreement' } } }),
      (policy) => ({ ...policy, consent: { ...policy.consent, sms: { needs: 'no-refusal', ...policy.consent?.sms, ends: 'all' } } }),
      (policy) => ({ ...policy, caps: policy.caps.map((cap) => ({ ...cap, max: Math.max(1, cap.max - 1) })) }),
      (policy) => ({ ...policy, caps: policy.caps.map((cap) => ({ ...cap, per: `P${Number(cap.per.slice(1, -1)) + 3}D` })) }),
      (policy) => ({ ...policy, caps: policy.caps.map(({ channels: _, ...cap }) => cap) }),
      (policy) => ({ ...policy, caps: policy.caps.map((cap) => ({ ...cap, scope: 'account' as const })) }),
      (policy) => ({ ...policy, caps: [...policy.caps, { id: 'more', name: 'More', scope: 'contact', per: 'P1D', max: 1 }] }),
      (policy) => ({ ...policy, margin: 'PT60M' }),
      (policy) => ({ ...policy, hours: { from: '10:00', to: '16:00' } }),
      (policy) => ({ ...policy, calendar: 'office' }),
    ];
    fc.assert(
      fc.property(policies, histories, moments, fc.constantFrom(...stricter), (policy, history, at, tighten) => {
        if (!mayContact(policy, history, at).allowed) expect(mayContact(tighten(policy), history, at).allowed).to.equal(false);
      }),
      { numRuns: 1000 },
    );
  });

  it('does not care in which order the contacts are told', () => {
    fc.assert(
      fc.property(policies, histories, moments, (policy, history, at) => {
        const turned = { ...history, contacts: [...history.contacts].reverse() };

        expect(mayContact(policy, turned, at)).to.deep.equal(mayContact(policy, history, at));
      }),
    );
  });

  it('names the next moment at which it is allowed: it is, and no opening before it was', () => {
    fc.assert(
      fc.property(policies, histories, moments, (policy, history, at) => {
        const { allowed, nextAllowedAt } = mayContact(policy, history, at);
        if (nextAllowedAt === undefined) return;
        expect(allowed).to.equal(false);
        expect(nextAllowedAt).to.be.above(at);
        expect(denialsOf(policy, history, nextAllowedAt, { week: calendar.week, holidays })).to.deep.equal([]);
        for (let earlier = at; earlier < nextAllowedAt; earlier += 30 * MINUTE)
          expect(mayContact(policy, history, earlier).allowed).to.equal(false);
      }),
      { numRuns: 60 },
    );
  });

  it('finds a moment again after every cap, however long', () => {
    const policy: ContactPolicy = {
      kind: 'contact-policy',
      id: 'p',
      name: 'P',
      appliesTo: 'person',
      hours: { from: '08:00', to: '21:00' },
      caps: [{ id: 'yearly', name: 'One letter a year', channels: ['letter'], scope: 'account', per: 'P365D', max: 1 }],
    };
    const at = toInstant('2026-02-10', '12:00', 'America/New_York');
    const history: ContactHistory = {
      channel: 'letter',
      zone: 'America/New_York',
      consents: {},
      contacts: [{ at, channel: 'letter', sameContact: true }],
      calendars,
    };

    expect(localAt(mayContact(policy, history, at).nextAllowedAt ?? 0, 'America/New_York')).to.deep.equal({
      on: '2027-02-10',
      time: '08:00',
    });
  });

  it('names none when waiting does not help', () => {
    const policy = fc.sample(policies, 1)[0] as ContactPolicy;
    const history: ContactHistory = { channel: 'email', zone: 'America/New_York', consents: {}, contacts: [], calendars };
    for (const hopeless of [{ zone: undefined }, { zone: 'Mars/Olympus' }, { consents: { email: false } }]) {
      const verdict = mayContact(policy, { ...history, ...hopeless } as ContactHistory, START);

      expect(verdict.allowed).to.equal(false);
      expect(verdict).not.to.have.property('nextAllowedAt');
    }
    const lost = mayContact({ ...policy, calendar: 'office' }, { ...history, calendars: new Map() }, START);
    expect(lost.reasons.map((reason) => reason.code)).to.contain('calendar.unknown');
    expect(lost).not.to.have.property('nextAllowedAt');
  });
});

/** Rows of the compliance table (reliability.md, section f) that a contact policy expresses. */
describe('the compliance table', () => {
  const zone = 'America/New_York';
  const regF: ContactPolicy = {
    kind: 'contact-policy',
    id: 'reg-f',
    name: 'Consumers',
    appliesTo: 'person',
    hours: { from: '08:00', to: '21:00' },
    margin: 'PT2M',
    caps: [{ id: 'seven', name: 'Seven calls in seven days', channels: ['call'], scope: 'contact', per: 'P7D', max: 7 }],
  };
  const calls = (...times: string[]) =>
    times.map((text) => ({ at: toInstant(text.slice(0, 10), text.slice(11), zone), channel: 'call' as const, sameContact: true }));
  const ask = (when: string, contacts: ContactHistory['contacts'], over: Partial<ContactHistory> = {}): boolean =>
    mayContact(
      regF,
      { channel: 'call', zone, consents: {}, contacts, calendars, ...over },
      toInstant(when.slice(0, 10), when.slice(11), zone),
    ).allowed;
  const mondayToSunday = calls(...[2, 3, 4, 5, 6, 7, 8].map((day) => `2026-11-0${day} 10:00`));

  it('C1: after a call on each day from Monday to Sunday an eighth on Sunday is blocked', () => {
    expect(ask('2026-11-08 15:00', mondayToSunday)).to.equal(false);
  });

  it('C2: on the next Monday it is allowed, and a second one that day is not', () => {
    expect(ask('2026-11-09 09:00', mondayToSunday)).to.equal(true);
    expect(ask('2026-11-09 15:00', [...mondayToSunday, ...calls('2026-11-09 09:00')])).to.equal(false);
  });

  it('C3: seven calls on one Monday block through Sunday, not the next Monday', () => {
    const busyMonday = calls(...[9, 10, 11, 12, 13, 14, 15].map((hour) => `2026-11-02 ${String(hour).padStart(2, '0')}:00`));

    expect(ask('2026-11-08 20:00', busyMonday)).to.equal(false);
    expect(ask('2026-11-09 08:30', busyMonday)).to.equal(true);
  });

  it('C13: with six used exactly one more passes; C14: a reserved one counts', () => {
    const six = mondayToSunday.slice(0, 6);

    expect(ask('2026-11-08 15:00', six)).to.equal(true);
    expect(ask('2026-11-08 15:00', [...six, ...calls('2026-11-08 15:00')])).to.equal(false);
  });

  for (const [time, allowed] of [
    ['07:59', false],
    ['08:00', false],
    ['08:01', false],
    ['08:02', true],
    ['20:57', true],
    ['20:58', false],
    ['21:00', false],
    ['21:01', false],
  ] as const) {
    it(`C15: ${time} at the consumer’s is ${allowed ? 'allowed' : 'blocked'}, with the margin of two minutes`, () => {
      expect(ask(`2026-11-03 ${time}`, [])).to.equal(allowed);
    });
  }

  it('C17: without a known zone it is blocked', () => {
    expect(ask('2026-11-03 12:00', [], { zone: undefined })).to.equal(false);
  });

  const clocks = [
    ['Arizona has no summer time', 'America/Phoenix', '2026-07-01T14:59Z', false],
    ['Arizona has no summer time', 'America/Phoenix', '2026-07-01T15:02Z', true],
    ['the Navajo Nation has', 'America/Denver', '2026-07-01T14:02Z', true],
    ['Indiana', 'America/Indiana/Indianapolis', '2026-07-01T12:02Z', true],
    ['Hawaii', 'Pacific/Honolulu', '2026-07-01T18:02Z', true],
    ['Lord Howe in summer', 'Australia/Lord_Howe', '2026-10-04T21:02Z', true],
    ['Lord Howe in winter', 'Australia/Lord_Howe', '2026-10-02T21:02Z', false],
    ['London the day after the clocks changed', 'Europe/London', '2026-03-30T07:02Z', true],
    ['London the day before', 'Europe/London', '2026-03-28T07:02Z', false],
  ] as const;
  for (const [what, there, instant, allowed] of clocks) {
    it(`C18: ${what}, ${instant}: ${allowed ? 'allowed' : 'blocked'}`, () => {
      expect(
        mayContact(regF, { channel: 'call', zone: there, consents: {}, contacts: [], calendars }, Date.parse(instant)).allowed,
      ).to.equal(allowed);
    });
  }

  it('C22, C23: a channel without consent is blocked, another is not', () => {
    expect(ask('2026-11-03 12:00', [], { channel: 'sms', consents: { sms: false } })).to.equal(false);
    expect(ask('2026-11-03 12:00', [], { channel: 'email', consents: { sms: false } })).to.equal(true);
  });

  it('C44: a business is approached on business days, five times a week at most', () => {
    const b2b: ContactPolicy = {
      ...regF,
      appliesTo: 'business',
      hours: { from: '08:00', to: '18:00' },
      calendar: 'office',
      caps: [{ id: 'five', name: 'Five a week', scope: 'contact', per: 'P7D', max: 5 }],
    };
    const askB2b = (when: string, contacts: ContactHistory['contacts'] = []): string[] =>
      mayContact(
        b2b,
        { channel: 'email', zone, consents: {}, contacts, calendars },
        toInstant(when.slice(0, 10), when.slice(11), zone),
      ).reasons.map((reason) => reason.code);

    expect(askB2b('2026-11-03 12:00')).to.deep.equal([]);
    expect(askB2b('2026-11-07 12:00')).to.deep.equal(['day.closed']);
    expect(askB2b('2026-11-26 12:00')).to.deep.equal(['day.closed']);
    expect(askB2b('2026-11-06 12:00', mondayToSunday.slice(0, 5))).to.deep.equal(['cap.reached']);
  });
});

describe('memoryOf', () => {
  it('reaches back far enough for every cap, over any change of the clocks', () => {
    fc.assert(
      fc.property(policies, histories, moments, (policy, history, at) => {
        const remembered = history.contacts.filter((contact) => contact.at >= at - memoryOf(policy));

        expect(mayContact(policy, { ...history, contacts: remembered }, at).allowed).to.equal(mayContact(policy, history, at).allowed);
      }),
      { numRuns: 500 },
    );
    expect(memoryOf({ ...(fc.sample(policies, 1)[0] as ContactPolicy), caps: [] })).to.be.at.least(24 * HOUR);
  });
});
