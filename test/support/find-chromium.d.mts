/** Where Chromium is on this machine; CHROMIUM names another. Undefined when there is none. */
export function findChromium(): string | undefined;
