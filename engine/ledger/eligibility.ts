import { parseDuration, shiftDate } from '../base/duration.ts';
import type { LocalDate } from '../base/local-date.ts';
import type { Standing } from '../model/ledger.ts';
import type { Strategy } from '../model/strategy.ts';
import type { LedgerTerms } from './book.ts';
import { askable, type Rung } from './ladder.ts';

/** How the account's last strategy ended. */
export interface LastEnd {
  readonly on: LocalDate;
  /** Whether nothing overdue was left at that moment. */
  readonly settled: boolean;
}

/**
 * Whether an account is put on a strategy: it has money to chase, or, where the strategy starts before the
 * due date, an item that falls due soon. After a strategy that ended with debts left, only an item that fell
 * due since counts, so that the same debt is not sent round again.
 */
export function isEnrollable(
  strategy: Pick<Strategy, 'startsBefore'>,
  standing: Standing,
  ladder: readonly Rung[],
  last: LastEnd | undefined,
  terms: LedgerTerms,
): boolean {
  const on = standing.asOf;
  const lead = strategy.startsBefore === undefined ? undefined : parseDuration(strategy.startsBefore);
  const horizon = lead ? shiftDate(on, lead) : on;
  const hasOverdue = standing.chaseableAmount > terms.tolerance;
  const hasUpcoming = lead !== undefined && standing.nextDueOn !== undefined && standing.nextDueOn <= horizon;
  if (!hasOverdue && !hasUpcoming) return false;
  if (!last || last.settled) return true;
  return ladder.some(
    (rung) => rung.dueOn >= last.on && (rung.dueOn < on || (lead !== undefined && rung.dueOn <= horizon)) && askable(rung) > 0,
  );
}
