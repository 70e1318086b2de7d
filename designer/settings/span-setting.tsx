import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Choice } from '../elements/field.tsx';
import { useFlow } from '../flow/flow-context.ts';
import { type SpanUnit, spanOf } from '../schedule/when.ts';
import { FigureSetting } from './figure-setting.tsx';
import type { SettingProps } from './setting-field.tsx';
import { inUnit, spanText, typedAmountOf } from './span.ts';
import './settings-texts.ts';

interface SpanSettingProps extends SettingProps {
  readonly value: string | undefined;
  readonly units: readonly SpanUnit[];
  /** Hears of nothing typed only where the setting is optional. */
  readonly onSet: (span: string | undefined) => void;
  readonly unitLabel?: string;
  /** Beside the unit. */
  readonly children?: ReactNode;
}

/** A span of time as a number and its unit; it stays before or after. One of several units (`P1DT12H`) stays as it is written. */
export function SpanSetting({ value, units, onSet, unitLabel, children, ...of }: SpanSettingProps) {
  const { t } = useTranslation('settings');
  const { readOnly } = useFlow();
  const span = value === undefined ? undefined : spanOf(value);
  const unit = span?.unit ?? units[0] ?? 'day';
  const sign = value?.startsWith('-') ? -1 : 1;
  return (
    <FigureSetting
      {...of}
      shown={span ? String(Math.abs(span.amount)) : (value ?? '')}
      read={(text) => typedAmountOf(text, unit)}
      notRead={t('whole')}
      onSet={(amount) => onSet(amount === undefined ? undefined : spanText({ amount: sign * amount, unit }))}
    >
      {units.length === 1 ? (
        t(`span.${unit}`)
      ) : (
        <Choice
          aria-label={unitLabel ?? t('span.unit', { field: of.label })}
          style={{ flex: '0 1 auto', width: 'auto', minWidth: 0 }}
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
      {children}
    </FigureSetting>
  );
}
