import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { font } from '../../app/theme/tokens.ts';
import type { Json } from '../../document/json.ts';
import { Field, TextArea } from '../../elements/field.tsx';
import { useFlow } from '../../flow/flow-context.ts';
import { useFaultAt } from './fault-at.ts';
import type { SettingProps } from './text-setting.tsx';
import { useTyping } from './use-typing.ts';
import '../inspector-texts.ts';

interface JsonSettingProps extends SettingProps {
  readonly value: Json | undefined;
  readonly onSet: (value: Json | undefined) => void;
}

/** A setting of a form no other control shows, as it is written. */
export function JsonSetting({ label, pointer, optional = false, value, onSet }: JsonSettingProps) {
  const { t } = useTranslation('inspector');
  const { readOnly } = useFlow();
  const told = useFaultAt(pointer);
  const [isBroken, setBroken] = useState(false);
  const typing = useTyping(value === undefined ? '' : JSON.stringify(value, undefined, 2), (text) => {
    const read = readJson(text);
    setBroken(read === undefined);
    if (read) onSet(read.value);
  });
  return (
    <Field label={label} optional={optional && !readOnly} help={t('actions.json')} fault={isBroken ? t('actions.jsonFault') : told}>
      {(ties) => (
        <TextArea
          {...ties}
          {...typing.ties}
          data-field={pointer}
          style={{ fontFamily: font.mono, fontSize: 12, lineHeight: '18px' }}
          spellCheck={false}
          readOnly={readOnly}
          value={typing.text}
          onChange={(event) => typing.type(event.target.value)}
        />
      )}
    </Field>
  );
}

function readJson(text: string): { readonly value: Json | undefined } | undefined {
  if (text.trim() === '') return { value: undefined };
  try {
    return { value: JSON.parse(text) as Json };
  } catch {
    return undefined;
  }
}
