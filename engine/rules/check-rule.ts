import { parseDuration } from '../base/duration.ts';
import { spelled } from '../base/json-text.ts';
import { type Diagnostic, diagnose, nearest, unknownName } from '../diagnostics/diagnostic.ts';
import type { Catalog, Fact } from '../facts/catalog.ts';
import { definitionLimits } from '../model/limits.ts';
import { isOfType, type OperandForm, operatorNamed, operators, operatorsFor } from './operators.ts';
import { isFactReference } from './rule-tree.ts';

/** What a rule may refer to. */
export interface RuleContext {
  readonly catalog: Catalog;
  /** The named rules of the definition, checked themselves elsewhere. */
  readonly rules: Readonly<Record<string, unknown>>;
}

/** Every fault of a rule as its author wrote it, with pointers below `at`. */
export function checkRule(conditions: unknown, at: string, context: RuleContext): Diagnostic[] {
  const found: Diagnostic[] = [];
  const leaves = { count: 0 };
  walk(conditions, at, 1);
  if (leaves.count > definitionLimits.ruleLeaves) {
    found.push(diagnose('rule.too_large', at, `${leaves.count} conditions, at most ${definitionLimits.ruleLeaves} are allowed`));
  }
  const unfolded = unfoldedSize(conditions, context.rules, new Map());
  if (unfolded > definitionLimits.ruleUnfolded) {
    const most = definitionLimits.ruleUnfolded;
    found.push(diagnose('rule.too_large', at, `${unfolded} conditions with the rules it refers to, at most ${most} are allowed`));
  }
  return found;

  function walk(node: unknown, place: string, depth: number): void {
    if (depth === definitionLimits.ruleDepth + 2) {
      found.push(diagnose('rule.too_deep', place, `more than ${definitionLimits.ruleDepth} levels`));
      return;
    }
    const form = formOf(node);
    if (form === undefined) {
      found.push(diagnose('rule.form_refused', place, JSON.stringify(node)?.slice(0, 120) ?? 'nothing'));
    } else if (form === 'all' || form === 'any') group((node as Record<string, unknown>)[form], form, place, depth);
    else if (form === 'not') walk((node as { not: unknown }).not, `${place}/not`, depth + 1);
    else if (form === 'condition') reference((node as { condition: unknown }).condition, place);
    else {
      leaves.count += 1;
      found.push(...checkComparison(node as Comparison, place, context.catalog));
    }
  }

  function group(members: unknown, form: string, place: string, depth: number): void {
    if (!Array.isArray(members)) found.push(diagnose('rule.form_refused', `${place}/${form}`, 'a group is a list'));
    else if (members.length === 0) found.push(diagnose('rule.group_empty', `${place}/${form}`, `"${form}" holds nothing`));
    else for (const [index, member] of members.entries()) walk(member, `${place}/${form}/${index}`, depth + 1);
  }

  function reference(name: unknown, place: string): void {
    leaves.count += 1;
    if (typeof name !== 'string' || !Object.hasOwn(context.rules, name)) {
      found.push(diagnose('rule.condition_unknown', `${place}/condition`, unknownName(spelled(name), Object.keys(context.rules))));
    }
  }
}

/** How many comparisons a rule has once its references are written out; a circle counts as one. */
function unfoldedSize(node: unknown, rules: Readonly<Record<string, unknown>>, known: Map<string, number>): number {
  if (Array.isArray(node)) return node.reduce<number>((sum, member) => sum + unfoldedSize(member, rules, known), 0);
  const form = formOf(node);
  if (form === 'all' || form === 'any' || form === 'not') return unfoldedSize((node as Record<string, unknown>)[form], rules, known);
  const name = form === 'condition' ? spelled((node as { condition: unknown }).condition) : undefined;
  if (name === undefined || !Object.hasOwn(rules, name)) return 1;
  if (!known.has(name)) {
    known.set(name, 1);
    known.set(name, unfoldedSize(rules[name], rules, known));
  }
  return known.get(name) ?? 1;
}

/** Rules that reach themselves through `{ "condition": … }`. */
export function ruleCycles(rules: Readonly<Record<string, unknown>>): string[] {
  return Object.keys(rules).filter((name) => reaches(name, name, new Set()));

  function reaches(from: string, goal: string, seen: Set<string>): boolean {
    return [...referencesIn(rules[from])].some((next) => {
      if (next === goal) return true;
      if (seen.has(next)) return false;
      seen.add(next);
      return Object.hasOwn(rules, next) && reaches(next, goal, seen);
    });
  }
}

/** Names of the rules a rule refers to directly. */
export function referencesIn(node: unknown): Set<string> {
  if (Array.isArray(node)) return new Set(node.flatMap((member) => [...referencesIn(member)]));
  const form = formOf(node);
  if (form === 'condition') return new Set([spelled((node as { condition: unknown }).condition)]);
  if (form === 'all' || form === 'any' || form === 'not') return referencesIn((node as Record<string, unknown>)[form]);
  return new Set();
}

/** Ids of the facts a rule reads directly, references left aside. */
export function factIdsIn(node: unknown): { id: string; pointer: string }[] {
  return collect(node, '');

  function collect(part: unknown, place: string): { id: string; pointer: string }[] {
    if (Array.isArray(part)) return part.flatMap((member, index) => collect(member, `${place}/${index}`));
    const form = formOf(part);
    if (form === 'all' || form === 'any' || form === 'not') return collect((part as Record<string, unknown>)[form], `${place}/${form}`);
    if (form !== 'fact') return [];
    const { fact, value } = part as Comparison;
    const own = { id: spelled(fact), pointer: `${place}/fact` };
    return isFactReference(value) ? [own, { id: value.fact, pointer: `${place}/value/fact` }] : [own];
  }
}

