import type { Page } from 'playwright-core';

/** What is done on a page and what it shall come to. */
interface Deed {
  /** The event it begins with, such as `keydown`. */
  readonly event: string;
  /** What stands there when it is done. */
  readonly shows: string;
  act(): Promise<void>;
}

/** Milliseconds from what a person does to the end of the frame that shows what comes of it, counted by the page. */
export async function untilPainted(page: Page, { event, shows, act }: Deed): Promise<number> {
  const painted = await page.evaluateHandle(
    ([name, selector]) => ({
      done: (async () => {
        const { timeStamp } = await new Promise<Event>((heard) => {
          document.addEventListener(name, heard, { capture: true, once: true });
        });
        do {
          await new Promise((frame) => requestAnimationFrame(frame));
          if (performance.now() - timeStamp > 10_000) throw new Error(`${selector} does not come`);
        } while (document.querySelector(selector) === null);
        // What is posted from within a frame arrives when it has been drawn.
        await new Promise((drawn) => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = drawn;
          port2.postMessage('');
        });
        return performance.now() - timeStamp;
      })(),
    }),
    [event, shows] as const,
  );
  await act();
  return painted.evaluate(({ done }) => done);
}
