import { pointer } from '../base/pointer.ts';
import type { Catalog, Facts, FactType, FactValue } from '../facts/catalog.ts';
import type { Comparison, Conditions } from '../model/conditions.ts';
import { type AsOf, asOfFacts, judge, type OperatorName, operators } from './operators.ts';
import { isFactReference, type NamedRules } from './rule-tree.ts';

/** What became of a part of a rule. Unknown is what can be said neither of it nor of its opposite. */
export type RuleOutcome = 'holds' | 'fails' | 'unknown';

/** A comparison with what it saw. `actual` is left out when the fact was not known. */
export interface JudgedTest {
  readonly pointer: string;
  readonly form: 'fact';
  readonly fact: string;
  readonly operator: string;
  readonly expected?: unknown;
  readonly expectedFact?: string;
  readonly actual?: FactValue;
  readonly outcome: RuleOutcome;
}

export interface JudgedGroup {
  readonly pointer: string;
  readonly form: 'all' | 'any' | 'not' | 'condition';
  /** The named rule a `condition` stands for. */
  readonly name?: string;
  readonly of: readonly RuleVerdict[];
  readonly outcome: RuleOutcome;
}

export type RuleVerdict = JudgedTest | JudgedGroup;

/** Where the parts of a rule lie, for their pointers. */
export interface RulePlaces {
  readonly conditions: string;
  readonly rules: string;
}

/**
 * Judges a checked rule in the shape its author gave it, every part of it: what an editor shows beside each
 * condition. The whole holds exactly when the compiled rule does. Facts `isUnknown` names are taken for unknown
 * whatever is asked of them, even whether they are missing.
 */
export function judgeRule(
  conditions: Conditions,
  facts: Facts,
  catalog: Catalog,
  rules: NamedRules = {},
  { isUnknown = () => false, places = { conditions: '', rules: '/rules' } }: RuleView = {},
): RuleVerdict {
  return verdictOn(conditions, places.conditions);

  function verdictOn(part: Conditions, at: string): RuleVerdict {
    if ('all' in part) return group('all', part.all, at);
    if ('any' in part) return group('any', part.any, at);
    if ('not' in part) {
      const inner = verdictOn(part.not, `${at}/not`);
      return { pointer: at, form: 'not', of: [inner], outcome: opposite(inner.outcome) };
    }
    if ('condition' in part) {
      const name = part.condition;
      const inner = verdictOn(rules[name] as Conditions, `${places.rules}${pointer(name)}`);
      return { pointer: at, form: 'condition', name, of: [inner], outcome: inner.outcome };
    }
    return test(part, at);
  }

  function group(form: 'all' | 'any', members: readonly Conditions[], at: string): RuleVerdict {
    const of = members.map((member, index) => verdictOn(member, `${at}/${form}/${index}`));
    return { pointer: at, form, of, outcome: form === 'all' ? worst(of) : opposite(worst(of.map(turned))) };
  }

  function test({ fact, operator, value }: Comparison, at: string): JudgedTest {
    const type = catalog.fact(fact)?.type as FactType;
    const other = isFactReference(value) ? value.fact : undefined;
    const hidden = isUnknown(fact) || (other !== undefined && isUnknown(other));
    const actual = hidden ? undefined : facts[fact];
    const operand = other === undefined ? value : facts[other];
    const outcome = hidden ? 'unknown' : compare(operator as OperatorName, type, actual, operand, asOfFacts(facts));
    return {
      pointer: at,
      form: 'fact',
      fact,
      operator,
      ...(operators[operator as OperatorName].operand === 'none' || operand === undefined ? {} : { expected: operand }),
      ...(other === undefined ? {} : { expectedFact: other }),
      ...(actual === undefined || actual === null ? {} : { actual }),
      outcome,
    };
  }
}

/** How a rule is looked at when it is judged for people. */
export interface RuleView {
  readonly isUnknown?: (fact: string) => boolean;
  readonly places?: RulePlaces;
}

/** A comparison fails only when its opposite holds. */
function compare(operator: OperatorName, type: FactType, actual: unknown, operand: unknown, asOf: AsOf): RuleOutcome {
  if (judge(operator, type, actual, operand, asOf)) return 'holds';
  return judge(operators[operator].complement, type, actual, operand, asOf) ? 'fails' : 'unknown';
}

function opposite(outcome: RuleOutcome): RuleOutcome {
  return outcome === 'holds' ? 'fails' : outcome === 'fails' ? 'holds' : 'unknown';
}

function turned({ outcome }: Pick<RuleVerdict, 'outcome'>): { readonly outcome: RuleOutcome } {
  return { outcome: opposite(outcome) };
}

function worst(members: readonly Pick<RuleVerdict, 'outcome'>[]): RuleOutcome {
  if (members.some((member) => member.outcome === 'fails')) return 'fails';
  return members.some((member) => member.outcome === 'unknown') ? 'unknown' : 'holds';
}
