import CompareArrowsOutlined from '@mui/icons-material/CompareArrowsOutlined';
import { styled } from '@mui/material/styles';
import { useTranslation } from 'react-i18next';
import { type Fact, operatorNamed, operators, operatorsFor } from '#engine';
import { RowAct } from '../elements/row-act.ts';
import { useBuilder } from './builder-context.ts';
import type { ShownValue, TestRow } from './condition-tree.ts';
import { FactPicker } from './fact-picker.tsx';
import { RowChoice } from './row-control.ts';
import { RowFrame } from './row-frame.tsx';
import { operandOf, withFact, withOperator, withValue } from './typed-value.ts';
import { usePartTies } from './use-part-ties.ts';
import { TestValue } from './values/test-value.tsx';

/** A value stays together with what belongs to it when the row has to break. */
const ValueRoom = styled('span')({ display: 'inline-flex', flexWrap: 'wrap', alignItems: 'center', gap: 6, minWidth: 0 });

/** One comparison: data, how it is compared, and with what. */
export function TestLine({ row }: { readonly row: TestRow }) {
  const { t } = useTranslation('rules');
  const { catalog, change, nameOf } = useBuilder();
  const { written } = row;
  const fact = catalog.fact(written.fact);
  const name = nameOf(row.id);
  const ties = usePartTies(row);
  const { 'aria-label': _, 'aria-invalid': isInvalid, 'aria-describedby': described, ...attributes } = ties('data', '');
  const setValue = (value: ShownValue | undefined): void => change({ ...row, written: withValue(written, value) }, 'value');
  return (
    <RowFrame row={row}>
      <FactPicker
        catalog={catalog}
        chosen={written.fact}
        name={(chosen) => t('name.data', { row: name, chosen })}
        isInvalid={isInvalid === true}
        described={described}
        attributes={{ ...attributes, 'data-first': '' }}
        onChoose={(next) => change({ ...row, written: withFact(written, next, catalog) }, 'data', 'operator')}
      />
      <OperatorChoice row={row} fact={fact} />
      {fact && operandOf(written.operator) !== 'none' && (
        <ValueRoom>
          <TestValue row={row} fact={fact} ties={ties} onChange={setValue} />
          {operandOf(written.operator) === 'scalar' && <CompareAct row={row} onChange={setValue} />}
        </ValueRoom>
      )}
    </RowFrame>
  );
}

/** The comparisons that fit the data. One that does not fit stays to be seen. */
function OperatorChoice({ row, fact }: { readonly row: TestRow; readonly fact: Fact | undefined }) {
  const { t } = useTranslation('rules');
  const { change, nameOf } = useBuilder();
  const { written } = row;
  const ties = usePartTies(row);
  const fitting = fact ? operatorsFor(fact.type) : [];
  const fits = fitting.some((each) => each === written.operator);
  return (
    <RowChoice
      {...ties('operator', t('name.operator', { row: nameOf(row.id) }))}
      value={written.operator}
      onChange={(event) => fact && change({ ...row, written: withOperator(written, event.target.value, fact.type) }, 'operator')}
    >
      {!fits && <option value={written.operator}>{operatorNamed(written.operator)?.words ?? written.operator}</option>}
      {fitting.map((each) => (
        <option key={each} value={each}>
          {operators[each].words}
        </option>
      ))}
    </RowChoice>
  );
}

/** Changes between a value and other data to compare with. */
function CompareAct({ row, onChange }: { readonly row: TestRow; readonly onChange: (value: ShownValue | undefined) => void }) {
  const { t } = useTranslation('rules');
  const { nameOf } = useBuilder();
  const { value } = row.written;
  const isOther = typeof value === 'object' && 'fact' in value;
  const words = isOther ? t('row.constant') : t('row.compare');
  return (
    <RowAct
      type="button"
      aria-label={`${nameOf(row.id)}: ${words}`}
      data-tip={words}
      onClick={() => onChange(isOther ? undefined : { fact: '' })}
    >
      <CompareArrowsOutlined aria-hidden />
    </RowAct>
  );
}
