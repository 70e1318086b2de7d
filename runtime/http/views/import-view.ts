import { agingOf, type ImportView, localDateAt } from '#engine';
import type { ImportCounts } from '../../imports/import-counts.ts';
import type { World } from '../../runtime.ts';
import type { sourceBalances } from '../../store/import-store.ts';
import type { ImportDocument } from '../../store/system-documents.ts';
import { known, money } from './wire.ts';

/** The report of an import: what the file said, and what the source's accounts owe now. */
export function importView(document: ImportDocument, balances: Awaited<ReturnType<typeof sourceBalances>>, world: World): ImportView {
  const counts = document.counts as ImportCounts;
  const on = localDateAt(world.now, world.settings.installation.zone);
  const currencies = [...new Set([...Object.keys(counts.sums), ...balances.map((row) => row._id)])].sort();
  return known({
    id: document._id,
    status: document.status,
    source: document.sourceId,
    startedAt: document.startedAt.toISOString(),
    finishedAt: document.finishedAt?.toISOString(),
    failure: document.failure,
    rows: counts.rows,
    refusedRows: counts.refusedRows,
    accounts: counts.accounts,
    invoices: counts.invoices,
    payments: counts.payments,
    disputes: counts.disputes,
    datedAhead: counts.datedAhead,
    assumptions: [...document.assumptions],
    currencies: currencies.map((currency) => {
      const sums = counts.sums[currency] ?? { invoiced: 0, paid: 0, credited: 0 };
      const balance = balances.find((row) => row._id === currency);
      const items = (balance?.ladders ?? [])
        .flat()
        .map((rung) => ({ dueOn: rung.dueOn, issuedOn: rung.issuedOn, openAmount: rung.open, invoices: rung.invoices }));
      const aging = agingOf(items, world.terms.aging, on);
      return {
        currency,
        invoiced: money(sums.invoiced, currency),
        paid: money(sums.paid, currency),
        credited: money(sums.credited, currency),
        open: money(balance?.open ?? 0, currency),
        unapplied: money(balance?.unapplied ?? 0, currency),
        aging: aging.map((row) => ({ bucket: row.bucket, count: row.count, amount: money(row.amount, currency) })),
      };
    }),
  }) as ImportView;
}
