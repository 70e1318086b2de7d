import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { formatMoney, type ImportView } from '#engine';
import { type ApiClient, readJsonFile } from '../api-client.ts';
import { withServer } from '../with-server.ts';

/** `duecourse import`: streams a ledger to the server and prints the report; refused rows go to a file beside it. */
export async function importLedger(
  file: string,
  options: { readonly mapping: string; readonly refused?: string; readonly trial?: boolean },
): Promise<void> {
  if (!existsSync(file)) throw new Error(`${file}: there is no such file`);
  const mapping = readJsonFile(options.mapping) as Record<string, unknown>;
  await withServer(async (api) => {
    const { id } = await api.call('imports.create', { body: { mapping, ...(options.trial ? { trial: true } : {}) } });
    const report = await withProgress(api, id, api.upload('imports.upload', { importId: id }, file));
    for (const line of reportLines(report)) process.stdout.write(`${line}\n`);
    if (report.refusedRows === 0) return;
    const target = options.refused ?? `${file}.refused.csv`;
    await writeFile(target, await api.text('imports.refused', { importId: id }));
    process.stdout.write(`refused rows: ${target}\n`);
  });
}

async function withProgress(api: ApiClient, importId: string, upload: Promise<ImportView>): Promise<ImportView> {
  const timer = setInterval(() => {
    api.call('imports.get', { params: { importId } }).then(
      (view) => process.stderr.write(`  ${view.rows} rows, ${view.refusedRows} refused\n`),
      () => undefined,
    );
  }, 2000);
  try {
    return await upload;
  } finally {
    clearInterval(timer);
  }
}

/** The report as text: what was read, what became of it, and figures to tie to the ledger's own report. */
export function reportLines(report: ImportView): string[] {
  const row = (name: string, figures: ImportView['accounts']): string =>
    `${name.padEnd(10)} ${[figures.created, figures.changed, figures.unchanged, figures.refused].map((count) => String(count).padStart(9)).join(' ')}`;
  const written = (money: { amount: number; currency: string }): string => formatMoney(money.amount, money.currency);
  return [
    `rows read: ${report.rows}, refused: ${report.refusedRows}, records dated ahead of the clock: ${report.datedAhead}`,
    `${''.padEnd(10)} ${['created', 'changed', 'unchanged', 'refused'].map((name) => name.padStart(9)).join(' ')}`,
    row('accounts', report.accounts),
    row('invoices', report.invoices),
    row('payments', report.payments),
    row('disputes', report.disputes),
    ...report.currencies.flatMap((currency) => [
      `${currency.currency}: invoiced ${written(currency.invoiced)}, paid ${written(currency.paid)}, credited ${written(currency.credited)}`,
      `${currency.currency} today: open ${written(currency.open)}, unapplied ${written(currency.unapplied)}; ${currency.aging.map((each) => `${each.bucket}: ${written(each.amount)} (${each.count})`).join(', ')}`,
    ]),
    'taken for granted:',
    ...report.assumptions.map((assumption) => `  - ${assumption}`),
  ];
}
