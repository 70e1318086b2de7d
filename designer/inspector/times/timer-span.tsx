import { styled } from '@mui/material/styles';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Timer } from '#engine';
import { Choice, Field, TextInput } from '../../elements/field.tsx';
import { useFlow } from '../../flow/flow-context.ts';
import { QuietAct } from '../../rules/row-control.ts';
import { type SpanUnit, spanOf } from '../../schedule/when.ts';
import { Said } from '../panel-parts.tsx';
import { useFaultAt } from '../settings/fault-at.ts';
import { useTyping } from '../settings/use-typing.ts';
import { inUnit, spanText, spanUnits, typedAmountOf } from '../span.ts';

const Row = styled('span')({
  display: 'flex',
  gap: 8,
  '& > input': { width: 72, flex: 'none' },
  '& > select': { width: 'auto', flex: '1 1 88px', minWidth: 0 },
});

interface TimerSpanProps {
  readonly timer: Timer;
  readonly pointer: string;
  readonly onChange: (offset: string) => void;
}

/** How long before or after: a number, its unit, and the side where there is one to choose. */
export function TimerSpan({ timer, pointer, onChange }: TimerSpanProps) {
  const { t } = useTranslation('inspector');
  const { readOnly } = useFlow();
  const told = useFaultAt(pointer);
  const [isNone, setNone] = useState(false);
  const span = spanOf(timer.offset);
  const unit = span?.unit ?? 'day';
  const isBefore = timer.offset.startsWith('-');
  const give = (amount: number, before: boolean): void => onChange(spanText({ amount: before ? -amount : amount, unit }));
  const typing = useTyping(span ? String(Math.abs(span.amount)) : '', (text) => {
    const amount = typedAmountOf(text, unit);
    setNone(amount === undefined);
    if (amount !== undefined) give(amount, isBefore);
  });
  if (!span) {
    return (
      <div>
        <Said data-field={pointer} tabIndex={-1}>
          {t('timer.mixed', { offset: timer.offset })}
        </Said>
        {told !== undefined && <Said role="alert">{told}</Said>}
        {!readOnly && (
          <QuietAct type="button" style={{ marginLeft: -8 }} onClick={() => onChange('P5D')}>
            {t('timer.mixedChange')}
          </QuietAct>
        )}
      </div>
    );
  }
  return (
    <Field label={t('timer.amount')} fault={isNone ? t('span.whole') : told}>
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
          <Choice
            aria-label={t('timer.unit')}
            disabled={readOnly}
            value={unit}
            onChange={(event) => onChange(inUnit(timer.offset, event.target.value as SpanUnit))}
          >
            {spanUnits.map((each) => (
              <option key={each} value={each}>
                {t(`span.${each}`)}
              </option>
            ))}
          </Choice>
          {timer.anchor !== undefined && (
            <Choice
              aria-label={t('timer.side')}
              disabled={readOnly}
              value={isBefore ? 'before' : 'after'}
              onChange={(event) => give(Math.abs(span.amount), event.target.value === 'before')}
            >
              <option value="before">{t('timer.before')}</option>
              <option value="after">{t('timer.after')}</option>
            </Choice>
          )}
        </Row>
      )}
    </Field>
  );
}
