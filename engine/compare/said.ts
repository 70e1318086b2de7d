import { stateWords } from '../base/name-words.ts';
import type { Registry } from '../registry/registry.ts';
import { durationWords } from '../rules/rule-words.ts';
import { triggerWords } from '../words/trigger-words.ts';
import type { Difference, SaidTrigger } from './difference.ts';

/** What the words of differences are made with. */
export interface Names {
  readonly registry: Registry;
  readonly nameOf: (id: string) => string;
  /** Whether the registry is that of an installation, which has names for templates. */
  readonly isNamed: boolean;
}

export type DifferenceText = (difference: Difference, names: Names) => string;

export function quoted(text: string): string {
  return `“${text.length > 60 ? `${text.slice(0, 59)}…` : text}”`;
}

/** A step by its own name, with its level where there is one. */
export function step(path: string | undefined): string {
  return path === undefined || path === '' ? 'Everywhere' : quoted(stateWords(path));
}

export function arrow(before: string, after: string): string {
  return `${before === '' ? 'nothing' : before} → ${after === '' ? 'nothing' : after}`;
}

export function said({ trigger, timer }: SaidTrigger, registry: Registry): string {
  return triggerWords(trigger, registry, timer && trigger.kind === 'timer' ? { [trigger.name]: timer } : {});
}

export function cased(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

export function valueText(value: unknown): string {
  if (value === undefined) return '';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'string') return /^-?P(?=.)(\d|T)/.test(value) ? durationWords(value) : quoted(value);
  return typeof value === 'number' ? String(value) : quoted(JSON.stringify(value));
}
