import {
  type AgedItem,
  type Aging,
  addDays,
  agingOf,
  bestPossibleDsoOf,
  ceiOf,
  countbackDsoOf,
  daysInMonth,
  dsoOf,
  isLocalDate,
  type LocalDate,
  localDateAt,
  type MonthFigures,
  stateWords,
  toInstant,
} from '#engine';
import { strategyOf } from '../../published/library.ts';
import { forgottenAccounts } from '../../store/account-queries.ts';
import { countOpenIncidents } from '../../store/incident-store.ts';
import { accountNames, countPromisesDue, openByDueDate, portfolioSlices, type Slice } from '../../store/portfolio-store.ts';
import { monthFlows, openItemsOn, stepFigures, unappliedOn } from '../../store/report-store.ts';
import { userNames } from '../../store/user-store.ts';
import type { Handlers } from '../handler.ts';
import { problem } from '../problem-answer.ts';
import { known, money } from '../views/wire.ts';

export const reportHandlers = {
  'portfolio.get': {
    async read({ runtime, world, caller }) {
      const { store } = runtime;
      const { tolerance, aging } = world.terms;
      const on = localDateAt(world.now, world.settings.installation.zone);
      const [slices, ladder, forgotten, names] = await Promise.all([
        portfolioSlices(store, { units: caller.units, tolerance }),
        openByDueDate(store, caller.units),
        forgottenAccounts(store, tolerance, caller.units),
        userNames(store),
      ]);
      const strategyName = (id: string): string => strategyOf(world.published, id)?.flow.name ?? id;
      return {
        on,
        accounts: sum(slices.totals, (row) => row.accounts),
        overdueAccounts: sum(slices.totals, (row) => row.overdueAccounts),
        totals: slices.totals.map((row) => {
          const items = ladder
            .filter((rung) => rung._id.currency === row._id)
            .map((rung) => ({ dueOn: rung._id.dueOn, issuedOn: rung._id.issuedOn, openAmount: rung.open, invoices: rung.invoices }));
          return {
            currency: row._id,
            open: money(row.open, row._id),
            overdue: money(row.overdue, row._id),
            disputed: money(row.disputed, row._id),
            promised: money(row.promised, row._id),
            unapplied: money(row.unapplied, row._id),
            aging: bucketRows(items, aging, on, row._id),
          };
        }),
        segments: merged(
          slices.segments,
          (id) => id ?? 'none',
          (id) => id ?? 'No segment',
        ),
        steps: merged(
          slices.steps.map((row) => ({ ...row, id: `${row.id.definitionId}|${row.id.state}` })),
          (id) => id ?? '',
          (id) => stateWords(id?.split('|')[1] ?? ''),
        ).map((row) => {
          const [strategyId = '', state = ''] = row.id.split('|');
          return { ...row, strategyId, strategyName: strategyName(strategyId), state };
        }),
        owners: merged(
          slices.owners,
          (id) => id ?? 'none',
          (id) => (id === null ? 'Nobody' : (names.get(id) ?? id)),
        ),
        forgotten: { count: forgotten.length, accounts: await accountNames(store, forgotten.slice(0, 20)) },
        needsAttention: await countOpenIncidents(store, caller.units),
        promisesToday: await countPromisesDue(store, on, caller.units),
      };
    },
  },
  'reports.aging': {
    async read({ runtime, world, query, caller }) {
      const today = localDateAt(world.now, world.settings.installation.zone);
      const on = query.on ?? today;
      if (!isLocalDate(on)) throw problem('date.invalid', `${on} does not exist`, '?/on');
      const aging: Aging = {
        ...world.terms.aging,
        ...(query.basis ? { basis: query.basis } : {}),
        ...(query.bounds === undefined ? {} : { bounds: risingBounds(query.bounds) }),
      };
      const items = new Map<string, AgedItem[]>();
      for await (const item of openItemsOn(runtime.store, on, caller.units))
        items.set(item.currency, [...(items.get(item.currency) ?? []), item]);
      const unapplied = await unappliedOn(runtime.store, on, caller.units);
      const currencies = [...new Set([...items.keys(), ...unapplied.keys()])].sort();
      return {
        on,
        basis: aging.basis,
        currencies: currencies.map((currency) => {
          const rows = agingOf(items.get(currency) ?? [], aging, on);
          return {
            currency,
            total: money(
              sum(rows, (row) => row.amount),
              currency,
            ),
            count: sum(rows, (row) => row.count),
            unapplied: money(unapplied.get(currency) ?? 0, currency),
            buckets: rows.map((row) => ({ bucket: row.bucket, count: row.count, amount: money(row.amount, currency) })),
          };
        }),
      };
    },
  },
  'reports.measures': {
    async read({ runtime, query, caller }) {
      if (query.from > query.to) throw problem('request.invalid', '"from" is after "to"', '?/from');
      const flows = await monthFlows(runtime.store, caller.units);
      const first = flows[0]?.month ?? query.from;
      const currencies = [...new Set(flows.map((flow) => flow.currency))].sort();
      const closings = await closingsOf(runtime.store, monthBefore(first), query.to, caller.units);
      return {
        from: query.from,
        to: query.to,
        currencies: currencies.map((currency) => {
          const months = monthsBetween(first, query.to).map((month): MonthFigures & { collected: number; credits: number } => {
            const flow = flows.find((each) => each.currency === currency && each.month === month);
            const closing = closings.get(month)?.get(currency);
            return {
              month,
              days: daysOf(month),
              sales: flow?.sales ?? 0,
              openingOpen: closings.get(monthBefore(month))?.get(currency)?.open ?? 0,
              closingOpen: closing?.open ?? 0,
              closingCurrent: closing?.current ?? 0,
              collected: flow?.collected ?? 0,
              credits: flow?.credits ?? 0,
            };
          });
          const shown = months
            .map((month, index) => measuresOf(month, months.slice(0, index + 1), currency))
            .filter((row) => row.month >= query.from);
          return { currency, months: shown };
        }),
      };
    },
  },
  'reports.steps': {
    async read({ runtime, world, query, caller }) {
      const { zone } = world.settings.installation;
      const today = localDateAt(world.now, zone);
      const [from, to] = [query.from ?? '1970-01-01', query.to ?? today];
      if (!isLocalDate(from) || !isLocalDate(to)) throw problem('date.invalid', 'one of the days does not exist', '?/from');
      const figures = await stepFigures(
        runtime.store,
        {
          from: toInstant(from, '00:00', zone),
          to: toInstant(addDays(to, 1), '00:00', zone),
        },
        caller.units,
      );
      return {
        from,
        to,
        steps: figures.map(({ definitionId, state, entered, promises, tasks, notices }) => {
          const of = (...statuses: string[]): number => sum(statuses, (status) => notices[status] ?? 0);
          return {
            strategyId: definitionId,
            strategyName: world.published.definitions.find((each) => each.id === definitionId)?.name ?? definitionId,
            state,
            entered,
            notices: {
              asked: Object.values(notices).reduce((total, count) => total + count, 0),
              sent: of('done'),
              cancelled: of('cancelled', 'failed'),
              skipped: of('skipped'),
              held: of('held', 'pending', 'leased', 'calling'),
              sealed: of('sealed'),
              parked: of('parked'),
            },
            tasks,
            promises,
          };
        }),
      };
    },
  },
} satisfies Partial<Handlers>;

