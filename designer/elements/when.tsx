import type { LocalDate } from '#engine';
import { useToday } from '../app/clock.ts';
import { dayInFull, daysAway, dayWords, momentExactly, momentWords } from '../app/text/when.ts';

/** A local day as people say it; the tooltip has it in full. `seenFrom` is today where it is another day already. */
export function Day({ on, seenFrom }: { readonly on: LocalDate; readonly seenFrom?: LocalDate }) {
  const businessDay = useToday();
  const today = seenFrom ?? businessDay;
  return (
    <time dateTime={on} data-tip={`${dayInFull(on)}, ${daysAway(on, today)}`}>
      {dayWords(on, today)}
    </time>
  );
}

/** An instant as people say it where it concerns them; the tooltip has it exactly, with its zone. */
export function Moment({ at, zone }: { readonly at: string; readonly zone: string }) {
  const today = useToday();
  return (
    <time dateTime={at} data-tip={momentExactly(at, zone)}>
      {momentWords(at, zone, today)}
    </time>
  );
}
