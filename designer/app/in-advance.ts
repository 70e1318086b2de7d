/** A page that is shown has fetched what it shows by then; nobody waits for what is fetched after. */
const AFTER_MS = 3000;

/**
 * Fetches code that nobody has asked for yet, when the page has come to rest: it is there at once when it is wanted,
 * offline as well. What does not come is asked for again when it is wanted.
 */
export function inAdvance(...loads: readonly (() => Promise<unknown>)[]): void {
  setTimeout(() => {
    for (const load of loads) load().catch(() => undefined);
  }, AFTER_MS);
}
