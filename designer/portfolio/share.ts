import { LOCALE } from '../app/text/text.ts';

const percent = new Intl.NumberFormat(LOCALE, { style: 'percent', maximumFractionDigits: 0 });
const percentFine = new Intl.NumberFormat(LOCALE, { style: 'percent', maximumFractionDigits: 1 });

/** A part of a whole as people read it: `58%`, `0.4%` where whole percent would say nothing; undefined of nothing. */
export function shareText(part: number, whole: number): string | undefined {
  if (whole === 0) return undefined;
  const share = part / whole;
  return share !== 0 && Math.abs(share) < 0.01 ? percentFine.format(share) : percent.format(share);
}
