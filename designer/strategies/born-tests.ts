import { addDays, type Calendar, type LocalDate, type MachineTest } from '#engine';
import type { Rung } from './born.ts';
import { bornDates, openDaysAfter } from './born-dates.ts';
import { type BornForm, leadDays } from './born-form.ts';

const OWED = 120_000;
const MOST = 100_000;
const PART = 50_000;
/** As the form's strategies have it: a promise is judged on the third morning after its date. */
const JUDGED_AFTER = 3;

type Expected = NonNullable<MachineTest['expect']>[number];
type Happens = NonNullable<MachineTest['events']>[number] & Readonly<Record<string, unknown>>;

/** Long after the last step, so that the schedule may become longer before this is too early. */
const LONG_AFTER = 90;
/** Anywhere on the schedule: steps can be moved to other days without a test going wrong. */
const ON_SCHEDULE = 'chasing';

/**
 * Tests that come to every step and every path of a strategy made of the form. They hold it to what must be so
 * whatever the days are, so that moving a step to another day breaks none of them.
 */
export function bornTests(form: BornForm, rungs: readonly Rung[], calendar: Calendar | undefined): MachineTest[] {
  const { dueOn, reached } = bornDates(rungs, calendar);
  const isEarly = leadDays(form) !== undefined;
  const firstPastDue = rungs.findIndex(({ step }) => step.day > 0);
  const first = reached[firstPastDue] ?? dueOn;
  const leadOn = form.leadAfter === undefined ? undefined : openDaysAfter(reached.at(-1) ?? dueOn, form.leadAfter, calendar);
  const given = { invoices: [{ amount: OWED, dueOn }] };
  /** A day on which nothing of the schedule happens. */
  let quiet = addDays(first, 1);
  while (reached.includes(quiet) || quiet === leadOn) quiet = addDays(quiet, 1);
  const later = (days: number): LocalDate => addDays(quiet, days);
  const promisedOn = later(2);
  const judgedOn = addDays(promisedOn, JUDGED_AFTER);

  const test = (name: string, events: Happens[], expect: Expected[]): MachineTest => ({ name, given, events, expect });
  const promise = (amount: number): Happens => ({ on: quiet, type: 'promise.made', amount, dueOn: promisedOn });

  const afterDecision = openDaysAfter(later(10), 5, calendar);
  const afterBroken = openDaysAfter(judgedOn, 3, calendar);
  return [
    {
      name: 'nobody pays: it goes through all its steps',
      given,
      expect: [{ on: addDays(leadOn ?? reached.at(-1) ?? dueOn, LONG_AFTER), state: ON_SCHEDULE, ended: false }],
    },
    test('paid: it ends', [{ on: quiet, type: 'payment.received', amount: OWED }], [{ on: quiet, state: 'settled', ended: true }]),
    test(
      'a promise is kept: the rest goes on at its age',
      [promise(MOST), { on: later(1), type: 'payment.received', amount: MOST }],
      [
        { on: quiet, state: 'promised' },
        { on: later(1), state: ON_SCHEDULE },
      ],
    ),
    test(
      'a promise is kept in part: it goes on at its age',
      [promise(OWED), { on: later(1), type: 'payment.received', amount: PART }],
      [
        { on: addDays(judgedOn, -1), state: 'promised', effects: [] },
        { on: judgedOn, state: ON_SCHEDULE },
      ],
    ),
    test(
      'a promise is broken: somebody calls, then it goes on at its age',
      [promise(OWED)],
      [
        { on: addDays(judgedOn, -1), state: 'promised', effects: [] },
        { on: judgedOn, state: 'broken', effects: ['task.create'] },
        { on: afterBroken, state: ON_SCHEDULE },
      ],
    ),
    test(
      'a promise is taken back: it goes on at its age',
      [promise(OWED), { on: later(1), type: 'promise.cancelled' }],
      [{ on: later(1), state: ON_SCHEDULE }],
    ),
    test(
      'a promise over a part stops nothing; broken, somebody calls',
      [promise(PART)],
      [
        { on: quiet, state: ON_SCHEDULE },
        { on: judgedOn, state: 'broken' },
      ],
    ),
    test(
      'all is disputed: nothing is asked until it is decided, then there is time to pay',
      [
        { on: quiet, type: 'dispute.opened' },
        { on: later(10), type: 'dispute.resolved', outcome: 'rejected' },
      ],
      [
        { on: quiet, state: 'paused' },
        { on: later(9), state: 'paused', effects: [] },
        { on: later(10), state: 'decided', effects: [] },
        { on: afterDecision, state: ON_SCHEDULE },
      ],
    ),
    test(
      'on hold nothing is asked; afterwards it goes on at its age',
      [
        { on: quiet, type: 'hold.placed' },
        { on: later(8), type: 'hold.lifted' },
      ],
      [
        { on: quiet, state: 'paused' },
        { on: later(7), state: 'paused', effects: [] },
        { on: later(8), state: ON_SCHEDULE },
      ],
    ),
    test(
      'a message comes back: somebody looks for an address, the schedule goes on',
      [{ on: quiet, type: 'notice.bounced', channel: 'email', reason: 'no such mailbox' }],
      [{ on: quiet, state: ON_SCHEDULE, effects: ['task.create'] }],
    ),
    test(
      'a payment is returned: somebody asks what happened, the schedule goes on',
      [
        { on: quiet, type: 'payment.received', amount: PART },
        { on: quiet, type: 'payment.reversed', reason: 'returned by the bank' },
      ],
      [{ on: quiet, state: ON_SCHEDULE, effects: ['task.create'] }],
    ),
    ...(form.subject === 'account' && isEarly ? earlyTests(dueOn, reached, rungs, quiet) : []),
  ];
}

/** What only a strategy knows that begins before the due date. */
function earlyTests(dueOn: LocalDate, reached: readonly LocalDate[], rungs: readonly Rung[], quiet: LocalDate): MachineTest[] {
  const [announcedOn = dueOn] = reached;
  const pastDue = rungs.findIndex(({ step }) => step.day > 0);
  return [
    {
      name: 'paid before it is due: it ends',
      given: { invoices: [{ amount: OWED, dueOn }] },
      events: [{ on: addDays(announcedOn, -1), type: 'payment.received', amount: OWED } as Happens],
      expect: [{ on: addDays(announcedOn, -1), state: 'settled', effects: [], ended: true }],
    },
    {
      name: 'what is past due is paid while another invoice falls due soon: it ends',
      given: {
        invoices: [
          { number: 'A', amount: OWED, dueOn },
          { number: 'B', amount: PART, dueOn: addDays(quiet, 2) },
        ],
      },
      events: [{ on: quiet, type: 'payment.received', amount: OWED, invoice: 'A' } as Happens],
      expect: [{ on: quiet, state: 'settled', ended: true }],
    },
    {
      name: 'put on it after the due date: what comes before it is left out',
      given: { startOn: addDays(dueOn, 1), invoices: [{ amount: OWED, dueOn }] },
      expect: [{ on: addDays(reached[pastDue] ?? dueOn, 1), state: ON_SCHEDULE }],
    },
  ];
}
