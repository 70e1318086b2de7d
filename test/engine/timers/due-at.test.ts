import { expect } from 'chai';
import fc from 'fast-check';
import { addDays, DAY, dueAt, type Facts, HOUR, localAt, type Timer, type TimerContext, toInstant } from '#engine';
import { ukDays, usDays } from '../../support/calendars.ts';
import { changesOf, restlessZones } from '../../support/zone-changes.ts';

const calendars = new Map([
  ['us', usDays],
  ['uk', ukDays],
]);

function context(facts: Facts, enteredAt = Date.parse('2026-02-10T14:00:00Z'), zone = 'America/New_York'): TimerContext {
  return { facts, enteredAt, zone, calendars };
}

/** The due time as its local day, local time, and the day it was moved from. */
function due(timer: Timer, given: TimerContext): string | undefined {
  const found = dueAt(timer, given);
  if (!found) return undefined;
  const { on, time } = localAt(found.at, timer.zone ?? given.zone);
  expect(found.on).to.equal(on);
  return `${on} ${time}${found.rolledFrom ? ` instead of ${found.rolledFrom.on}, ${found.rolledFrom.because}` : ''}`;
}

const dueOn = (on: string): Facts => ({ 'account.oldestDueOn': on });
const day5: Timer = { anchor: 'account.oldestDueOn', offset: 'P5D', at: '09:00', calendar: 'us' };

