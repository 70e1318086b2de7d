import { type EffectCall, NAME } from '#engine';

const pattern = new RegExp(NAME);
const LONGEST = 60;

/** The key a step of this name has: `Final letter` → `finalLetter`. Empty when nothing of the name can be written as one. */
export function keyOfName(name: string): string {
  const plain = name.normalize('NFD').replaceAll('ß', 'ss').replaceAll(/\p{M}/gu, '');
  const words = plain.split(/[^A-Za-z0-9]+/).filter((word) => word !== '');
  const camel = words.map((word, index) => (index === 0 ? lowered(word) : word.charAt(0).toUpperCase() + word.slice(1))).join('');
  const key = (/^\d/.test(camel) ? `step${camel}` : camel).slice(0, LONGEST);
  return pattern.test(key) ? key : '';
}

function lowered(word: string): string {
  return word.toUpperCase() === word ? word.toLowerCase() : word.charAt(0).toLowerCase() + word.slice(1);
}

const byType: Readonly<Record<string, string>> = {
  'service.suspend': 'suspended',
  'service.resume': 'resumed',
  'credit.hold': 'creditStopped',
  'credit.release': 'creditReleased',
  escalate: 'escalated',
  'alert.raise': 'alert',
  'hold.place': 'onHold',
  'note.add': 'note',
};

/** What a step is called when nobody has said: what is done in it first, as `Call` or `Email firm reminder`. */
export function nameFor(actions: readonly EffectCall[]): string {
  const [first] = actions;
  if (!first) return 'wait';
  const params = first.params ?? {};
  if (first.type === 'notice.send') return keyOfName(`${params['channel'] ?? ''} ${params['template'] ?? ''}`) || 'message';
  if (first.type === 'task.create') return keyOfName(String(params['kind'])) || 'task';
  return byType[first.type] ?? (keyOfName(first.type) || 'step');
}
