/** Whole minutes of `PT2M`; undefined for anything else. */
export function minutesOf(span: unknown): number | undefined {
  const found = typeof span === 'string' ? /^PT(\d{1,3})M$/.exec(span)?.[1] : undefined;
  return found === undefined ? undefined : Number(found);
}

export function minutesText(minutes: number): string {
  return `PT${minutes}M`;
}

/** Whole days of `P7D`; undefined for anything else. */
export function daysOf(span: unknown): number | undefined {
  const found = typeof span === 'string' ? /^P(\d{1,3})D$/.exec(span)?.[1] : undefined;
  return found === undefined ? undefined : Number(found);
}

export function daysText(days: number): string {
  return `P${days}D`;
}
