import { nameWords } from '../base/name-words.ts';
import type { Difference } from './difference.ts';
import { arrow, quoted, step } from './said.ts';

export function stateDifference({ kind, field, state, value, count }: Difference): string {
  const name = step(state?.after ?? state?.before);
  if (kind === 'added' || kind === 'removed') return `${name} ${kind}`;
  const [old, now] = [value?.before, value?.after];
  switch (field) {
    case 'name':
      return `${step(state?.before)} renamed to ${quoted(nameWords(String(now)))}`;
    case 'parent':
      return `${step(state?.before)} moved ${now === '' || now === undefined ? 'out of its level' : `into ${step(String(now))}`}`;
    case 'type':
      return `${name} is now ${types[String(now)] ?? String(now)}, was ${types[String(old)] ?? String(old)}`;
    case 'initial':
      return `${state?.after === '' ? 'The strategy' : name} begins with ${ways(now)} instead of ${ways(old)}`;
    case 'target':
      return `${name} leads to ${ways(now)} instead of ${ways(old)}`;
    case 'tags':
      return `${name}: marks ${arrow(listed(old), listed(now))}`;
    case 'description':
      return `${name}: description changed`;
    case 'order':
      return `${state?.after === '' ? 'Steps' : `Steps in ${name}`} in another order (${count ?? 0})`;
    default:
      return `${name}: ${nameWords(field ?? 'setting').toLowerCase()} changed`;
  }
}

const types: Readonly<Record<string, string>> = {
  atomic: 'a plain step',
  compound: 'a level with steps in it',
  parallel: 'a level whose parts run side by side',
  history: 'a way back to where it was',
  final: 'an end',
};

function ways(path: unknown): string {
  return typeof path === 'string' ? step(path) : path === null ? 'a step that does not exist' : 'nothing';
}

function listed(value: unknown): string {
  return Array.isArray(value) ? value.join(', ') : '';
}
