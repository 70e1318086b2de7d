import { existsSync } from 'node:fs';

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Where Chromium is on this machine; CHROMIUM names another. Undefined when there is none. */
export function findChromium() {
  return [process.env.CHROMIUM, ...places].find((place) => place && existsSync(place));
}
