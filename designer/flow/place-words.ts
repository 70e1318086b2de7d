import { nameWords, pointerKeys } from '#engine';

/** Where a pointer into a flow leads, as people call it: `Chasing › Reminded · template`. */
export function placeWords(pointer: string): string {
  const keys = pointerKeys(pointer);
  const steps: string[] = [];
  if (keys[0] === 'machine') keys.shift();
  while (keys[0] === 'states' && keys[1] !== undefined) {
    steps.push(nameWords(keys[1]));
    keys.splice(0, 2);
  }
  const rest = keys
    .filter((key) => !hidden.has(key))
    .map((key) => (/^\d+$/.test(key) ? String(Number(key) + 1) : (plain[key] ?? nameWords(key))));
  return [steps.join(' › '), rest.join(', ')].filter(Boolean).join(' · ') || 'All of it';
}

/** Keys that say nothing to a person where others follow them. */
const hidden: ReadonlySet<string> = new Set(['params', 'states']);

const plain: Readonly<Record<string, string>> = {
  on: 'when',
  after: 'after a wait',
  always: 'at once',
  onDone: 'when all of it is done',
  entry: 'on arrival',
  exit: 'on leaving',
  initial: 'first step',
  guard: 'condition',
  target: 'leads to',
  actions: 'actions',
};
