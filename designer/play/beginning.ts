import { type AccountSample, emptyBook, givenOf, type LocalDate, type MachineTest } from '#engine';

export type Given = NonNullable<MachineTest['given']>;

/** Whom a play is about, and how it begins. */
export interface Beginning {
  readonly kind: 'account' | 'madeUp' | 'test';
  /** The account's or the test's; empty for a made-up one. */
  readonly name: string;
  /** The account's id. */
  readonly id?: string;
  readonly given: Given;
  /** The day it is put on the flow; else the first day it has something to chase. */
  readonly startOn?: LocalDate;
}

/** A real account with what it owes now. Without anything open, it begins today. */
export function beginningOfSample(sample: AccountSample, startOn?: LocalDate): Beginning {
  const { id, name, currency, zone, facts, on } = sample;
  const book = {
    ...emptyBook({ id, currency, zone }),
    invoices: sample.invoices.map((each) => ({ ...each, accountId: id, amount: each.amount.amount, openAmount: each.open.amount })),
  };
  const given = givenOf({ book, facts });
  const begins = startOn ?? ((given.invoices ?? []).length === 0 ? on : undefined);
  return { kind: 'account', id, name, given, ...(begins === undefined ? {} : { startOn: begins }) };
}

/** Somebody who owes one invoice. */
export function plainGiven(currency: string, zone: string, dueOn: LocalDate): Given {
  return { zone, currency, invoices: [{ amount: 1_000_00, dueOn }] };
}

/** The number an invoice of a made-up account goes by. */
export function invoiceNumbers(given: Given): string[] {
  return (given.invoices ?? []).map(({ number }, index) => number ?? `T-${index + 1}`);
}
