import { addDays, type LocalDate } from '#engine';
import type { LedgerRecord } from '../commands/book-record.ts';
import type { SeededRandom } from './seeded-random.ts';

/** How a customer pays; the mix gives every aging situation a page has to show. */
type Habit = 'early' | 'punctual' | 'slow' | 'very-slow' | 'stuck' | 'disputing';

export interface DemoAccount {
  readonly number: string;
  readonly name: string;
  readonly habit: Habit;
  readonly zone: string;
  readonly country: string;
  readonly currency: string;
  readonly unitId: string;
  readonly ownerId: string;
  readonly parent?: string;
  readonly creditLimit: number;
  readonly custom: Readonly<Record<string, string | number | boolean>>;
  readonly contact: {
    readonly name: string;
    readonly role: string;
    readonly email?: string;
    readonly phone: string;
    readonly zone: string;
    readonly emailConsent: boolean;
  };
  readonly records: readonly LedgerRecord[];
  /** A promise made some days ago, or to be made now. */
  readonly promise?: { readonly percent: number; readonly dueInDays: number };
  readonly hold?: string;
}

const FIRST = [
  'Blue Ridge',
  'Harbor',
  'Summit',
  'Cedar',
  'Granite',
  'Lakeside',
  'Northgate',
  'Prairie',
  'Sterling',
  'Bayview',
  'Crestline',
  'Foxglove',
  'Ironwood',
  'Juniper',
  'Keystone',
  'Larkspur',
  'Meridian',
  'Oakhurst',
  'Pinnacle',
  'Redwood',
];
const SECOND = [
  'Supply',
  'Logistics',
  'Foods',
  'Medical',
  'Textiles',
  'Builders',
  'Electric',
  'Packaging',
  'Print',
  'Motors',
  'Optics',
  'Paper',
];
const PEOPLE = [
  'Dana Whitfield',
  'Ruben Alvarez',
  'Mei Tanaka',
  'Priya Nair',
  'Tom Becker',
  'Sofia Rossi',
  'Grace Kim',
  'Omar Farouk',
  'Hannah Scott',
  'Luis Ortega',
  'Ivy Chen',
  'Noah Fischer',
];
const PLACES = [
  { zone: 'America/New_York', country: 'US', currency: 'USD', unit: 'east' },
  { zone: 'America/Chicago', country: 'US', currency: 'USD', unit: 'east' },
  { zone: 'America/Denver', country: 'US', currency: 'USD', unit: 'west' },
  { zone: 'America/Los_Angeles', country: 'US', currency: 'USD', unit: 'west' },
  { zone: 'Europe/London', country: 'GB', currency: 'GBP', unit: 'east' },
] as const;
const HABITS: readonly (readonly [Habit, number])[] = [
  ['early', 0.2],
  ['punctual', 0.28],
  ['slow', 0.24],
  ['very-slow', 0.12],
  ['stuck', 0.08],
  ['disputing', 0.08],
];
const INDUSTRIES = ['Manufacturing', 'Retail', 'Construction', 'Healthcare', 'Logistics', 'Services'];
const TERMS_DAYS = 30;

/** The account of a number in the portfolio. Everything comes from the random sequence and today's date. */
export function demoAccount(index: number, today: LocalDate, random: SeededRandom): DemoAccount {
  const number = `C-${1001 + index}`;
  const place = random.pick(PLACES);
  const name = `${FIRST[index % FIRST.length]} ${SECOND[Math.floor(index / FIRST.length + index) % SECOND.length]}`;
  const habit = pickHabit(random);
  const person = random.pick(PEOPLE);
  const domain = name.toLowerCase().replaceAll(' ', '-');
  return {
    number,
    name,
    habit,
    zone: place.zone,
    country: place.country,
    currency: place.currency,
    unitId: place.unit,
    ownerId: place.unit === 'east' ? 'collector' : 'collector2',
    ...(index % 12 === 11 ? { parent: `C-${1001 + index - 11}` } : {}),
    creditLimit: random.between(5, 80) * 100_000,
    custom: { industry: random.pick(INDUSTRIES), keyAccount: random.chance(0.1) },
    contact: {
      name: person,
      role: 'Accounts payable',
      // A few customers have no address yet: their messages wait for one.
      ...(random.chance(0.03) ? {} : { email: `${person.toLowerCase().split(' ')[0]}@${domain}.example` }),
      phone: `+1 555 01${String(random.between(0, 99)).padStart(2, '0')}`,
      zone: place.zone,
      emailConsent: !random.chance(0.02),
    },
    records: ledgerOf(number, habit, today, random),
    ...promiseOf(habit, random),
    ...(random.chance(0.02) ? { hold: 'Insolvency check' } : {}),
  };
}

function pickHabit(random: SeededRandom): Habit {
  let left = random.next();
  for (const [habit, share] of HABITS) {
    left -= share;
    if (left < 0) return habit;
  }
  return 'punctual';
}

const lateness: Readonly<Record<Habit, readonly [number, number]>> = {
  early: [-18, -2],
  punctual: [-5, 4],
  slow: [6, 26],
  'very-slow': [25, 75],
  stuck: [90, 400],
  disputing: [10, 50],
};

/** A year of invoices with what was paid of them by today. */
function ledgerOf(number: string, habit: Habit, today: LocalDate, random: SeededRandom): LedgerRecord[] {
  const records: LedgerRecord[] = [];
  const count = random.between(5, 11);
  for (let index = 0; index < count; index += 1) {
    const age = Math.round((index / count) * 200) + random.between(0, 20);
    const issuedOn = addDays(today, -age);
    const dueOn = addDays(issuedOn, TERMS_DAYS);
    const amount = random.between(80, 9500) * 100 + random.between(0, 99);
    const id = `demo-${number}-${index + 1}`;
    const invoice = `INV-${number.slice(2)}${String(index + 1).padStart(2, '0')}`;
    records.push({ kind: 'invoice', id: `inv_${id}`, number: invoice, issuedOn, dueOn, amount });
    const [low, high] = lateness[habit];
    const paidOn = addDays(dueOn, random.between(low, high));
    const partly = random.chance(0.08);
    if (paidOn < today && paidOn >= issuedOn) {
      const paid = partly ? Math.floor(amount * 0.6) : amount;
      records.push({
        kind: 'payment',
        id: `pay_${id}`,
        amount: paid,
        receivedOn: paidOn,
        reference: `CHK-${random.between(10_000, 99_999)}`,
        named: [{ invoiceId: `inv_${id}` }],
      });
    } else if (habit === 'disputing' && dueOn < today && random.chance(0.7)) {
      records.push({
        kind: 'dispute',
        id: `dsp_${id}`,
        invoiceId: `inv_${id}`,
        reason: random.pick(['pricing', 'damage', 'quantity', 'duplicate']),
      });
    }
  }
  if (random.chance(0.08))
    records.push({
      kind: 'credit',
      id: `crd_${number}`,
      amount: random.between(20, 400) * 100,
      receivedOn: addDays(today, -random.between(3, 40)),
      reference: `CM-${number.slice(2)}`,
      named: [],
    });
  return records;
}

function promiseOf(habit: Habit, random: SeededRandom): Pick<DemoAccount, 'promise'> {
  const likely = habit === 'slow' || habit === 'very-slow' || habit === 'stuck';
  if (!likely || !random.chance(0.25)) return {};
  return { promise: { percent: random.pick([100, 100, 80, 50]), dueInDays: random.between(1, 9) } };
}
