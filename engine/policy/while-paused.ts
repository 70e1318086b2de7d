import type { EffectCall } from '../model/machine.ts';

/** What reaches or presses a customer, as people count it. `other` holds the rest of what people do. */
export const touchKinds = [
  'email',
  'sms',
  'letter',
  'portal',
  'call',
  'follow-up',
  'suspension',
  'credit-stop',
  'escalation',
  'other',
] as const;
export type TouchKind = (typeof touchKinds)[number];

/** What is kept back while a strategy is paused. `step`: the account moves on, and nobody is reached. */
export const heldKinds = [...touchKinds, 'step'] as const;
export type HeldKind = (typeof heldKinds)[number];

/** What presses the customer, by its type. */
export const pressureKinds: Readonly<Record<string, TouchKind>> = {
  'service.suspend': 'suspension',
  'credit.hold': 'credit-stop',
  escalate: 'escalation',
};

/** Tasks in which a person turns to the customer. */
const reaching: ReadonlySet<string> = new Set<TouchKind>(['call', 'letter', 'follow-up']);
const channels: ReadonlySet<string> = new Set<TouchKind>(['email', 'sms', 'letter', 'portal', 'call']);

/**
 * What an action is to the customer: the kind it is counted as, or undefined where it reaches and burdens nobody
 * outside. Only what has a kind waits while its strategy is paused.
 */
export function touchOf({ type, params }: Pick<EffectCall, 'type' | 'params'>, outbound: boolean): TouchKind | undefined {
  if (type === 'task.create') return oneOf(reaching, params?.['kind']);
  if (type === 'notice.send') return oneOf(channels, params?.['channel']) ?? 'other';
  return pressureKinds[type] ?? (outbound ? 'other' : undefined);
}

/** Whether a person must be asked before it happens, where review was decided; a task is with a person anyway. */
export function isForReview(call: Pick<EffectCall, 'type' | 'params'>, outbound: boolean): boolean {
  return call.type !== 'task.create' && call.type !== 'escalate' && touchOf(call, outbound) !== undefined;
}

function oneOf(kinds: ReadonlySet<string>, value: unknown): TouchKind | undefined {
  return typeof value === 'string' && kinds.has(value) ? (value as TouchKind) : undefined;
}
