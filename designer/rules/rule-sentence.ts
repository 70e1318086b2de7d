import { type Catalog, durationWords, nameWords, type OperatorName, operatorNamed, operators } from '#engine';
import type { ConditionRow, GroupRow, ShownScalar, TestRow } from './condition-tree.ts';
import { operandOf, sidesOf, spanOfText } from './typed-value.ts';
import { type OptionsOf, valueLabel } from './value-label.ts';

/** What stands where something is still to be filled in. */
export const GAP = '…';
/** What stands for a part that only its text can say. */
const UNSHOWN = '{…}';

export interface SentenceContext {
  readonly catalog: Catalog;
  readonly currency: string;
  readonly optionsOf: OptionsOf;
}

/** A rule as one sentence, in the engine's words; it can be said while the rule is still being written. */
export function ruleSentence(row: ConditionRow, context: SentenceContext): string {
  const isNot = row.nots % 2 === 1;
  switch (row.kind) {
    case 'blank':
      return GAP;
    case 'opaque':
      return isNot ? `not (${UNSHOWN})` : UNSHOWN;
    case 'named':
      return `“${row.name === '' ? GAP : nameWords(row.name)}” ${isNot ? 'does not hold' : 'holds'}`;
    case 'test':
      return testWords(row, isNot, context);
    case 'group':
      return groupWords(row, isNot, context);
  }
}

function groupWords({ join, members }: GroupRow, isNot: boolean, context: SentenceContext): string {
  const parts = members.map((member) => {
    const words = ruleSentence(member, context);
    return member.kind === 'group' && member.nots % 2 === 0 && member.members.length > 1 ? `(${words})` : words;
  });
  const words = parts.length === 0 ? GAP : parts.join(join === 'all' ? ' and ' : ' or ');
  return isNot ? `not (${words})` : words;
}

/** A negated comparison is said by its opposite, as the engine judges it. */
function testWords({ written }: TestRow, isNot: boolean, context: SentenceContext): string {
  const label = context.catalog.fact(written.fact)?.label ?? written.fact;
  const known = operatorNamed(written.operator);
  const said = isNot && known ? operators[known.complement as OperatorName].words : (known?.words ?? written.operator);
  const right = rightWords(written, context);
  const words = right === '' ? `${label} ${said}` : `${label} ${said} ${right}`;
  return isNot && !known ? `not (${words})` : words;
}

function rightWords({ fact: id, operator, value }: TestRow['written'], { catalog, currency, optionsOf }: SentenceContext): string {
  const fact = catalog.fact(id);
  const form = operandOf(operator);
  if (form === 'none') return '';
  if (value === undefined || value === '') return GAP;
  if (typeof value === 'object' && 'fact' in value) return value.fact === '' ? GAP : (catalog.fact(value.fact)?.label ?? value.fact);
  const one = (each: ShownScalar): string => (each === '' ? GAP : valueLabel(each, fact, currency, optionsOf));
  if (form === 'duration') return spanOfText(value) ? durationWords(String(value)) : String(value);
  if (form === 'pair') return sidesOf(value).map(one).join(' and ');
  if (!Array.isArray(value)) return one(value as ShownScalar);
  return value.length === 0 ? GAP : value.map(one).join(', ');
}
