import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Field, TextInput } from '../../elements/field.tsx';
import { useFlow } from '../../flow/flow-context.ts';
import { useTyping } from '../../inspector/settings/use-typing.ts';
import type { SettingProps } from './text-setting.tsx';
import { useFaultAt } from './use-fault-at.ts';

interface NumberSettingProps extends SettingProps {
  readonly value: number | undefined;
  readonly onSet: (value: number | undefined) => void;
}

/** A whole number. What is typed and is none stays in the field and is not applied. */
export function NumberSetting({ label, pointer, help, optional = false, value, onSet }: NumberSettingProps) {
  const { t } = useTranslation('definitions');
  const { readOnly } = useFlow();
  const told = useFaultAt(pointer);
  const [isNone, setNone] = useState(false);
  const typing = useTyping(value === undefined ? '' : String(value), (text) => {
    const plain = text.trim();
    const isNumber = /^-?\d{1,9}$/.test(plain);
    setNone(plain === '' ? !optional : !isNumber);
    if (isNumber) onSet(Number(plain));
    else if (plain === '' && optional) onSet(undefined);
  });
  return (
    <Field label={label} optional={optional && !readOnly} fault={isNone ? t('notWhole') : told} {...(help === undefined ? {} : { help })}>
      {(ties) => (
        <TextInput
          {...ties}
          {...typing.ties}
          data-field={pointer}
          data-figures=""
          style={{ maxWidth: 160 }}
          inputMode="numeric"
          autoComplete="off"
          readOnly={readOnly}
          value={typing.text}
          onChange={(event) => typing.type(event.target.value)}
        />
      )}
    </Field>
  );
}