/** Rising, each once; anything else has no buckets. */
function risingBounds(text: string): number[] {
  const bounds = text.split(',').map(Number);
  if (bounds.some((bound, index) => bound < 1 || bound <= (bounds[index - 1] ?? 0)))
    throw problem('request.invalid', 'bounds must rise', '?/bounds');
  return bounds;
}

function bucketRows(items: readonly AgedItem[], aging: Aging, on: LocalDate, currency: string) {
  return agingOf(items, aging, on).map(({ bucket, count, amount }) => ({ bucket, count, amount: money(amount, currency) }));
}

/** Open and current amounts at the end of each month, by currency; the current month as of its end so far. */
async function closingsOf(
  store: Parameters<typeof openItemsOn>[0],
  first: string,
  last: string,
  units: readonly string[] | undefined,
): Promise<Map<string, Map<string, { open: number; current: number }>>> {
  const closings = new Map<string, Map<string, { open: number; current: number }>>();
  for (const month of monthsBetween(first, last)) {
    const end = `${month}-${String(daysOf(month)).padStart(2, '0')}`;
    const sums = new Map<string, { open: number; current: number }>();
    for await (const item of openItemsOn(store, end, units)) {
      const known = sums.get(item.currency) ?? { open: 0, current: 0 };
      known.open += item.openAmount;
      if (item.dueOn >= end) known.current += item.openAmount;
      sums.set(item.currency, known);
    }
    closings.set(month, sums);
  }
  return closings;
}

function measuresOf(month: MonthFigures & { collected: number; credits: number }, history: readonly MonthFigures[], currency: string) {
  return known({
    month: month.month,
    sales: money(month.sales, currency),
    openingOpen: money(month.openingOpen, currency),
    closingOpen: money(month.closingOpen, currency),
    closingCurrent: money(month.closingCurrent, currency),
    collected: money(month.collected, currency),
    credits: money(month.credits, currency),
    dsoSimple: dsoOf(month),
    dsoCountback: countbackDsoOf(history),
    bestPossibleDso: bestPossibleDsoOf(month),
    cei: ceiOf(month),
  });
}

function monthsBetween(first: string, last: string): string[] {
  const months: string[] = [];
  for (let month = first; month <= last && months.length < 600; month = monthAfter(month)) months.push(month);
  return months;
}

function monthAfter(month: string): string {
  return shiftMonth(month, 1);
}

function monthBefore(month: string): string {
  return shiftMonth(month, -1);
}

function shiftMonth(month: string, by: number): string {
  const index = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + by;
  return `${String(Math.floor(index / 12)).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}`;
}

function daysOf(month: string): number {
  return daysInMonth(Number(month.slice(0, 4)), Number(month.slice(5, 7)));
}

/** Slices of one id in several currencies as one row. */
function merged(slices: readonly Slice[], idOf: (id: string | null) => string, nameOf: (id: string | null) => string) {
  const rows = new Map<
    string,
    { id: string; name: string; accounts: number; open: ReturnType<typeof money>[]; overdue: ReturnType<typeof money>[] }
  >();
  for (const slice of slices) {
    const id = idOf(slice.id);
    const row = rows.get(id) ?? { id, name: nameOf(slice.id), accounts: 0, open: [], overdue: [] };
    row.accounts += slice.accounts;
    row.open.push(money(slice.open, slice.currency));
    row.overdue.push(money(slice.overdue, slice.currency));
    rows.set(id, row);
  }
  return [...rows.values()].sort((a, b) => b.accounts - a.accounts || (a.name < b.name ? -1 : 1));
}

function sum<T>(rows: readonly T[], of: (row: T) => number): number {
  return rows.reduce((total, row) => total + of(row), 0);
}
