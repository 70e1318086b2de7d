import { nameWords } from '../base/name-words.ts';
import type { EffectCall } from '../model/machine.ts';
import { channelWords, effectWords, taskKindWords, templateWords } from '../words/effect-words.ts';
import type { Difference } from './difference.ts';
import { arrow, type Names, quoted, said, step, valueText } from './said.ts';

export function effectDifference(difference: Difference, names: Names): string {
  const { registry } = names;
  const { kind, field, state, trigger, at, value } = difference;
  const path = at === 'transition' && trigger?.after ? `, ${said(trigger.after, registry)}` : at === 'exit' ? ', on leaving' : '';
  const where = `${step(state?.after ?? state?.before)}${path}`;
  if (kind === 'moved') return `${where}: actions in another order`;
  const [old, now] = [value?.before as EffectCall | undefined, value?.after as EffectCall | undefined];
  if (kind === 'added' && now) return `${where}: ${effectWords(now, registry)} added`;
  if (kind === 'removed' && old) return `${where}: ${effectWords(old, registry)} removed`;
  if (!old || !now) return `${where}: action changed`;
  if (field === undefined) return `${where}: ${arrow(effectWords(old, registry), effectWords(now, registry))}`;
  return `${where}: ${paramName(now, field)} ${arrow(paramWords(old, field, names), paramWords(now, field, names))}`;
}

/** What a setting of an action is called beside it: `Email template`, `Call task due in`. */
function paramName({ type, params }: EffectCall, field: string): string {
  const setting = paramNames[field] ?? nameWords(field).toLowerCase();
  if (type === 'notice.send')
    return field === 'channel' ? 'sent by' : `${channelWords(String(params?.['channel'] ?? 'message'))} ${setting}`;
  if (type === 'task.create') return field === 'kind' ? 'task' : `${taskKindWords(String(params?.['kind'] ?? 'follow-up'))} ${setting}`;
  return `${nameWords(type.replaceAll('.', ' '))} ${setting}`;
}

const paramNames: Readonly<Record<string, string>> = { dueIn: 'due in', skill: 'for', keep: 'stays when the step is left' };

function paramWords({ params }: EffectCall, field: string, { registry, isNamed }: Names): string {
  const value = params?.[field];
  if (value === undefined) return '';
  if (field === 'template') return isNamed ? quoted(templateWords(String(value), registry)) : String(value);
  if (field === 'channel') return channelWords(String(value));
  if (field === 'kind') return taskKindWords(String(value));
  return valueText(value);
}
