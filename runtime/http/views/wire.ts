/** An amount as the wire carries it. */
export function money(amount: number, currency: string): { amount: number; currency: string } {
  return { amount, currency };
}

/** An instant as the wire carries it. */
export function iso(at: number): string {
  return new Date(at).toISOString();
}

/** Properties with a value; the wire leaves out what is not known. */
export function known<T extends Record<string, unknown>>(object: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as never;
}
