import { styled } from '@mui/material/styles';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Choice, Field, TextInput } from '../../elements/field.tsx';
import { useFlow } from '../../flow/flow-context.ts';
import { type SpanUnit, spanOf } from '../../schedule/when.ts';
import { inUnit, spanText, typedAmountOf } from '../span.ts';
import { useFaultAt } from './fault-at.ts';
import type { SettingProps } from './text-setting.tsx';
import { useTyping } from './use-typing.ts';
import '../inspector-texts.ts';

const Row = styled('span')({ display: 'flex', gap: 8, '& > input': { width: 88 }, '& > select': { width: 'auto', minWidth: 96 } });

interface SpanSettingProps extends SettingProps {
  readonly value: string | undefined;
  readonly units: readonly SpanUnit[];
  readonly onSet: (span: string | undefined) => void;
  readonly unitLabel?: string;
}

/** A span of time as a number and its unit. One of several units (`P1DT12H`) stays as it is written. */
export function SpanSetting({ label, pointer, help, optional = false, value, units, onSet, unitLabel }: SpanSettingProps) {
  const { t } = useTranslation('inspector');
  const { readOnly } = useFlow();
  const told = useFaultAt(pointer);
  const [isNone, setNone] = useState(false);
  const span = value === undefined ? undefined : spanOf(value);
  const unit = span?.unit ?? units[0] ?? 'day';
  const isMixed = value !== undefined && span === undefined;
  const typing = useTyping(isMixed ? value : span === undefined ? '' : String(Math.abs(span.amount)), (text) => {
    const amount = typedAmountOf(text, unit);
    setNone(text.trim() !== '' && amount === undefined);
    if (text.trim() === '') onSet(undefined);
    else if (amount !== undefined) onSet(spanText({ amount: (span?.amount ?? 1) < 0 ? -amount : amount, unit }));
  });
  return (
    <Field label={label} optional={optional && !readOnly} fault={isNone ? t('span.whole') : told} {...(help === undefined ? {} : { help })}>
      {(ties) => (
        <Row>
          <TextInput
            {...ties}
            {...typing.ties}
            data-field={pointer}
            data-figures=""
            inputMode="numeric"
            autoComplete="off"
            readOnly={readOnly}
            value={typing.text}
            onChange={(event) => typing.type(event.target.value)}
          />
          {units.length === 1 ? (
            <span style={{ alignSelf: 'center', fontSize: 13 }}>{t(`span.${unit}`)}</span>
          ) : (
            <Choice
              aria-label={unitLabel ?? t('span.unit', { field: label })}
              disabled={readOnly}
              value={unit}
              onChange={(event) => onSet(inUnit(value ?? 'P1D', event.target.value as SpanUnit))}
            >
              {units.map((each) => (
                <option key={each} value={each}>
                  {t(`span.${each}`)}
                </option>
              ))}
            </Choice>
          )}
        </Row>
      )}
    </Field>
  );
}
