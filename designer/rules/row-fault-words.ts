import { useTranslation } from 'react-i18next';
import { decimalOf, type OperandForm } from '#engine';
import { useBuilder } from './builder-context.ts';
import type { ConditionRow, ShownValue, TestRow } from './condition-tree.ts';
import type { RowFault } from './tree-places.ts';
import { isStoredOf, operandOf, sidesOf } from './typed-value.ts';

export interface FaultWords {
  readonly text: string;
  /** Nothing was done wrong yet: something is still to be filled in. */
  readonly isOpen: boolean;
}

/** What is wrong with a row in the words of its author; the engine's own where there are no better ones. */
export function useRowFaultWords(): (fault: RowFault, row: ConditionRow) => FaultWords {
  const { t } = useTranslation('rules');
  const { catalog, currency, tree } = useBuilder();
  return ({ diagnostic }, row) => {
    const wrong = (text: string): FaultWords => ({ text, isOpen: false });
    const open = (text: string): FaultWords => ({ text, isOpen: true });
    switch (diagnostic.code) {
      case 'rule.fact_unknown':
        return wrong(t('fault.unknownData', { id: row.kind === 'test' ? row.written.fact : '' }));
      case 'rule.operator_unknown':
      case 'rule.operator_mismatch':
        return wrong(t('fault.operator'));
      case 'rule.group_empty':
        return open(row.id === tree?.id ? t('fault.emptyRule') : t('fault.emptyGroup'));
      case 'rule.condition_unknown':
        return wrong(t('fault.ruleUnknown', { rule: row.kind === 'named' ? row.name : '' }));
      case 'rule.condition_cycle':
        return wrong(t('fault.ruleCycle'));
      case 'rule.form_refused':
        return wrong(t('fault.form'));
      case 'rule.too_large':
        return wrong(t('fault.tooLarge'));
      case 'rule.too_deep':
        return wrong(t('fault.tooDeep'));
      case 'rule.event_fact_absent':
        return wrong(t('fault.eventAbsent'));
      case 'rule.value_type':
        return row.kind === 'test' ? valueWords(row) : wrong(diagnostic.message);
      default:
        return { text: diagnostic.message, isOpen: diagnostic.severity !== 'error' };
    }

    function valueWords({ written }: TestRow): FaultWords {
      const { value } = written;
      if (typeof value === 'object' && 'fact' in value)
        return value.fact === '' ? open(t('fault.missingData')) : wrong(t('fault.otherData'));
      const form = operandOf(written.operator);
      const gap = gapIn(value, form);
      if (gap) return open(t(`fault.${gap}`));
      if (form === 'none') return wrong(t('fault.noValue'));
      if (form === 'duration') return wrong(t('fault.duration', { value: String(value) }));
      return wrong(scalarWords(written, [value].flat(), form));
    }

    function scalarWords({ fact: id }: TestRow['written'], values: readonly unknown[], form: OperandForm): string {
      const fact = catalog.fact(id);
      if (!fact) return diagnostic.message;
      const untyped = values.find((each) => !isStoredOf(each, fact.type));
      const value = String(untyped ?? values.find((each) => !fact.choices?.includes(String(each))));
      if (untyped === undefined && form === 'pair') return t('fault.order');
      if (fact.type === 'money') return t('fault.money', { value, example: decimalOf(125_000, currency) });
      if (fact.type === 'number') return t('fault.number', { value });
      if (fact.type === 'date') return t('fault.date', { value });
      return fact.choices ? t('fault.choice', { value }) : diagnostic.message;
    }
  };
}

/** What is still to be filled in; undefined when all is. */
function gapIn(value: ShownValue | undefined, form: OperandForm): 'missing' | 'list' | 'pair' | undefined {
  if (form === 'none') return undefined;
  if (form === 'list' && (!Array.isArray(value) || value.length === 0)) return 'list';
  if (value === undefined || value === '') return 'missing';
  return form === 'pair' && sidesOf(value).includes('') ? 'pair' : undefined;
}
