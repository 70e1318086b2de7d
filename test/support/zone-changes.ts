import { IANAZone } from 'luxon';

/** Zones whose clocks change in every way there is: by an hour, by half of one, by two, at midnight, by a day. */
export const restlessZones = [
  'America/New_York',
  'Europe/London',
  'Europe/Dublin',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Pacific/Chatham',
  'Pacific/Kwajalein',
  'America/St_Johns',
  'America/Havana',
  'America/Sao_Paulo',
  'Africa/Casablanca',
  'Antarctica/Troll',
  'Asia/Gaza',
  'Asia/Beirut',
] as const;

const MINUTE = 60_000;
const FIRST = Date.UTC(1985, 0, 1);
const LAST = Date.UTC(2036, 0, 1);
const STEP = 10 * 86_400_000;
const known = new Map<string, readonly number[]>();

/** The instants from 1985 to 2035 at which a zone's offset changes, found by halving, to the minute. */
export function changesOf(zone: string): readonly number[] {
  const found = known.get(zone) ?? search(IANAZone.create(zone));
  known.set(zone, found);
  return found;
}

function search(zone: IANAZone): number[] {
  const changes: number[] = [];
  for (let from = FIRST; from < LAST; from += STEP) {
    if (zone.offset(from) === zone.offset(from + STEP)) continue;
    let [low, high] = [from, from + STEP];
    while (high - low > MINUTE) {
      const middle = Math.floor((low + high) / 2 / MINUTE) * MINUTE;
      if (zone.offset(middle) === zone.offset(low)) low = middle;
      else high = middle;
    }
    changes.push(high);
  }
  return changes;
}