interface Comparison {
  readonly fact: unknown;
  readonly operator: unknown;
  readonly value?: unknown;
}

const forms: Readonly<Record<string, readonly string[]>> = {
  all: ['all'],
  any: ['any'],
  not: ['not'],
  condition: ['condition'],
  fact: ['fact', 'operator', 'value'],
};

/** The form of a node, when it has exactly the keys of that form (and `x-…`). */
function formOf(node: unknown): string | undefined {
  if (typeof node !== 'object' || node === null || Array.isArray(node)) return undefined;
  const keys = Object.keys(node).filter((key) => !key.startsWith('x-'));
  const form = Object.keys(forms).find((name) => keys.includes(name));
  return form && keys.every((key) => forms[form]?.includes(key)) ? form : undefined;
}

function checkComparison(comparison: Comparison, place: string, catalog: Catalog): Diagnostic[] {
  const fact = typeof comparison.fact === 'string' ? catalog.fact(comparison.fact) : undefined;
  if (!fact) return [diagnose('rule.fact_unknown', `${place}/fact`, unknownName(spelled(comparison.fact), catalog.facts.keys()))];
  const name = spelled(comparison.operator);
  const operator = operatorNamed(name);
  const fitting = operatorsFor(fact.type);
  if (!operator)
    return [
      diagnose(
        'rule.operator_unknown',
        `${place}/operator`,
        unknownName(name, Object.keys(operators)),
        `Use one of: ${fitting.join(', ')}.`,
      ),
    ];
  if (!fitting.some((each) => each === name)) {
    return [
      diagnose(
        'rule.operator_mismatch',
        `${place}/operator`,
        `"${name}" on ${fact.id}, which is ${fact.type}`,
        `Use one of: ${fitting.join(', ')}.`,
      ),
    ];
  }
  const fault = valueFault(comparison.value, operator.operand, fact, catalog);
  return fault === undefined ? [] : [diagnose('rule.value_type', `${place}/value`, fault)];
}

/** What is wrong with the right side of a comparison; undefined when it fits. */
function valueFault(value: unknown, form: OperandForm, fact: Fact, catalog: Catalog): string | undefined {
  if (!isFactReference(value)) return constantFaults[form](value, fact);
  const extra = Object.keys(value).find((key) => key !== 'fact' && !key.startsWith('x-'));
  return extra === undefined ? referenceFault(value.fact, form, fact, catalog) : `a fact to compare with has no "${extra}"`;
}

function referenceFault(id: string, form: OperandForm, fact: Fact, catalog: Catalog): string | undefined {
  if (form !== 'scalar') return 'this operator takes a value, not a fact';
  const other = catalog.fact(id);
  if (!other) return `unknown fact ${unknownName(id, catalog.facts.keys())}`;
  return other.type === fact.type ? undefined : `${other.id} is ${other.type}, ${fact.id} is ${fact.type}`;
}

const constantFaults: Readonly<Record<OperandForm, (value: unknown, fact: Fact) => string | undefined>> = {
  none: (value) => (value === undefined || value === true ? undefined : 'this operator takes no value; leave it out or write true'),
  pair(value, fact) {
    if (!Array.isArray(value) || value.length !== 2) return 'two values, [low, high]';
    const [low, high] = value;
    return scalarFault(low, fact) ?? scalarFault(high, fact) ?? (low <= high ? undefined : 'the first is above the second');
  },
  list(value, fact) {
    if (!Array.isArray(value) || value.length === 0 || value.length > 1000) return 'a list of 1 to 1,000 values';
    return value.map((each) => scalarFault(each, fact)).find((fault) => fault !== undefined);
  },
  text: (value) => (typeof value === 'string' && value !== '' && value.length <= 1024 ? undefined : 'a text of 1 to 1,024 characters'),
  duration(value, fact) {
    const duration = typeof value === 'string' ? parseDuration(value) : undefined;
    if (!duration || String(value).startsWith('-')) return 'a duration such as "P7D" or "P12M"';
    return fact.type === 'date' && duration.elapsed !== 0 ? 'a date counts whole days, "P7D"' : undefined;
  },
  scalar: scalarFault,
};

const described = {
  money: 'an integer of minor units',
  number: 'a number',
  text: 'a text',
  flag: 'true or false',
  date: 'a date YYYY-MM-DD that exists',
  instant: 'an instant in milliseconds',
  texts: 'a list of texts',
} as const;

function scalarFault(value: unknown, fact: Fact): string | undefined {
  if (!isOfType(value, fact.type)) return `${JSON.stringify(value) ?? 'nothing'} is not ${described[fact.type]}`;
  if (fact.type === 'money' && !Number.isSafeInteger(value)) return `${String(value)} is not ${described.money}`;
  if (typeof value === 'string' && value.length > 1024) return 'longer than 1,024 characters';
  if (fact.choices && !fact.choices.includes(String(value))) {
    const near = nearest(String(value), fact.choices);
    return `"${String(value)}" is never a value of ${fact.id}; it is one of ${fact.choices.join(', ')}${near ? ` (did you mean "${near}"?)` : ''}`;
  }
  return undefined;
}
