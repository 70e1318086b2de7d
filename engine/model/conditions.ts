import { Type } from 'typebox';

/** One comparison: a fact, an operator of its type, and a value or another fact of that type. */
export interface Comparison {
  readonly fact: string;
  readonly operator: string;
  readonly value: unknown;
}

/** json-rules-engine conditions, the part of them that is allowed. */
export type Conditions =
  | { readonly all: readonly Conditions[] }
  | { readonly any: readonly Conditions[] }
  | { readonly not: Conditions }
  | { readonly condition: string }
  | Comparison;

/**
 * Only the outer form; what stands inside is judged by the rule checker, which knows the catalogue and gives
 * better answers than a schema can.
 */
export const ConditionsSchema = Type.Unsafe<Conditions>(
  Type.Object({}, { description: 'all, any, not, condition, or { fact, operator, value }' }),
);
