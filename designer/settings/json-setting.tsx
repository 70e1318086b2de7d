import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { font } from '../app/theme/tokens.ts';
import type { Json } from '../document/json.ts';
import { TextArea } from '../elements/field.tsx';
import { SettingField, type SettingProps } from './setting-field.tsx';
import { useTyping } from './use-typing.ts';
import './settings-texts.ts';

interface JsonSettingProps extends SettingProps {
  readonly value: Json | undefined;
  readonly onSet: (value: Json | undefined) => void;
}

/** A setting of a form no other control shows, as it is written. */
export function JsonSetting({ value, onSet, ...of }: JsonSettingProps) {
  const { t } = useTranslation('settings');
  const [refused, setRefused] = useState<string>();
  const typing = useTyping(value === undefined ? '' : JSON.stringify(value, undefined, 2), (text) => {
    const read = readJson(text);
    setRefused(read ? undefined : text);
    if (read) onSet(read.value);
  });
  return (
    <SettingField {...of} help={t('json')} typedFault={typing.value === refused ? t('jsonFault') : undefined}>
      {(ties, readOnly) => (
        <TextArea
          {...ties}
          {...typing}
          style={{ fontFamily: font.mono, fontSize: 12, lineHeight: '18px' }}
          spellCheck={false}
          readOnly={readOnly}
        />
      )}
    </SettingField>
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
