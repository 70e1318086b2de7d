import { nameWords } from '../base/name-words.ts';
import type { Timer } from '../model/timer.ts';
import type { Registry } from '../registry/registry.ts';
import { timerParts, timerWords } from '../words/timer-words.ts';
import type { Difference } from './difference.ts';
import { arrow, cased, type Names, quoted } from './said.ts';

/** A timer is called by the step it leads to, where that is one; else by its own name. */
export function timerDifference(difference: Difference, { registry }: Names): string {
  const { kind, field, name, value } = difference;
  const [old, now] = [value?.before as Timer | undefined, value?.after as Timer | undefined];
  const [was, is] = [quoted(nameWords(name?.before ?? '')), quoted(nameWords(name?.after ?? ''))];
  if (kind === 'added' && now) return `Wait ${is} added: ${timerWords(now, registry)}`;
  if (kind === 'removed' && old) return `Wait ${was} removed: ${timerWords(old, registry)}`;
  if (field === 'name') return `Wait ${was} renamed to ${is}`;
  return old && now ? changedTimer(calledBy(difference), field, old, now, registry) : `${calledBy(difference)} changed`;
}

function calledBy({ name, leadsTo = [] }: Difference): string {
  const [only, ...more] = leadsTo;
  return only === undefined || more.length > 0
    ? `Wait ${quoted(nameWords(name?.after ?? ''))}`
    : cased(nameWords(only.split('.').at(-1) ?? only));
}

function changedTimer(called: string, field: string | undefined, old: Timer, now: Timer, registry: Registry): string {
  if (field === 'late') return `${called}, when late: ${arrow(lateWords(old), lateWords(now))}`;
  if (field === 'description') return `${called}: description changed`;
  const [a, b] = [timerParts(old, registry), timerParts(now, registry)];
  if (field === 'offset' && a.kind === b.kind && a.days === b.days) return `${called}: ${shortest(a.lead, b.lead)}`;
  const begun = 'time of the beginning';
  if (field === 'at' && a.time !== b.time) return `${called}: ${arrow(a.time ?? begun, b.time ?? begun)}`;
  const [from, to] = [timerWords(old, registry), timerWords(now, registry)];
  return from === to ? `${called}: ${nameWords(field ?? 'wait').toLowerCase()} changed` : `${called}: ${arrow(from, to)}`;
}

function lateWords({ late = 'skip' }: Timer): string {
  return { skip: 'leave the message out', send: 'send it anyway', review: 'ask a person' }[late];
}

/** `day 15 → day 10`, without what both count from. */
function shortest(a: string, b: string): string {
  const [from, to] = [a.split(' '), b.split(' ')];
  let common = 0;
  while (common < from.length - 2 && common < to.length - 2 && from.at(-1 - common) === to.at(-1 - common)) common += 1;
  const cut = (parts: readonly string[]): string => parts.slice(0, parts.length - common).join(' ');
  return common === 0 ? arrow(a, b) : arrow(cut(from), cut(to));
}
