import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { decimalOf } from '#engine';
import { Field, TextInput } from '../../elements/field.tsx';
import { typedAmount } from '../../elements/typed-amount.ts';
import { useFlow } from '../../flow/flow-context.ts';
import { useFaultAt } from './fault-at.ts';
import type { SettingProps } from './text-setting.tsx';
import { useTyping } from './use-typing.ts';
import '../inspector-texts.ts';

interface NumberSettingProps extends SettingProps {
  readonly value: number | undefined;
  readonly onSet: (value: number | undefined) => void;
  /** Amounts are typed in its units and kept in its smallest ones. */
  readonly currency?: string;
  readonly suffix?: string;
}

/** A number, or an amount of money. What is typed and is none stays in the field and is not applied. */
export function NumberSetting({ label, pointer, help, optional = false, value, onSet, currency, suffix }: NumberSettingProps) {
  const { t } = useTranslation(['inspector', 'elements']);
  const { readOnly } = useFlow();
  const told = useFaultAt(pointer);
  const [isNone, setNone] = useState(false);
  const read = (text: string): number | undefined =>
    currency === undefined ? (/^-?\d+(\.\d+)?$/.test(text.trim()) ? Number(text) : undefined) : typedAmount(text, currency);
  const shown = value === undefined ? '' : currency === undefined ? String(value) : decimalOf(value, currency);
  const typing = useTyping(shown, (text) => {
    const next = read(text);
    setNone(text.trim() !== '' && next === undefined);
    if (text.trim() === '' || next !== undefined) onSet(next);
  });
  const fault = isNone
    ? currency === undefined
      ? t('inspector:span.whole')
      : t('elements:amount.invalid', { example: decimalOf(125_000, currency) })
    : told;
  return (
    <Field
      label={currency === undefined ? label : `${label} (${currency})`}
      optional={optional && !readOnly}
      fault={fault}
      {...(help === undefined ? {} : { help })}
    >
      {(ties) => (
        <span style={{ display: 'flex', alignItems: 'center', gap: 8, fontSize: 13 }}>
          <TextInput
            {...ties}
            {...typing.ties}
            data-field={pointer}
            data-figures=""
            style={{ width: currency === undefined ? 88 : 140 }}
            inputMode="decimal"
            autoComplete="off"
            readOnly={readOnly}
            value={typing.text}
            onChange={(event) => typing.type(event.target.value)}
          />
          {suffix}
        </span>
      )}
    </Field>
  );
}
