import type { Catalog, Conditions } from '#engine';
import { rulesUsedBy } from './rule-uses.ts';
import type { OptionsOf } from './value-label.ts';

/** A rule to be judged on the live book. */
export interface RuleRequest {
  readonly conditions: Conditions | undefined;
  /** The named rules it may refer to. */
  readonly rules: Readonly<Record<string, Conditions>>;
  /** A strategy knows contacts and the group of an account, a segment only the account itself. */
  readonly judge?: 'strategy' | 'segment';
  /** Whether something is still to be put right: then nothing is asked. */
  readonly isFaulty: boolean;
  readonly catalog: Catalog;
  readonly currency: string;
  readonly optionsOf?: OptionsOf | undefined;
}

/** What the server is sent: of the named rules only those that the rule leads to, so that others do not ask again. */
export function requestBody({ conditions, rules, judge = 'strategy' }: RuleRequest) {
  const used = [...rulesUsedBy(conditions, rules)].map((name) => [name, rules[name]] as const);
  return { conditions: conditions ?? { all: [] }, judge, ...(used.length === 0 ? {} : { rules: Object.fromEntries(used) }) };
}

/** What cannot be known of an account by itself, in words, each once. */
export function unknownKinds<Kind extends string>(facts: readonly { readonly of: Kind }[]): readonly Kind[] {
  return [...new Set(facts.map(({ of }) => of))];
}
