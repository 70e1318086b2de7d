import { eventWords, formatMoney, isLocalDate, nameWords, type PlayStep, type Registry, type Timer, timerWords } from '#engine';

/** What the words of a play are made with. */
export interface PlayWords {
  readonly registry: Registry;
  readonly timers: Readonly<Record<string, Timer>>;
  readonly currency: string;
  readonly locale: string;
  /** A day as people say it. */
  day(on: string): string;
  /** What is said where an account is put on the flow. */
  readonly enrolled: string;
  /** What is said of a wait that ended later than it should. */
  rolled(day: string): string;
}

/** What happened at a step, in words: `Promise made, USD 1,200.00, Wed Feb 25`, `Day 5 past due, 09:00, business days`. */
export function happenedWords(step: PlayStep, words: PlayWords): string {
  const { cause, event, reactions } = step;
  const said = event && cause !== 'enrollment' ? [eventSaid(event, words)] : cause === 'enrollment' ? [words.enrolled] : [];
  const timers = reactions.flatMap(({ timer }) => {
    if (!timer) return [];
    const known = words.timers[timer.name];
    const base = known ? timerWords(known, words.registry) : nameWords(timer.name);
    return [timer.rolledFrom ? `${base} (${words.rolled(words.day(timer.rolledFrom.on))})` : base];
  });
  return capital([...said, ...timers].join(', then '));
}

function eventSaid({ type, payload }: NonNullable<PlayStep['event']>, words: PlayWords): string {
  const { amount, dueOn, outcome, untilOn, paidOn } = payload;
  const parts = [
    ...(typeof amount === 'number' ? [formatMoney(amount, words.currency, words.locale)] : []),
    ...[dueOn, untilOn, paidOn].flatMap((on) => (typeof on === 'string' && isLocalDate(on) ? [words.day(on)] : [])),
    ...(typeof outcome === 'string' ? [nameWords(outcome).toLowerCase()] : []),
  ];
  return [eventWords(type, words.registry), ...parts].join(', ');
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
