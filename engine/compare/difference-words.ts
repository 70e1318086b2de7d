import { createRegistry, type Registry } from '../registry/registry.ts';
import type { Difference, DifferentThing } from './difference.ts';
import { effectDifference } from './effect-difference.ts';
import { rowDifference, ruleDifference, settingDifference } from './part-difference.ts';
import { orderDifference, transitionDifference } from './path-difference.ts';
import { type DifferenceText, quoted } from './said.ts';
import { stateDifference } from './state-difference.ts';
import { timerDifference } from './timer-difference.ts';

/** What the words of differences are made with; without a registry templates are called by their ids. */
export interface DifferenceNames {
  readonly registry?: Registry;
  /** What another definition is called that is named by its id; its id when missing. */
  readonly nameOf?: (id: string) => string;
}

/** A difference as a manager says it: `First call: day 15 → day 10`, `“Final letter” removed`. */
export function differenceWords(difference: Difference, { registry = bare, nameOf = itself }: DifferenceNames = {}): string {
  return words[difference.what](difference, { registry, nameOf, isNamed: registry !== bare });
}

const bare = createRegistry([]);
const itself = (id: string): string => id;

const words: Readonly<Record<DifferentThing, DifferenceText>> = {
  state: stateDifference,
  transition: transitionDifference,
  order: orderDifference,
  effect: effectDifference,
  timer: timerDifference,
  rule: ruleDifference,
  setting: settingDifference,
  row: rowDifference,
  test: ({ kind, name }) =>
    kind === 'moved' ? 'Order of tests changed' : `Test ${quoted(name?.after ?? name?.before ?? '')} ${verbs[kind]}`,
  layout: ({ kind, count = 0 }) =>
    kind === 'moved'
      ? `${count} ${count === 1 ? 'step stands' : 'steps stand'} elsewhere on the canvas`
      : 'Arrangement of the canvas changed',
  note: ({ kind, value }) => `Note ${quoted(String(value?.after ?? value?.before ?? ''))} ${verbs[kind]}`,
  writing: () => 'Written in another way, the same in meaning',
};

const verbs = { added: 'added', removed: 'removed', changed: 'changed', moved: 'moved' } as const;
