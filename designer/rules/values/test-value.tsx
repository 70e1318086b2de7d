import { useTranslation } from 'react-i18next';
import type { Fact } from '#engine';
import { useBuilder } from '../builder-context.ts';
import type { ShownScalar, ShownValue, TestRow } from '../condition-tree.ts';
import { FactPicker } from '../fact-picker.tsx';
import { operandOf } from '../typed-value.ts';
import type { usePartTies } from '../use-part-ties.ts';
import { ListValue } from './list-value.tsx';
import { PairValue } from './pair-value.tsx';
import type { ValueTies } from './scalar-props.ts';
import { ScalarValue } from './scalar-value.tsx';
import { SpanValue } from './span-value.tsx';
import { TextValue } from './text-value.tsx';

interface TestValueProps {
  readonly row: TestRow;
  readonly fact: Fact;
  readonly ties: ReturnType<typeof usePartTies>;
  readonly onChange: (value: ShownValue | undefined) => void;
}

/** What data is compared with, in the form its comparison takes. */
export function TestValue({ row, fact, ties: tiesOf, onChange }: TestValueProps) {
  const { t } = useTranslation('rules');
  const { currency, nameOf } = useBuilder();
  const { value, operator } = row.written;
  const name = nameOf(row.id);
  const ties = tiesOf('value', t('name.value', { row: name })) as ValueTies;
  if (typeof value === 'object' && 'fact' in value)
    return <OtherData row={row} fact={fact} ties={ties} chosen={value.fact} onChange={onChange} />;
  const labels = [t('name.low', { row: name }), t('name.high', { row: name })] as const;
  const one = { value: scalarOf(value), onChange, fact, currency, ties };
  switch (operandOf(operator)) {
    case 'pair':
      return <PairValue value={value} onChange={onChange} fact={fact} ties={ties} labels={labels} />;
    case 'list':
      return <ListValue value={value} onChange={onChange} fact={fact} ties={ties} />;
    case 'duration':
      return <SpanValue value={value} onChange={onChange} fact={fact} ties={ties} unitLabel={t('name.unit', { row: name })} />;
    case 'text':
      // A part of a text is looked for, which need not be one of its values.
      return fact.type === 'texts' ? <ScalarValue {...one} /> : <TextValue {...one} />;
    case 'scalar':
    case 'none':
      return <ScalarValue {...one} />;
  }
}

interface OtherDataProps {
  readonly row: TestRow;
  readonly fact: Fact;
  readonly ties: ValueTies;
  readonly chosen: string;
  readonly onChange: (value: ShownValue) => void;
}

function OtherData({ row, fact, ties, chosen, onChange }: OtherDataProps) {
  const { t } = useTranslation('rules');
  const { catalog, nameOf } = useBuilder();
  const { 'aria-label': _, 'aria-invalid': isInvalid, 'aria-describedby': described, ...attributes } = ties;
  return (
    <FactPicker
      catalog={catalog}
      chosen={chosen === '' ? undefined : chosen}
      name={(label) => t('name.other', { row: nameOf(row.id), chosen: label })}
      like={{ type: fact.type, besides: fact.id }}
      isInvalid={isInvalid === true}
      described={described}
      attributes={attributes}
      onChoose={(other) => onChange({ fact: other.id })}
    />
  );
}

/** The value of a form that takes one; of a list that stands in its place, the text of it. */
function scalarOf(value: ShownValue | undefined): ShownScalar | undefined {
  return typeof value === 'object' ? JSON.stringify(value) : value;
}
