import fc from 'fast-check';
import { chartOfValue } from '../../designer/document/flow-draft.ts';
import type { JsonObject } from '../../designer/document/json.ts';
import { isFlow, stock } from '../definitions/stock.ts';
import { randomMachine, randomTimers } from './machine-arbitrary.ts';

/** The texts of the stock strategies and resolution paths. */
export const stockTexts: readonly string[] = stock.filter((file) => isFlow(file.definition)).map((file) => file.text);

/** A definition holds 200 rules at most. */
const MOST_RULES = 190;

/** Documents to edit: every stock flow, and small random ones with a layout and tests. */
export const documents: fc.Arbitrary<JsonObject> = fc.oneof(
  fc.constantFrom(...stockTexts).map((text) => withExtras(JSON.parse(text) as JsonObject)),
  fc
    .tuple(
      randomMachine.filter(({ guardNames }) => guardNames.length < MOST_RULES),
      fc.boolean(),
    )
    .map(([machine, drawn]) => {
      const value = {
        kind: 'strategy',
        id: 'random',
        name: 'Random',
        timers: randomTimers,
        rules: { ...machine.rules, both: { any: [{ condition: 'r0' }, { not: { condition: 'r1' } }] } },
        machine: machine.config,
        tests: [{ name: 'one', expect: [] }],
      } as unknown as JsonObject;
      return withExtras(drawn ? { ...value, layout: layoutFor(value) } : value);
    }),
);

function layoutFor(value: JsonObject): JsonObject {
  const paths = [...chartOfValue(value).states.keys()].filter((path) => path !== '');
  return { nodes: Object.fromEntries(paths.map((path, index) => [path, { x: index * 40, y: index * 30, 'x-own': path }])), notes: [] };
}

/** The document with a key of the author's own at every level at which there may be one. */
function withExtras(value: JsonObject): JsonObject {
  const copy = structuredClone(value) as unknown as { machine: Stated; tests?: object[]; timers?: object };
  mark(copy, 'definition');
  mark(copy.machine, '');
  for (const [index, test] of (copy.tests ?? []).entries()) mark(test, `test ${index}`);
  return copy as unknown as JsonObject;
}

interface Stated {
  states?: Record<string, Stated>;
  on?: Record<string, unknown>;
  after?: Record<string, unknown>;
  always?: unknown;
  entry?: object[];
}

function mark(owner: object, place: string): void {
  Object.assign(owner, { 'x-note': { of: place } });
  const { states, on, after, always, entry } = owner as Stated;
  for (const [name, child] of Object.entries(states ?? {})) mark(child, `${place}/${name}`);
  for (const [name, ways] of Object.entries({ ...on, ...after, always })) {
    for (const way of [ways].flat())
      if (typeof way === 'object' && way !== null) Object.assign(way, { 'x-note': { of: `${place}|${name}` } });
  }
  for (const call of entry ?? []) Object.assign(call, { 'x-note': { of: `${place} entry` } });
}
