import { Engine, type TopLevelCondition } from 'json-rules-engine';
import { addDays, compileRuleSet, type Facts } from '#engine';
import { SeededRandom } from '../../runtime/demo/seeded-random.ts';
import { stockRegistry } from '../definitions/stock.ts';
import { factsOf, owing, TODAY } from './accounts.ts';
import { judgeByHand, type TypedFacts } from './hand-written-rules.ts';
import { type Bench, inTurns, type Side, timesAsFast, timesAsLong } from './harness.ts';
import { namedRules, ruleSet } from './rule-set.ts';

const ACCOUNTS = 5000;
const ROUNDS = 40;
/** json-rules-engine is so much slower that it judges fewer accounts. */
const JRE_ACCOUNTS = 200;
const REPETITIONS = 7;

const OURS = '20 rules, compiled';
const HAND = 'hand-written TypeScript';
const JRE = 'json-rules-engine, one engine of its own';

export const rules: Bench = {
  name: 'rules',
  dataset: `20 rules (14 of definitions/) on the flat facts of ${ACCOUNTS.toLocaleString('en-US')} accounts, ${ROUNDS} rounds; json-rules-engine on ${JRE_ACCOUNTS}, scaled`,
  async run() {
    const random = new SeededRandom(20);
    const all = Array.from({ length: ACCOUNTS }, (_, index) => factsOf(owing(index, random), random));
    const timings = await inTurns([compiledSide(all), handSide(all), await jreSide(all)], REPETITIONS);
    return [timesAsLong(timings, OURS, OURS, HAND, { most: 1.5 }), timesAsFast(timings, OURS, OURS, JRE)];
  },
};

/** Every side answers what its rules say of the accounts all sides judge, and in how many cases each rule held of its own. */
type Answers = readonly Uint8Array[];

function overAll(name: string, all: readonly Facts[], judge: (facts: Facts, out: Uint8Array) => void): Side {
  const out = all.map(() => new Uint8Array(ruleSet.length));
  return {
    name,
    pieces: ACCOUNTS * ROUNDS,
    prepare() {
      for (const each of out) each.fill(2);
    },
    run(): Answers {
      for (let round = 0; round < ROUNDS; round += 1)
        for (let index = 0; index < all.length; index += 1) judge(all[index] as Facts, out[index] as Uint8Array);
      return out;
    },
    result: (answer) => compared(answer as Answers),
  };
}

function compared(answers: Answers): string[] {
  return answers.slice(0, JRE_ACCOUNTS).map((each) => each.join(''));
}

function compiledSide(all: readonly Facts[]): Side {
  return overAll(OURS, all, compileRuleSet(ruleSet, stockRegistry.catalog, namedRules));
}

function handSide(all: readonly Facts[]): Side {
  const judge = judgeByHand(TODAY);
  return overAll(HAND, all, (facts, out) => judge(facts as unknown as TypedFacts, out));
}

async function jreSide(all: readonly Facts[]): Promise<Side> {
  const engine = new Engine([], { allowUndefinedFacts: true });
  for (const [name, holds] of Object.entries(ownOperators)) engine.addOperator(name, holds);
  for (const [name, conditions] of Object.entries(namedRules)) engine.setCondition(name, topLevel(conditions));
  for (const [index, conditions] of ruleSet.entries())
    engine.addRule({ conditions: topLevel(conditions), event: { type: 'holds', params: { index } } });
  return {
    name: JRE,
    pieces: JRE_ACCOUNTS,
    async run(): Promise<Answers> {
      const out: Uint8Array[] = [];
      for (const facts of all.slice(0, JRE_ACCOUNTS)) {
        const judged = new Uint8Array(ruleSet.length);
        const { events } = await engine.run(facts as Record<string, unknown>);
        for (const event of events) judged[event.params?.['index'] as number] = 1;
        out.push(judged);
      }
      return out;
    },
    result: (answer) => compared(answer as Answers),
  };
}

/** json-rules-engine wants a group at the top. */
function topLevel(conditions: unknown): TopLevelCondition {
  return (
    typeof conditions === 'object' && conditions !== null && 'fact' in conditions ? { all: [conditions] } : conditions
  ) as TopLevelCondition;
}

const [in10Days, before45Days] = [addDays(TODAY, 10), addDays(TODAY, -45)];

/** The operators of ours it does not have, as lean as can be. */
const ownOperators: Readonly<Record<string, (value: never, operand: never) => boolean>> = {
  isMissing: (value: unknown) => value === undefined,
  between: (value: number, [low, high]: [number, number]) => value >= low && value <= high,
  notBetween: (value: number, [low, high]: [number, number]) => value < low || value > high,
  before: (value: string | undefined, operand: string) => value !== undefined && value < operand,
  onOrBefore: (value: string | undefined, operand: string) => value !== undefined && value <= operand,
  startsWith: (value: string | undefined, operand: string) => value?.startsWith(operand) === true,
  notWithinNext: (value: string | undefined) => value !== undefined && !(value >= TODAY && value <= in10Days),
  notWithinLast: (value: string | undefined) => value !== undefined && !(value >= before45Days && value <= TODAY),
};
