import type { Caller } from '../http/authenticate.ts';
import type { Audience } from '../runtime.ts';

/** Everybody who works in the house. */
export const STAFF_ROOM = 'staff';
/** Who has an account open. */
export const accountRoom = (id: string): string => `account:${id}`;
const personRoom = (id: string): string => `person:${id}`;

/** Those who may see everything sit in one room, the others in the rooms of their units. */
const ALL_UNITS = '*';
const unitRoom = (unit: string): string => `unit:${unit}`;
/** Those of them whose lists show the work of others too. */
const wideRoom = (unit: string): string => `wide:${unit}`;
/** They look at their own work and at the pools. */
const narrowRoles: ReadonlySet<string> = new Set(['collector', 'resolver']);

/** The rooms somebody sits in as long as his line is open. */
export function roomsOf({ actor, units, role }: Caller): string[] {
  const seen = units ?? [ALL_UNITS];
  const wide = narrowRoles.has(role) ? [] : seen.map(wideRoom);
  return [STAFF_ROOM, personRoom(actor.id), ...seen.map(unitRoom), ...wide];
}

/** Everybody who may see accounts of a unit. */
export function roomsOfUnit(unitId: string | undefined): string[] {
  return [unitRoom(ALL_UNITS), ...(unitId === undefined ? [] : [unitRoom(unitId)])];
}

/** Whom a change of somebody's work concerns: those it is of, those who lead, and everybody where a pool has some of it. */
export function roomsOfAudience({ people, isInPool, unitId }: Audience): string[] {
  if (isInPool) return roomsOfUnit(unitId);
  return [...people.map(personRoom), wideRoom(ALL_UNITS), ...(unitId === undefined ? [] : [wideRoom(unitId)])];
}
