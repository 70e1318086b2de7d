import {
  type BodyOf,
  type Conditions,
  checkRule,
  type Diagnostic,
  diagnose,
  judgeRule,
  missingSubjectOf,
  pointer,
  ruleBounds,
  ruleCycles,
} from '#engine';
import { factsOfAccount } from '../../insight/account-facts.ts';
import { type AskedRule, matchesOf, PLACES, unknownFacts } from '../../insight/rule-matches.ts';
import type { World } from '../../runtime.ts';
import { type Handlers, visibleAccount } from '../handler.ts';
import { definitionProblem } from '../problem-answer.ts';
import { iso } from '../views/wire.ts';

export const ruleHandlers = {
  'rules.matches': {
    async read({ runtime, world, caller, body }) {
      const rule = checkedRule(body, world);
      const { examples, unknownFacts: unknown, ...counts } = await matchesOf(runtime.store, world, rule, caller.units, body.limit ?? 3);
      return {
        at: iso(world.now),
        ...counts,
        unknownFacts: [...unknown],
        examples: examples.map(({ account, verdict }) => ({ id: account._id, name: account.name, currency: account.currency, verdict })),
      };
    },
  },
  'rules.explain': {
    async read(context) {
      const { runtime, world, body } = context;
      const rule = checkedRule(body, world);
      const account = await visibleAccount(context, body.accountId);
      const { catalog } = world.published.registry;
      const { facts, enrollment } = await factsOfAccount(runtime.store, world, account);
      // Of one account it can be said where it stands in its strategy.
      const isUnknown = (fact: string): boolean => {
        const missing = missingSubjectOf(fact, rule.judge);
        return missing !== undefined && !(missing === 'enrollment' && rule.judge === 'strategy' && enrollment !== undefined);
      };
      const { unknown } = ruleBounds(rule.conditions, catalog, rule.rules, isUnknown);
      const verdict = judgeRule(rule.conditions, facts, catalog, rule.rules, { isUnknown, places: PLACES });
      return {
        at: iso(world.now),
        account: { id: account._id, name: account.name, currency: account.currency },
        outcome: verdict.outcome,
        unknownFacts: unknownFacts(unknown, catalog, rule.judge),
        verdict,
      };
    },
  },
} satisfies Partial<Handlers>;

/** The rule of a request with the named rules it refers to, checked as one of a definition is. */
function checkedRule(
  { conditions, rules = {}, judge = 'strategy' }: BodyOf<'rules.explain' | 'rules.matches'>,
  { published }: World,
): AskedRule {
  const context = { catalog: published.registry.catalog, rules };
  const faults: Diagnostic[] = [
    ...checkRule(conditions, PLACES.conditions, context),
    ...Object.entries(rules).flatMap(([name, rule]) => checkRule(rule, `${PLACES.rules}${pointer(name)}`, context)),
    ...ruleCycles(rules).map((name) => diagnose('rule.condition_cycle', `${PLACES.rules}${pointer(name)}`, `"${name}"`)),
  ];
  if (faults.length > 0) throw definitionProblem(faults, 'rule.refused');
  return { conditions: conditions as Conditions, rules: rules as Readonly<Record<string, Conditions>>, judge };
}
