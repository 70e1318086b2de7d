import { type BoardRow, holderOf, holderWord, type LocalDate } from '#engine';
import type { AbsenceDocument } from '../../store/absence-documents.ts';
import type { UserDocument } from '../../store/account-documents.ts';
import type { HolderFigures } from '../../store/board-store.ts';
import { known, money } from './wire.ts';

/** What the rows of the board are made of. */
export interface BoardSources {
  readonly on: LocalDate;
  readonly figures: readonly HolderFigures[];
  /** Everybody who has a row, with or without tasks. */
  readonly people: readonly Pick<UserDocument, '_id' | 'name'>[];
  readonly names: ReadonlyMap<string, string>;
  /** Absences that are not over. */
  readonly absences: readonly AbsenceDocument[];
  readonly defaultPool: string;
}

/** A row for everybody who collects or has anything, by name, and behind them the pools. */
export function boardRows({ on, figures, people, names, absences, defaultPool }: BoardSources): BoardRow[] {
  const found = new Map(figures.map((each) => [each._id, each]));
  const everybody = people.map(({ _id: id }) => holderWord({ kind: 'person', id }));
  const words = new Set([...everybody, holderWord({ kind: 'pool', id: defaultPool }), ...found.keys()]);
  const away = new Map(absences.map((absence) => [holderWord({ kind: 'person', id: absence._id }), absence]));
  const nameOf = ({ kind, id }: BoardRow['holder']): string => (kind === 'person' ? (names.get(id) ?? id) : id);
  const rows = [...words].map((word): BoardRow => {
    const holder = holderOf(word);
    const of = found.get(word);
    const absence = away.get(word);
    const {
      open = 0,
      accounts = 0,
      late = 0,
      lateAccounts = 0,
      done = 0,
      calls = 0,
      reached = 0,
      promises = 0,
      cash = [],
      unfit = 0,
    } = of ?? {};
    return known({
      holder,
      name: nameOf(holder),
      ...{ open, accounts, late, lateAccounts, done, calls, reached, promises },
      cash: cash.map(({ amount, currency }) => money(amount, currency)).sort((a, b) => (a.currency < b.currency ? -1 : 1)),
      unfit: unfit > 0 ? unfit : undefined,
      absence: absence && {
        from: absence.from,
        until: absence.until,
        isNow: absence.from <= on,
        substitute: { ...absence.substitute, name: nameOf(absence.substitute) },
      },
    }) as BoardRow;
  });
  return rows.sort(
    (a, b) => a.holder.kind.localeCompare(b.holder.kind) || a.name.localeCompare(b.name) || (a.holder.id < b.holder.id ? -1 : 1),
  );
}
