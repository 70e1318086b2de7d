import { nameWords } from '../base/name-words.ts';
import type { EffectCall } from '../model/machine.ts';
import type { Registry } from '../registry/registry.ts';
import { durationWords } from '../rules/rule-words.ts';

type Part = (name: string) => string | undefined;
type Words = (part: Part, registry: Registry) => string;

const LONGEST_QUOTE = 80;

/** An action as people read it: `Email “Friendly reminder”`, `Call task for standard collectors, due in 2 days`. */
export function effectWords(call: EffectCall, registry: Registry): string {
  const part: Part = (name) => {
    const value = call.params?.[name];
    return value === undefined || value === '' ? undefined : String(value);
  };
  return words[call.type]?.(part, registry) ?? registry.effects.get(call.type)?.label ?? nameWords(call.type);
}

/** What a channel is called where something is sent on it. */
export function channelWords(channel: string): string {
  return channels[channel] ?? nameWords(channel);
}

/** What a template is called; its id in words where it is not known. */
export function templateWords(id: string, registry: Pick<Registry, 'templates'>): string {
  return registry.templates.get(id)?.name ?? nameWords(id);
}

/** What a task of a kind is called. */
export function taskKindWords(kind: string): string {
  return kinds[kind] ?? `${nameWords(kind)} task`;
}

const channels: Readonly<Record<string, string>> = {
  email: 'Email',
  sms: 'Text message',
  letter: 'Letter',
  call: 'Call',
  portal: 'Portal message',
};

const kinds: Readonly<Record<string, string>> = {
  call: 'Call task',
  review: 'Review task',
  'follow-up': 'Follow-up task',
  letter: 'Letter task',
  dispute: 'Dispute task',
  escalation: 'Escalation task',
  'late-notice': 'Late message task',
};

const words: Readonly<Record<string, Words>> = {
  'notice.send': (part, registry) => {
    const role = part('role');
    const what = `${channelWords(part('channel') ?? 'message')} ${quoted(templateWords(part('template') ?? '?', registry))}`;
    return role === undefined ? what : `${what} to ${nameWords(role).toLowerCase()}`;
  },
  'task.create': (part, registry) => {
    const [title, script, skill, pool] = [part('title'), part('script'), part('skill'), part('pool')];
    const what = [
      taskKindWords(part('kind') ?? 'follow-up'),
      ...(title === undefined ? [] : [quoted(title)]),
      ...(script === undefined ? [] : [`by the script ${quoted(templateWords(script, registry))}`]),
      ...(skill === undefined ? [] : [`for ${nameWords(skill).toLowerCase()} collectors`]),
      ...(pool === undefined ? [] : [`in pool ${quoted(nameWords(pool))}`]),
    ].join(' ');
    return `${what}${within(part('dueIn'), ', due in ')}${part('keep') === 'true' ? ', stays when the step is left' : ''}`;
  },
  'task.cancel': (part) => (part('kind') === undefined ? 'Withdraw tasks' : `Withdraw: ${taskKindWords(part('kind') ?? '').toLowerCase()}`),
  'note.add': (part) => `Note ${quoted(part('text') ?? '')}`,
  'hold.place': (part) => `Put on hold: ${part('reason') ?? 'no reason'}${within(part('days'), ', for ')}`,
  escalate: (part) => `Escalate to the ${part('to') ?? 'lead'}: ${spoken(part('reason') ?? 'no reason')}`,
  'alert.raise': (part) => `${part('severity') === 'warning' ? 'Warning' : 'Alert'} ${quoted(part('text') ?? '')}`,
  'dispute.assign': (part) => `Give the dispute to ${quoted(nameWords(part('pool') ?? '?'))}${within(part('dueIn'), ', due in ')}`,
  'dispute.resolve': (part) => `Resolve the dispute as ${part('outcome') ?? '?'}`,
  'strategy.start': (part) => `Move to strategy ${quoted(nameWords(part('strategy') ?? '?'))}`,
};

function quoted(text: string): string {
  return `“${text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE - 1)}…` : text}”`;
}

/** A reason written as a name is read as words; a sentence stays one. */
function spoken(reason: string): string {
  return reason.includes(' ') ? reason : nameWords(reason).toLowerCase();
}

function within(duration: string | undefined, before: string): string {
  return duration === undefined ? '' : `${before}${durationWords(duration)}`;
}
