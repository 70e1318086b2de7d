import { isLocalDate } from '#engine';

const months = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december'];
const month = months.map((name) => `${name.slice(0, 3)}(?:${name.slice(3)})?`).join('|');
const spelled = [
  String.raw`(?<iso>\d{4}-\d{2}-\d{2})`,
  String.raw`(?<day>\d{1,2})(?:st|nd|rd|th)?\.? (?:of )?(?<month>${month})\.?,? (?<year>\d{4})`,
  String.raw`(?<month2>${month})\.? (?<day2>\d{1,2})(?:st|nd|rd|th)?,? (?<year2>\d{4})`,
].join('|');
const leadsTo = String.raw`\b(?:return(?:ing)?|be back|back (?:in the office|at work|at my desk)|back on|available again)\b[^.\n]{0,40}?\b`;
const LOOKED_AT = 4000;

/**
 * The day an out-of-office note says its writer is back, where it is written with its month in words or as
 * YYYY-MM-DD, and with its year. A note that says several, or one that may be read two ways, says none.
 */
export function returnDay(text: string): string | undefined {
  const words = text.slice(0, LOOKED_AT).replace(/[^\S\n]+/g, ' ');
  const days = new Set<string>();
  for (const found of words.matchAll(new RegExp(`${leadsTo}(?:${spelled})`, 'gi'))) {
    const day = dayOf(found.groups ?? {});
    if (day !== undefined) days.add(day);
  }
  return days.size === 1 ? [...days][0] : undefined;
}

function dayOf(parts: Readonly<Record<string, string | undefined>>): string | undefined {
  const { iso, day = parts['day2'], month: named = parts['month2'], year = parts['year2'] } = parts;
  const nth = months.findIndex((name) => name.startsWith((named ?? '').slice(0, 3).toLowerCase())) + 1;
  const on = iso ?? `${year}-${String(nth).padStart(2, '0')}-${(day ?? '').padStart(2, '0')}`;
  return isLocalDate(on) ? on : undefined;
}
