import AddOutlined from '@mui/icons-material/AddOutlined';
import CloseOutlined from '@mui/icons-material/CloseOutlined';
import { styled } from '@mui/material/styles';
import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Fact } from '#engine';
import { color, radius } from '../../app/theme/tokens.ts';
import { inPlace } from '../../elements/in-place.ts';
import { RowAct } from '../../elements/row-act.ts';
import { useBuilder } from '../builder-context.ts';
import type { ShownScalar, ShownValue } from '../condition-tree.ts';
import { RowChoice, RowInput } from '../row-control.ts';
import { isStoredOf, storedScalar } from '../typed-value.ts';
import { optionsFor, valueLabel } from '../value-label.ts';
import type { ValueTies } from './scalar-props.ts';

const Frame = styled('span')({ display: 'inline-flex', flexWrap: 'wrap', gap: 4, alignItems: 'center', minWidth: 0 });

const Chip = styled('span')({
  display: 'inline-flex',
  alignItems: 'center',
  maxWidth: 240,
  height: 26,
  paddingLeft: 8,
  border: `1px solid ${color.border}`,
  borderRadius: radius,
  background: color.hover,
  fontSize: 13,
  '&[data-wrong]': { borderColor: color.danger },
  '& > span': { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  '& > button': { width: 24, height: 24 },
  '& > button svg': { fontSize: 14 },
});

interface ListValueProps {
  readonly value: ShownValue | undefined;
  readonly onChange: (value: ShownValue | undefined) => void;
  readonly fact: Fact;
  readonly ties: ValueTies;
}

/** Several values as chips; another one is typed or chosen behind them. */
export function ListValue({ value, onChange, fact, ties }: ListValueProps) {
  const { t } = useTranslation('rules');
  const { currency, optionsOf } = useBuilder();
  const values: readonly ShownScalar[] = Array.isArray(value) ? value : [];
  const options = optionsFor(fact, optionsOf);
  const label = (each: ShownScalar): string => valueLabel(each, fact, currency, optionsOf).replaceAll(/^“|”$/g, '');
  const set = (next: readonly ShownScalar[]): void => onChange(next.length === 0 ? undefined : next);
  const add = (added: readonly ShownScalar[]): void => set([...values, ...added.filter((each) => !values.includes(each))]);
  return (
    <Frame>
      {inPlace(values).map(({ place, item }) => (
        <Chip key={`${place} ${String(item)}`} {...(isStoredOf(item, fact.type) ? {} : { 'data-wrong': '' })}>
          <span data-cut="">{label(item)}</span>
          <RowAct
            type="button"
            aria-label={t('name.drop', { value: label(item) })}
            onClick={(event) => {
              const field = event.currentTarget.closest('[data-row]')?.querySelector<HTMLElement>('[data-part=value]');
              set(values.toSpliced(Number(place), 1));
              field?.focus();
            }}
          >
            <CloseOutlined aria-hidden />
          </RowAct>
        </Chip>
      ))}
      {options ? (
        <RowChoice {...ties} value="" onChange={(event) => add([event.target.value])}>
          <option value="">{t('row.chooseValue')}</option>
          {options
            .filter(({ id }) => !values.includes(id))
            .map((option) => (
              <option key={option.id} value={option.id}>
                {option.label}
              </option>
            ))}
        </RowChoice>
      ) : (
        <TypedItem ties={ties} fact={fact} currency={currency} onAdd={add} onDropLast={() => set(values.slice(0, -1))} />
      )}
    </Frame>
  );
}

interface TypedItemProps {
  readonly ties: ValueTies;
  readonly fact: Fact;
  readonly currency: string;
  readonly onAdd: (values: readonly ShownScalar[]) => void;
  readonly onDropLast: () => void;
}

/** The next value: Enter, a semicolon or leaving the field adds it; Backspace in the empty field takes the last one back. */
function TypedItem({ ties, fact, currency, onAdd, onDropLast }: TypedItemProps) {
  const { t } = useTranslation('rules');
  const [text, setText] = useState('');
  const commit = (typed: string): void => {
    const values = typed.split(/[;\n]/).flatMap((each) => storedScalar(each, fact.type, currency) ?? []);
    setText('');
    if (values.length > 0) onAdd(values);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && text.trim() !== '') {
      event.preventDefault();
      commit(text);
    } else if (event.key === 'Backspace' && text === '') onDropLast();
  };
  return (
    <>
      <RowInput
        {...ties}
        style={{ width: 128 }}
        type={fact.type === 'date' ? 'date' : 'text'}
        autoComplete="off"
        spellCheck={false}
        placeholder={t('row.typeAndEnter')}
        value={text}
        onChange={(event) => (event.target.value.includes(';') ? commit(event.target.value) : setText(event.target.value))}
        onKeyDown={onKeyDown}
        onBlur={() => commit(text)}
      />
      {text !== '' && (
        <RowAct type="button" aria-label={t('name.addValue', { value: text })} data-tip={t('row.addValue')} onClick={() => commit(text)}>
          <AddOutlined aria-hidden />
        </RowAct>
      )}
    </>
  );
}
