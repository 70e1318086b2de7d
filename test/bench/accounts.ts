import {
  type AccountTraits,
  type Aging,
  accountFacts,
  addDays,
  type Balances,
  type Facts,
  type LedgerAccount,
  type LedgerTerms,
  type LocalDate,
  monthOf,
  type Rung,
  standingFrom,
  toInstant,
} from '#engine';
import type { SeededRandom } from '../../runtime/demo/seeded-random.ts';

export const ZONE = 'America/New_York';
/** The business day of every bench. */
export const TODAY: LocalDate = '2026-02-10';

const standard: Aging = { kind: 'aging', id: 'standard', name: 'Standard', basis: 'due', bounds: [30, 60, 90] };
export const terms: LedgerTerms = { tolerance: 100, aging: standard };

/** What an account of a bench owes and how it pays. */
export interface Owing {
  readonly traits: AccountTraits;
  readonly ledger: LedgerAccount;
  readonly ladder: readonly Rung[];
  readonly balances: Balances;
}

/** The account of a number: open items of one to eight due dates, some disputed, some history, some traits missing. */
export function owing(index: number, random: SeededRandom): Owing {
  const ladder = Array.from({ length: random.between(1, 8) }, () => rung(random)).sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1));
  const promised = random.chance(0.15) ? random.between(1, 50) * 1000 : 0;
  return {
    ladder: ladder.filter((each, at) => each.dueOn !== ladder[at - 1]?.dueOn),
    balances: {
      unapplied: random.chance(0.1) ? random.between(1, 20_000) : 0,
      openDisputes: ladder.filter((each) => each.disputed > 0).length,
      promiseOpenAmount: promised,
      ...(promised > 0 ? { promiseDueOn: addDays(TODAY, random.between(-3, 9)) } : {}),
    },
    ledger: ledgerAccount(index, random),
    traits: traits(index, random),
  };
}

function rung(random: SeededRandom): Rung {
  const dueOn = addDays(TODAY, random.between(-110, 25));
  const open = random.between(20, 9000) * 100 + random.between(0, 99);
  return {
    dueOn,
    issuedOn: addDays(dueOn, -30),
    invoices: random.between(1, 3),
    open,
    disputed: random.chance(0.08) ? Math.floor(open / 2) : 0,
    held: 0,
  };
}

function ledgerAccount(index: number, random: SeededRandom): LedgerAccount {
  const months = Array.from({ length: random.between(0, 6) }, (_, back) => [
    monthOf(addDays(TODAY, -30 * back)),
    {
      paid: random.between(0, 3),
      daysLate: random.between(0, 40),
      kept: random.between(0, 1),
      partlyKept: 0,
      broken: random.chance(0.2) ? 1 : 0,
    },
  ]);
  return {
    id: `acc_${index}`,
    currency: 'USD',
    zone: ZONE,
    history: Object.fromEntries(months),
    ...(months.length > 0 ? { lastPaymentOn: addDays(TODAY, -random.between(1, 80)) } : {}),
    announced: { overdue: false },
  };
}

function traits(index: number, random: SeededRandom): AccountTraits {
  return {
    name: `Account ${index}`,
    kind: random.chance(0.8) ? 'business' : 'person',
    country: random.pick(['US', 'US', 'GB', 'DE', 'FR']),
    ownerId: random.chance(0.9) ? random.pick(['collector', 'collector2']) : undefined,
    unitId: random.pick(['us-east', 'us-west', 'emea-north']),
    tags: random.chance(0.2) ? [random.pick(['wholesale', 'legal', 'agency'])] : [],
    creditLimit: random.chance(0.7) ? random.between(5, 80) * 100_000 : undefined,
    riskScore: random.chance(0.7) ? random.between(0, 100) : undefined,
    serviceStatus: random.chance(0.05) ? 'suspended' : 'running',
    creditStatus: random.chance(0.05) ? 'held' : 'open',
    custom: { keyAccount: random.chance(0.1), industry: random.pick(['Retail', 'Healthcare', 'Services']) },
  };
}

/** Its facts, made as the product makes them. */
export function factsOf({ traits: known, ledger, ladder, balances }: Owing, random: SeededRandom): Facts {
  const facts = accountFacts({
    traits: known,
    ledger,
    standing: standingFrom(ladder, balances, TODAY, terms),
    moment: { on: TODAY, at: toInstant(TODAY, '00:30', ZONE) },
    group: random.chance(0.3) ? { openAmount: random.between(1, 90) * 100_000, overdueAmount: 0, children: 2 } : undefined,
  });
  return { ...facts, 'enrollment.noticesDelivered': random.between(0, 3) };
}
