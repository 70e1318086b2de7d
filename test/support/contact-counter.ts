import { DateTime } from 'luxon';
import type { ContactHistory, ContactPolicy, DenialCode } from '#engine';

/** Days a calendar is closed on by name; weekends are read off the week. */
export interface ClosedDays {
  readonly week: readonly number[];
  readonly holidays: readonly string[];
}

/**
 * The oracle of the contact policy: why a contact may not be approached at an instant, by luxon's clocks and
 * by counting attempts one by one, nothing shared with the engine.
 */
export function denialsOf(policy: ContactPolicy, history: ContactHistory, at: number, closed: ClosedDays | undefined): DenialCode[] {
  const here = DateTime.fromMillis(at, { zone: history.zone ?? 'invalid' });
  if (!here.isValid) return ['zone.unknown'];
  const found: DenialCode[] = [];
  if (isUnwanted(policy, history)) found.push('consent.missing');
  if (!inHours(policy, here)) found.push('hours.closed');
  if (policy.calendar !== undefined && !history.calendars.has(policy.calendar)) found.push('calendar.unknown');
  else if (policy.calendar !== undefined && closed && isClosed(here, closed)) found.push('day.closed');
  return [...found, ...policy.caps.filter((cap) => isReached(cap, history, here)).map(() => 'cap.reached' as const)];
}

/** Whoever has said no, here or on a channel whose no ends all, is left alone; and so is who has not said yes where that is needed. */
function isUnwanted({ consent = {} }: ContactPolicy, { channel, consents }: ContactHistory): boolean {
  for (const [each, agrees] of Object.entries(consents)) {
    const ends = consent[each as keyof typeof consents]?.ends ?? 'channel';
    if (agrees === false && (each === channel || ends === 'all')) return true;
  }
  return consent[channel]?.needs === 'agreement' && !consents[channel];
}

/** Whether the attempts of the days a cap looks at, today the last of them, are as many as it allows. */
function isReached(cap: ContactPolicy['caps'][number], history: ContactHistory, here: DateTime): boolean {
  const concerns = (channel: string): boolean => cap.channels === undefined || cap.channels.some((each) => each === channel);
  if (!concerns(history.channel)) return false;
  const today = here.toISODate() ?? '';
  const firstDay = here.minus({ days: Number(cap.per.slice(1, -1)) - 1 }).toISODate() ?? '';
  let made = 0;
  for (const contact of history.contacts) {
    const day = DateTime.fromMillis(contact.at, { zone: here.zone }).toISODate() ?? '';
    if (day < firstDay || day > today) continue;
    if (concerns(contact.channel) && (cap.scope === 'account' || contact.sameContact)) made += 1;
  }
  return made >= cap.max;
}

function inHours(policy: ContactPolicy, here: DateTime): boolean {
  const margin = Number(/\d+/.exec(policy.margin ?? '0')?.[0] ?? 0);
  const [from, to] = [policy.hours.from, policy.hours.to].map((time) => {
    const [hour = 0, minute = 0] = time.split(':').map(Number);
    return hour * 60 + minute;
  });
  const minute = here.hour * 60 + here.minute;
  return minute >= (from ?? 0) + margin && minute < (to ?? 0) - margin;
}

function isClosed(here: DateTime, closed: ClosedDays): boolean {
  return !closed.week.includes(here.weekday) || closed.holidays.includes(here.toISODate() ?? '');
}
