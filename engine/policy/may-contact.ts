import { clockTimeOf, DAY, type Instant, MINUTE, minutesOf } from '../base/clock-time.ts';
import { parseDuration } from '../base/duration.ts';
import { addDays, daysBetween, type LocalDate } from '../base/local-date.ts';
import { isZone, localAt, toInstant, type Zone } from '../base/zone.ts';
import type { Calendar } from '../model/calendar.ts';
import type { Channel, ContactPolicy } from '../model/contact-policy.ts';
import { closedBecause } from '../timers/open-days.ts';
import { type Consents, consentMissing } from './consent.ts';

/** A contact attempt that was made, or is reserved. */
export interface PastContact {
  readonly at: Instant;
  readonly channel: Channel;
  /** Whether it went to the very contact asked about, or to another of the account. */
  readonly sameContact: boolean;
}

/** What is known of the contact at the moment of asking. */
export interface ContactHistory {
  readonly channel: Channel;
  /** The contact's zone; unknown is refused. */
  readonly zone: Zone | undefined;
  readonly consents: Consents;
  readonly contacts: readonly PastContact[];
  readonly calendars: ReadonlyMap<string, Calendar>;
}

export type DenialCode = 'zone.unknown' | 'consent.missing' | 'hours.closed' | 'day.closed' | 'cap.reached' | 'calendar.unknown';

export interface Denial {
  readonly code: DenialCode;
  readonly detail: string;
}

export interface ContactVerdict {
  readonly allowed: boolean;
  readonly reasons: readonly Denial[];
  /** When it would be allowed as far as is known now; undefined when waiting does not help. */
  readonly nextAllowedAt?: Instant;
}

/** How far beyond the longest cap an allowed moment is looked for. */
const HORIZON_DAYS = 60;

/**
 * Whether a contact may be approached over a channel at an instant. Deny wins and every reason is given.
 * Caps count calendar days of the contact's zone, the day of the attempt included. More history or a
 * stricter policy never turns a denial into a permission.
 */
export function mayContact(policy: ContactPolicy, history: ContactHistory, at: Instant): ContactVerdict {
  const reasons = denials(policy, history, at);
  if (reasons.length === 0) return { allowed: true, reasons };
  const next = reasons.some((reason) => hopeless.has(reason.code)) ? undefined : nextAllowed(policy, history, at);
  return next === undefined ? { allowed: false, reasons } : { allowed: false, reasons, nextAllowedAt: next };
}

const hopeless: ReadonlySet<DenialCode> = new Set(['zone.unknown', 'consent.missing', 'calendar.unknown']);

/**
 * The same for the first answer to what the contact has written, over the channel they have used: they wait for it, so
 * hours, closed days and caps do not hold it back; consent does (12 CFR 1006.6(b)(1), official interpretation: one
 * answer, over the same medium, to who writes at an inconvenient time).
 */
export function mayAnswer({ reasons }: ContactVerdict): ContactVerdict {
  const left = reasons.filter(({ code }) => hopeless.has(code));
  return { allowed: left.length === 0, reasons: left };
}

function denials(policy: ContactPolicy, history: ContactHistory, at: Instant): Denial[] {
  const { zone } = history;
  if (zone === undefined || !isZone(zone)) return [{ code: 'zone.unknown', detail: 'the local time of the contact is not known' }];
  const found: Denial[] = [];
  const missing = consentMissing(policy, history.channel, history.consents);
  if (missing !== undefined) found.push({ code: 'consent.missing', detail: missing });
  const { on, time } = localAt(at, zone);
  const window = openMinutes(policy);
  const minute = minutesOf(time);
  if (minute < window.from || minute >= window.to) {
    found.push({
      code: 'hours.closed',
      detail: `${time} there; contacts are allowed from ${clockTimeOf(window.from)} to ${clockTimeOf(window.to)}`,
    });
  }
  const calendar = policy.calendar === undefined ? undefined : history.calendars.get(policy.calendar);
  if (policy.calendar !== undefined && !calendar)
    found.push({ code: 'calendar.unknown', detail: `calendar "${policy.calendar}" does not exist` });
  const closed = calendar && closedBecause(calendar, on);
  if (closed !== undefined) found.push({ code: 'day.closed', detail: `${on} is closed: ${closed}` });
  for (const cap of policy.caps) {
    const made = counted(cap, history, on, zone);
    if (made >= cap.max) found.push({ code: 'cap.reached', detail: `${cap.name}: ${made} of ${cap.max} in ${cap.per}` });
  }
  return found;
}

/** The allowed minutes of a day, drawn in by the margin at both ends. */
export function openMinutes(policy: Pick<ContactPolicy, 'hours' | 'margin'>): { from: number; to: number } {
  const margin = Math.ceil((parseDuration(policy.margin ?? 'PT0S')?.elapsed ?? 0) / MINUTE);
  return { from: minutesOf(policy.hours.from) + margin, to: minutesOf(policy.hours.to) - margin };
}

function counted(cap: ContactPolicy['caps'][number], history: ContactHistory, on: LocalDate, zone: Zone): number {
  if (cap.channels && !cap.channels.includes(history.channel)) return 0;
  const days = parseDuration(cap.per)?.days ?? 0;
  return history.contacts.filter((contact) => {
    if (cap.scope === 'contact' && !contact.sameContact) return false;
    if (cap.channels && !cap.channels.includes(contact.channel)) return false;
    const age = daysBetween(localAt(contact.at, zone).on, on);
    return age >= 0 && age < days;
  }).length;
}

/** The first window opening after `at` at which nothing is denied. Caps end at midnight, so openings suffice. */
function nextAllowed(policy: ContactPolicy, history: ContactHistory, at: Instant): Instant | undefined {
  const zone = history.zone as Zone;
  const opening = openMinutes(policy).from;
  const time = clockTimeOf(opening);
  const first = localAt(at, zone).on;
  for (let ahead = 0; ahead <= longestCap(policy) + HORIZON_DAYS; ahead += 1) {
    const candidate = toInstant(addDays(first, ahead), time, zone);
    if (candidate > at && denials(policy, history, candidate).length === 0) return candidate;
  }
  return undefined;
}

/** How far back contacts matter to a policy. */
export function memoryOf(policy: ContactPolicy): number {
  return longestCap(policy) * DAY + DAY;
}

/** Days of the longest cap, at least one. */
function longestCap(policy: ContactPolicy): number {
  return Math.max(1, ...policy.caps.map((cap) => parseDuration(cap.per)?.days ?? 0));
}
