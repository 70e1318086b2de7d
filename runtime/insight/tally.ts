import { compareText } from '#engine';

export interface Money {
  readonly amount: number;
  readonly currency: string;
}

/** A part of the book as it is shown. */
export interface Part {
  readonly accounts: number;
  readonly open: Money[];
  readonly overdue: Money[];
}

/** Money of one record, or of a group of them. */
export interface Owed {
  readonly currency: string;
  readonly open: number;
  readonly overdue: number;
}

/** Adds up accounts and what they owe, currency by currency. */
export class Tally {
  private readonly ids = new Set<string>();
  private readonly sums = new Map<string, { open: number; overdue: number }>();
  private grouped = 0;

  /** An account, or a part of one: it counts once, whatever comes of it. */
  add(accountId: string, owed: Owed): void {
    this.ids.add(accountId);
    this.owe(owed);
  }

  /** Accounts that were counted elsewhere and are in nothing else that is added. */
  addGroup(accounts: number, owed: Owed): void {
    this.grouped += accounts;
    this.owe(owed);
  }

  get accounts(): number {
    return this.ids.size + this.grouped;
  }

  part(): Part {
    const rows = [...this.sums].sort(([a], [b]) => compareText(a, b));
    return {
      accounts: this.accounts,
      open: rows.map(([currency, { open }]) => ({ amount: open, currency })),
      overdue: rows.map(([currency, { overdue }]) => ({ amount: overdue, currency })),
    };
  }

  private owe({ currency, open, overdue }: Owed): void {
    const sum = this.sums.get(currency) ?? { open: 0, overdue: 0 };
    this.sums.set(currency, { open: sum.open + open, overdue: sum.overdue + overdue });
  }
}

/** The tally of a key, begun when it is first asked for. */
export function tallyOf<K>(tallies: Map<K, Tally>, key: K): Tally {
  const known = tallies.get(key) ?? new Tally();
  tallies.set(key, known);
  return known;
}
