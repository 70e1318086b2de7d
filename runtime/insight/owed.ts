import { localDateAt } from '#engine';
import type { World } from '../runtime.ts';
import type { Standing } from '../store/live-figures.ts';
import type { Owed } from './tally.ts';

/** What the subject of an enrollment is about: all open items of the account, an invoice, what is disputed of one. */
export function owedBy({ account, enrollment, invoice }: Standing, world: Pick<World, 'now'>): Owed {
  const { currency, zone, standing } = account;
  if (enrollment.subject.type === 'account') return { currency, open: standing.openAmount, overdue: standing.overdueAmount };
  const open = invoice?.openAmount ?? 0;
  const isPastDue = invoice !== undefined && invoice.dueOn < localDateAt(world.now, zone);
  return { currency, open, overdue: isPastDue ? open : 0 };
}
