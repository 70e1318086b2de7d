import { nameWords } from '../base/name-words.ts';
import type { Conditions } from '../model/conditions.ts';
import { ruleWords } from '../rules/rule-words.ts';
import type { Difference } from './difference.ts';
import { arrow, cased, type Names, quoted, valueText } from './said.ts';

export function ruleDifference({ kind, field, name, value }: Difference, { registry }: Names): string {
  const write = (rule: unknown): string => ruleWords(rule as Conditions, registry);
  const called = quoted(nameWords(name?.after ?? name?.before ?? ''));
  if (kind === 'added') return `Condition ${called} added: ${write(value?.after)}`;
  if (kind === 'removed') return `Condition ${called} removed: ${write(value?.before)}`;
  if (field === 'name') return `Condition ${quoted(nameWords(name?.before ?? ''))} renamed to ${called}`;
  const [from, to] = [write(value?.before), write(value?.after)];
  return from === to ? `Condition ${called} written in another way` : `Condition ${called}: ${arrow(from, to)}`;
}

export function settingDifference({ field = '', value }: Difference): string {
  const called = field
    .split('.')
    .map((part) => settings[part] ?? nameWords(part).toLowerCase())
    .join(', ');
  if (field === 'description') return 'Description changed';
  const [old, now] = [value?.before, value?.after];
  const isPlain = (each: unknown): boolean => each === undefined || typeof each !== 'object';
  const isLong = (each: unknown): boolean => typeof each === 'string' && each.length > 80;
  if (!isPlain(old) || !isPlain(now) || isLong(old) || isLong(now)) return `${cased(called)} changed`;
  return `${cased(called)}: ${arrow(valueText(old), valueText(now))}`;
}

const settings: Readonly<Record<string, string>> = {
  startsBefore: 'begins before the due date',
  keptAtPercent: 'kept from (percent)',
  grace: 'days of grace',
  longest: 'longest promise',
  subject: 'runs for each',
};

export function rowDifference({ kind, field, name, value }: Difference, { registry, nameOf }: Names): string {
  const called = quoted(name?.after ?? name?.before ?? '');
  if (kind === 'moved') return `Order of ${nameWords(name?.after ?? 'rows').toLowerCase()} changed`;
  if (kind === 'added' || kind === 'removed') return `${called} ${kind}`;
  if (field === 'when') {
    const write = (rule: unknown): string => (rule === undefined ? 'everybody' : ruleWords(rule as Conditions, registry));
    return `${called}: ${arrow(write(value?.before), write(value?.after))}`;
  }
  const said = (each: unknown): unknown => (field === 'strategy' && typeof each === 'string' ? nameOf(each) : each);
  const [old, now] = [said(value?.before), said(value?.after)];
  const isPlain = [old, now].every((each) => each === undefined || typeof each !== 'object');
  const setting = nameWords(field ?? 'row').toLowerCase();
  return isPlain ? `${called}, ${setting}: ${arrow(valueText(old), valueText(now))}` : `${called}: ${setting} changed`;
}