describe('dueAt', () => {
  const table: readonly (readonly [string, Timer, TimerContext, string | undefined])[] = [
    ['five days after a Thursday', day5, context(dueOn('2026-02-05')), '2026-02-10 09:00'],
    ['a Saturday rolls to Monday and says so', day5, context(dueOn('2026-03-02')), '2026-03-09 09:00 instead of 2026-03-07, weekend'],
    ['or back to Friday', { ...day5, roll: 'previous' }, context(dueOn('2026-03-02')), '2026-03-06 09:00 instead of 2026-03-07, weekend'],
    ['or stays, when it is told to', { ...day5, roll: 'none' }, context(dueOn('2026-03-02')), '2026-03-07 09:00'],
    ['or when no calendar is named', { anchor: 'account.oldestDueOn', offset: 'P5D' }, context(dueOn('2026-03-02')), '2026-03-07 09:00'],
    ['a holiday rolls too, and is named', day5, context(dueOn('2026-06-28')), '2026-07-06 09:00 instead of 2026-07-03, Independence Day'],
    ['before the due date', { ...day5, offset: '-P3D' }, context(dueOn('2026-02-12')), '2026-02-09 09:00'],
    ['on the due date', { ...day5, offset: 'P0D' }, context(dueOn('2026-02-12')), '2026-02-12 09:00'],
    ['the month end is cut', { ...day5, offset: 'P1M', roll: 'none' }, context(dueOn('2026-01-31')), '2026-02-28 09:00'],
    ['five open days', { ...day5, count: 'business' }, context(dueOn('2026-02-12')), '2026-02-20 09:00'],
    ['five open days back', { ...day5, offset: '-P5D', count: 'business' }, context(dueOn('2026-02-20')), '2026-02-12 09:00'],
    ['open days in weeks', { ...day5, offset: 'P1W', count: 'business' }, context(dueOn('2026-02-05')), '2026-02-17 09:00'],
    ['another time of day', { ...day5, at: '16:45' }, context(dueOn('2026-02-05')), '2026-02-10 16:45'],
    ['nine o’clock when none is said', { ...day5, at: undefined } as never, context(dueOn('2026-02-05')), '2026-02-10 09:00'],
    ['in a zone of its own', { ...day5, zone: 'Europe/London' }, context(dueOn('2026-02-05')), '2026-02-10 09:00'],
    ['from the step, at the time it began', { offset: 'P5D' }, context({}), '2026-02-15 09:00'],
    ['from the step, at a fixed time', { offset: 'P5D', at: '08:30' }, context({}), '2026-02-15 08:30'],
    ['from the step, in open days', { offset: 'P5D', count: 'business', at: '09:00', calendar: 'us' }, context({}), '2026-02-18 09:00'],
    [
      'two days are two days when the clocks change',
      { offset: 'P2D' },
      context({}, toInstant('2026-03-07', '10:00', 'America/New_York')),
      '2026-03-09 10:00',
    ],
    ['48 hours are 48 hours', { offset: 'PT48H' }, context({}, toInstant('2026-03-07', '10:00', 'America/New_York')), '2026-03-09 11:00'],
    [
      'hours roll to the next open day at the same time',
      { offset: 'PT48H', calendar: 'us' },
      context({}, toInstant('2026-02-05', '15:20', 'America/New_York')),
      '2026-02-09 15:20 instead of 2026-02-07, weekend',
    ],
    ['a day and two hours', { offset: 'P1DT2H' }, context({}, toInstant('2026-02-05', '23:00', 'America/New_York')), '2026-02-07 01:00'],
    [
      'from an instant fact',
      { anchor: 'account.lastContactAt', offset: 'PT36H' },
      context({ 'account.lastContactAt': toInstant('2026-02-05', '10:00', 'America/New_York') }),
      '2026-02-06 22:00',
    ],
    [
      'in the hour that is skipped: the first there is',
      { ...day5, at: '02:30', roll: 'none' },
      context(dueOn('2026-03-03')),
      '2026-03-08 03:00',
    ],
  ];
  for (const [what, timer, given, wanted] of table) {
    it(`${what}: ${wanted}`, () => {
      expect(due(timer, given)).to.equal(wanted);
    });
  }

  for (const value of [undefined, null, '', '2026-02-30', 'soon', Number.NaN, Number.POSITIVE_INFINITY, true]) {
    it(`sleeps while its anchor is ${JSON.stringify(value) ?? 'missing'}`, () => {
      expect(dueAt(day5, context({ 'account.oldestDueOn': value } as unknown as Facts))).to.equal(undefined);
    });
  }

  it('is due the very moment the step began when it waits for nothing, never before it', () => {
    const enteredAt = Date.parse('2026-02-10T14:00:37.250Z');

    for (const offset of ['P0D', 'PT0S']) expect(dueAt({ offset }, context({}, enteredAt))?.at, offset).to.equal(enteredAt);
  });

  it('is never due before the step began, in the hour that comes twice either', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...restlessZones),
        fc.nat(),
        fc.integer({ min: -DAY, max: DAY }),
        fc.constantFrom('P0D', 'PT0S', 'PT1H', 'P1D'),
        (zone, pick, shift, offset) => {
          const changes = changesOf(zone);
          const enteredAt = (changes[pick % changes.length] ?? 0) + shift;

          expect(dueAt({ offset }, context({}, enteredAt, zone))?.at).to.be.at.least(enteredAt);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('keeps the local time over every change of the clocks, where that time exists', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...restlessZones),
        fc.nat(),
        fc.integer({ min: 0, max: 40 }),
        fc.constantFrom('00:00', '02:30', '09:00', '23:59'),
        (zone, pick, days, at) => {
          const changes = changesOf(zone);
          const on = localAt((changes[pick % changes.length] ?? 0) - 20 * DAY, zone).on;
          const found = dueAt({ anchor: 'account.oldestDueOn', offset: `P${days}D`, at }, context(dueOn(on), 0, zone));
          const shown = localAt(found?.at ?? 0, zone);

          if (shown.time !== at || shown.on !== addDays(on, days)) {
            // The time was skipped: the minute before it does not exist either, and the clock had jumped.
            const before = localAt((found?.at ?? 0) - 1, zone);
            expect(`${before.on} ${before.time}` < `${addDays(on, days)} ${at}`).to.equal(true);
            expect(`${shown.on} ${shown.time}` > `${addDays(on, days)} ${at}`).to.equal(true);
          }
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('counts elapsed time through every change of the clocks', () => {
    fc.assert(
      fc.property(fc.constantFrom(...restlessZones), fc.nat(), fc.nat(500), (zone, pick, hours) => {
        const changes = changesOf(zone);
        const enteredAt = (changes[pick % changes.length] ?? 0) - 100 * HOUR;

        expect(dueAt({ offset: `PT${hours + 1}H` }, context({}, enteredAt, zone))?.at).to.equal(enteredAt + (hours + 1) * HOUR);
      }),
    );
  });

  it('moves with its anchor, day by day', () => {
    fc.assert(
      fc.property(fc.nat(3000), fc.nat(30), (start, later) => {
        const first = dueAt(day5, context(dueOn(addDays('2020-01-01', start))))?.at ?? 0;
        const second = dueAt(day5, context(dueOn(addDays('2020-01-01', start + later))))?.at ?? 0;

        expect(second).to.be.at.least(first);
      }),
    );
  });
});
