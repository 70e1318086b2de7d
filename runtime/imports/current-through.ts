import { addDays, earlier, type LocalDate, weekdayOf } from '#engine';

/** What is known about a file when it has been read. */
export interface FileNews {
  /** What the mapping says. */
  readonly declared: LocalDate | 'yesterday' | undefined;
  /** The latest date of its records; undefined when it had none. */
  readonly latest: LocalDate | undefined;
  readonly today: LocalDate;
  readonly sandbox: boolean;
}

/**
 * Through which day a file tells everything; undefined when it does not say. Notices of a morning rest on the day
 * before, so this decides whether they may go.
 *
 * A file is read in the middle of a day, so it is complete through yesterday at best, however far ahead a row is
 * dated. It says nothing of when it was exported: one whose newest record is a week old may be a week old, and what
 * was paid since would be asked for again. So its latest date counts; after a Friday through the weekend, in which
 * nobody posts, so that Monday's notices go out on Monday's file. A quiet ledger, in which nothing may be posted for
 * days, says `"currentThrough": "yesterday"`: whoever writes that answers for exporting it whenever it is read.
 *
 * In a sandbox the records beyond the clock are part of the file and arrive as it walks: the latest date stands.
 */
export function currentThrough({ declared, latest, today, sandbox }: FileNews): LocalDate | undefined {
  const yesterday = addDays(today, -1);
  if (declared !== undefined) return declared === 'yesterday' ? yesterday : declared;
  if (latest === undefined || sandbox) return latest;
  return earlier(yesterday, throughWeekend(latest));
}

function throughWeekend(date: LocalDate): LocalDate {
  return weekdayOf(date) >= 5 ? addDays(date, 7 - weekdayOf(date)) : date;
}
