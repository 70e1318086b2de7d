import { DateTime } from 'luxon';
import { formatMoney, stateWords } from '#engine';
import type { ApiClient } from '../api-client.ts';
import { withServer } from '../with-server.ts';

/** `duecourse explain`: where an account stands, what comes next, and why everything happened. */
export async function explain(account: string, options: { readonly limit?: string }): Promise<void> {
  await withServer(async (api) => {
    const id = await findAccount(api, account);
    const detail = await api.call('accounts.get', { params: { accountId: id } });
    const local = (at: string): string => DateTime.fromISO(at, { zone: detail.zone }).toFormat('ccc yyyy-MM-dd HH:mm');
    const write = (line: string): void => void process.stdout.write(`${line}\n`);
    write(`${detail.name} (${detail.id}), times in ${detail.zone}`);
    write(
      `  owes ${written(detail.standing.open)}, overdue ${written(detail.standing.overdue)}, to chase ${written(detail.standing.chaseable)}, ${detail.standing.daysPastDue} days past due`,
    );
    if (detail.step) {
      write(`  on “${detail.step.strategyName}” in ${detail.step.states.map(stateWords).join(', ')} since ${local(detail.step.since)}`);
      write(
        detail.step.next
          ? `  if nobody acts: “${detail.step.next.timer}” on ${local(detail.step.next.at)}`
          : '  nothing happens until something comes in',
      );
    }
    const { items } = await api.call('timeline.list', { params: { accountId: id }, query: { limit: options.limit ?? '50' } });
    for (const entry of items) write(`  ${local(entry.at)}  ${entry.words}${entry.by ? ` — ${entry.by.name}` : ''}`);
  });
}

/** An account by id, or by the one name or number that matches. */
async function findAccount(api: ApiClient, text: string): Promise<string> {
  const { items } = await api.call('accounts.list', { query: { search: text, limit: '5' } });
  const [only, other] = items;
  if (only && !other) return only.id;
  if (only) throw new Error(`several accounts match: ${items.map((item) => `${item.id} ${item.name}`).join('; ')}`);
  // An id finds what a search does not; anything else is not there.
  if (!text.startsWith('acc_')) throw new Error(`no account has "${text}" in its id, number or name`);
  return text;
}

function written(money: { readonly amount: number; readonly currency: string }): string {
  return formatMoney(money.amount, money.currency);
}
