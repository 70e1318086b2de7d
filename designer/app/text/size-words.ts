import { LOCALE } from './text.ts';

const units = ['B', 'kB', 'MB', 'GB'] as const;
const STEP = 1024;
const figures = new Intl.NumberFormat(LOCALE, { maximumSignificantDigits: 3 });

/** How large a file is, as people say it: `412 kB`. */
export function sizeWords(bytes: number): string {
  const power = bytes < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log(bytes) / Math.log(STEP)));
  return `${figures.format(bytes / STEP ** power)} ${units[power]}`;
}
