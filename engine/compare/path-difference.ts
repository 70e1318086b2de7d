import { nameWords } from '../base/name-words.ts';
import type { Guard } from '../model/machine.ts';
import { guardWords } from '../words/transition-words.ts';
import { whenWords } from '../words/trigger-words.ts';
import type { Difference } from './difference.ts';
import { arrow, cased, type Names, quoted, said, step } from './said.ts';

export function transitionDifference(difference: Difference, names: Names): string {
  const { kind, field, state, trigger, target, value } = difference;
  if (kind === 'added' || kind === 'removed') return wholePath(difference, names);
  const from = step(state?.after ?? state?.before);
  const path = trigger?.after ? said(trigger.after, names.registry) : 'path';
  switch (field) {
    case 'target':
      return `${from}, ${path}: goes to ${wayTo(target?.after)} instead of ${wayTo(target?.before)}`;
    case 'guard':
      return `${from}, ${path}: condition ${arrow(condition(value?.before, names), condition(value?.after, names))}`;
    case 'trigger': {
      const to = target?.after === undefined ? '' : ` to ${step(target.after)}`;
      return `${from}${to}: ${arrow(trigger?.before ? said(trigger.before, names.registry) : '', path)}`;
    }
    case 'source':
      return `Path ${path} leads from ${from} instead of ${step(state?.before)}`;
    case 'reenter':
      return `${from}, ${path}: ${value?.after === true ? 'begins the step again' : 'no longer begins the step again'}`;
    default:
      return `${from}, ${path}: ${nameWords(field ?? 'path').toLowerCase()} changed`;
  }
}

function wholePath({ kind, state, trigger, target }: Difference, { registry }: Names): string {
  const [now, to] = [trigger?.after ?? trigger?.before, target?.after ?? target?.before];
  const timers = now?.timer && now.trigger.kind === 'timer' ? { [now.trigger.name]: now.timer } : {};
  const when = now ? ` ${whenWords(now.trigger, registry, timers)}` : '';
  return `${step(state?.after ?? state?.before)}: path${when}${to === undefined ? '' : ` to ${step(to)}`} ${kind}`;
}

function wayTo(path: string | undefined): string {
  return path === undefined ? 'nowhere' : step(path);
}

function condition(guard: unknown, names: Names): string {
  return guard === undefined ? 'none' : guardWords(guard as Guard, names);
}

export function orderDifference({ trigger, count, state }: Difference, { registry }: Names): string {
  const name = trigger?.after ? said(trigger.after, registry) : 'it';
  const where = state?.after ? ` in ${step(state.after)}` : '';
  return count === 2
    ? `Order of two conditions after ${quoted(cased(name))}${where} swapped`
    : `Order of conditions after ${quoted(cased(name))}${where} changed`;
}
