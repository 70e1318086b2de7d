import { lazy } from 'react';

/** How often code that does not come is asked for while the browser says that there is a line. */
const TRIES = 4;
const PAUSE_MS = 1500;

/**
 * A part of a page whose code is fetched when it is first shown. Where the line is cut just then it is asked for
 * again until it comes: what lies around it, with all that is typed there, stays as it is.
 */
export const lazily: typeof lazy = (load) => lazy(() => untilThere(load));

async function untilThere<T>(load: () => Promise<T>): Promise<T> {
  for (let tried = 1; ; tried = navigator.onLine ? tried + 1 : 1) {
    try {
      return await load();
    } catch (error) {
      if (tried === TRIES) throw error;
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  }
}
