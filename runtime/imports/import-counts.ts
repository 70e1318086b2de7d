import type { RowRecord } from '#connectors';

/** What became of the records of one kind. */
export interface Figures {
  created: number;
  changed: number;
  unchanged: number;
  refused: number;
}

/** Everything an import counts, kept as it goes so that its page shows how far it is. */
export interface ImportCounts {
  rows: number;
  refusedRows: number;
  accounts: Figures;
  invoices: Figures;
  payments: Figures;
  disputes: Figures;
  datedAhead: number;
  /** What the file's rows add up to, by currency. */
  sums: Record<string, { invoiced: number; paid: number; credited: number }>;
}

const none = (): Figures => ({ created: 0, changed: 0, unchanged: 0, refused: 0 });

export function emptyCounts(): ImportCounts {
  return { rows: 0, refusedRows: 0, accounts: none(), invoices: none(), payments: none(), disputes: none(), datedAhead: 0, sums: {} };
}

function addSum(counts: ImportCounts, currency: string, what: 'invoiced' | 'paid' | 'credited', amount: number): void {
  const sums = counts.sums[currency] ?? { invoiced: 0, paid: 0, credited: 0 };
  sums[what] += amount;
  counts.sums[currency] = sums;
}

/** Adds a record to what the file's rows come to. */
export function sumUp(counts: ImportCounts, currency: string, record: RowRecord): void {
  if (record.kind === 'invoice') addSum(counts, currency, 'invoiced', record.amount);
  else if (record.kind === 'payment') addSum(counts, currency, 'paid', record.amount);
  else if (record.kind === 'credit') addSum(counts, currency, 'credited', record.amount);
}
