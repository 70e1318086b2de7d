import { expect } from 'chai';
import fc from 'fast-check';
import { IANAZone } from 'luxon';
import { DAY, isZone, localAt, localDateAt, MINUTE, minutesOf, toDayNumber, toInstant } from '#engine';
import { changesOf, restlessZones } from '../../support/zone-changes.ts';

const utc = (text: string): number => Date.parse(`${text}:00Z`);

describe('toInstant', () => {
  const named = [
    ['an ordinary winter morning', '2026-02-10', '09:00', 'America/New_York', '2026-02-10T14:00'],
    ['the same in summer', '2026-07-10', '09:00', 'America/New_York', '2026-07-10T13:00'],
    ['a time the clocks skip: the first that exists', '2027-03-14', '02:30', 'America/New_York', '2027-03-14T07:00'],
    ['the very start of the gap', '2027-03-14', '02:00', 'America/New_York', '2027-03-14T07:00'],
    ['the end of the gap', '2027-03-14', '03:00', 'America/New_York', '2027-03-14T07:00'],
    ['a time that comes twice: the first', '2026-11-01', '01:30', 'America/New_York', '2026-11-01T05:30'],
    ['London, skipped', '2026-03-29', '01:30', 'Europe/London', '2026-03-29T01:00'],
    ['London, twice', '2026-10-25', '01:30', 'Europe/London', '2026-10-25T00:30'],
    ['London keeps nine o’clock over the change', '2026-10-25', '09:00', 'Europe/London', '2026-10-25T09:00'],
    ['Lord Howe skips half an hour', '2026-10-04', '02:15', 'Australia/Lord_Howe', '2026-10-03T15:30'],
    ['Lord Howe repeats half an hour', '2026-04-05', '01:45', 'Australia/Lord_Howe', '2026-04-04T14:45'],
    ['Troll skips two hours', '2026-03-29', '01:30', 'Antarctica/Troll', '2026-03-29T01:00'],
    ['Havana skips midnight', '2026-03-08', '00:00', 'America/Havana', '2026-03-08T05:00'],
    ['São Paulo skipped midnight', '2018-11-04', '00:30', 'America/Sao_Paulo', '2018-11-04T03:00'],
    ['St. John’s changed at one minute past midnight', '2010-03-14', '00:30', 'America/St_Johns', '2010-03-14T03:31'],
    ['Samoa left out a whole day', '2011-12-30', '12:00', 'Pacific/Apia', '2011-12-30T10:00'],
    ['the last minute before it', '2011-12-29', '23:59', 'Pacific/Apia', '2011-12-30T09:59'],
    ['the first after it', '2011-12-31', '00:00', 'Pacific/Apia', '2011-12-30T10:00'],
    ['Kwajalein left out a day too', '1993-08-21', '09:00', 'Pacific/Kwajalein', '1993-08-21T12:00'],
    ['Kathmandu is three quarters off', '2026-02-10', '09:00', 'Asia/Kathmandu', '2026-02-10T03:15'],
    ['Arizona does not change', '2026-07-10', '08:00', 'America/Phoenix', '2026-07-10T15:00'],
    ['Indiana does', '2026-07-10', '08:00', 'America/Indiana/Indianapolis', '2026-07-10T12:00'],
    ['Hawaii does not', '2026-07-10', '08:00', 'Pacific/Honolulu', '2026-07-10T18:00'],
  ] as const;
  for (const [what, on, time, zone, instant] of named) {
    it(`${what}: ${on} ${time} ${zone}`, () => {
      expect(new Date(toInstant(on, time, zone)).toISOString().slice(0, 16)).to.equal(instant);
    });
  }

  it('agrees with a search through every minute, on the days clocks change and the days around', () => {
    fc.assert(
      fc.property(nearChange, ({ zone, at }) => {
        const { on, time } = localAt(at, zone);
        for (const shift of [0, 15, 30, 45]) {
          const wanted = (minutesOf(time) + shift) % 1440;
          const asked = `${String(Math.floor(wanted / 60)).padStart(2, '0')}:${String(wanted % 60).padStart(2, '0')}`;
          expect(new Date(toInstant(on, asked, zone)).toISOString(), `${on} ${asked} ${zone}`).to.equal(
            new Date(searched(on, wanted, zone)).toISOString(),
          );
        }
      }),
      { numRuns: 20 },
    );
  });
});

describe('toInstant and localAt', () => {
  it('are each other’s inverse, but for the second pass of an hour that comes twice', () => {
    fc.assert(
      fc.property(nearChange, ({ zone, at }) => {
        const local = localAt(at, zone);
        const back = toInstant(local.on, local.time, zone);

        expect(localAt(back, zone)).to.deep.equal(local);
        const minute = Math.floor(at / MINUTE) * MINUTE;
        if (back !== minute) expect(IANAZone.create(zone).offset(back)).to.be.greaterThan(IANAZone.create(zone).offset(at));
        expect(back).to.be.at.most(minute);
      }),
      { numRuns: 1000 },
    );
  });

  it('read the clock as luxon does', () => {
    fc.assert(
      fc.property(nearChange, ({ zone, at }) => {
        const wall = new Date(at + IANAZone.create(zone).offset(at) * MINUTE).toISOString();

        expect(localAt(at, zone)).to.deep.equal({ on: wall.slice(0, 10), time: wall.slice(11, 16) });
        expect(localDateAt(at, zone)).to.equal(wall.slice(0, 10));
      }),
      { numRuns: 500 },
    );
  });

  it('keep order: a later local time is never an earlier instant', () => {
    fc.assert(
      fc.property(nearChange, fc.nat(1439), fc.nat(1439), ({ zone, at }, one, other) => {
        const { on } = localAt(at, zone);
        const clock = (minutes: number): string =>
          `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
        const [first, second] = [Math.min(one, other), Math.max(one, other)];

        // An hour that comes twice is answered with its first pass, so what follows it may lie an hour on; never before.
        expect(toInstant(on, clock(first), zone)).to.be.at.most(toInstant(on, clock(second), zone));
      }),
      { numRuns: 500 },
    );
  });
});

describe('isZone', () => {
  it('knows IANA names and nothing else', () => {
    expect(['America/New_York', 'Australia/Lord_Howe', 'UTC', 'Pacific/Apia'].every(isZone)).to.equal(true);
    expect(['', 'Eastern', 'America/Nowhere', 'UTC+2', '../etc'].some(isZone)).to.equal(false);
  });
});

/** Instants within two days of a clock change, to the second. */
const nearChange = fc
  .tuple(fc.constantFrom(...restlessZones), fc.nat(), fc.integer({ min: -2 * DAY, max: 2 * DAY }))
  .map(([zone, pick, shift]) => {
    const changes = changesOf(zone);
    return { zone, at: (changes[pick % changes.length] ?? utc('2020-01-01T00:00')) + Math.floor(shift / 1000) * 1000 };
  });

/** The first minute at which the clocks there show that time, or, when none does, the first after it. */
function searched(on: string, minutes: number, zone: string): number {
  const local = toDayNumber(on) * DAY + minutes * MINUTE;
  let later: number | undefined;
  for (let at = local - DAY; at <= local + DAY; at += MINUTE) {
    const shown = at + IANAZone.create(zone).offset(at) * MINUTE;
    if (shown === local) return at;
    if (shown > local) later ??= at;
    else later = undefined;
  }
  return later ?? Number.NaN;
}
