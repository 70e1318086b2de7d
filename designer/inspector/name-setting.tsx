import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Field, TextInput } from '../elements/field.tsx';
import { useFlow } from '../flow/flow-context.ts';
import type { SettingProps } from '../settings/setting-field.tsx';
import './inspector-texts.ts';

interface NameSettingProps extends SettingProps {
  /** The name in words. */
  readonly value: string;
  /** The key a name is kept under; empty for what can be no name. */
  readonly keyOf: (words: string) => string;
  /** Gives the new name; false when it was refused. */
  readonly onName: (key: string) => boolean;
  readonly takesFocus?: boolean;
}

/** The name of something others refer to. It is given when the field is left, as one step, and everything follows. */
export function NameSetting({ label, pointer, help, value, keyOf, onName, takesFocus = false }: NameSettingProps) {
  const { t } = useTranslation('inspector');
  const { readOnly } = useFlow();
  const [text, setText] = useState(value);
  const [fault, setFault] = useState<string>();
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    setText(value);
    setFault(undefined);
  }, [value]);
  useEffect(() => {
    if (takesFocus) input.current?.select();
  }, [takesFocus]);
  const give = (): void => {
    const plain = text.trim();
    if (plain === value) return;
    const key = keyOf(plain);
    if (key === '') setFault(t('nameEmpty'));
    else if (key === keyOf(value)) setText(value);
    else if (!onName(key)) setText(value);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') give();
    else if (event.key === 'Escape' && text !== value) setText(value);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <Field label={label} fault={fault} {...(help === undefined || readOnly ? {} : { help })}>
      {(ties) => (
        <TextInput
          {...ties}
          ref={input}
          data-field={pointer}
          autoComplete="off"
          maxLength={60}
          readOnly={readOnly}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setFault(undefined);
          }}
          onBlur={give}
          onKeyDown={onKeyDown}
        />
      )}
    </Field>
  );
}
