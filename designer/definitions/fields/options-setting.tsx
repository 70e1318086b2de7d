import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TextSetting } from '../../settings/text-setting.tsx';
import { useSet } from '../../settings/use-set.ts';
import './fields-texts.ts';

/** The options of a field, one to a line. */
export function OptionsSetting({ at, options }: { readonly at: string; readonly options: readonly string[] }) {
  const { t } = useTranslation('fields');
  const set = useSet();
  // An empty line that is about to be filled is no option yet, and must not be taken away from under the cursor.
  const [typed, setTyped] = useState('');
  const isTyped = linesOf(typed).join('\n') === options.join('\n');
  return (
    <TextSetting
      label={t('options')}
      pointer={`${at}/options`}
      help={t('optionsHelp')}
      optional
      rows={Math.min(8, options.length + 2)}
      maxLength={20_000}
      value={isTyped ? typed : options.join('\n')}
      onSet={(text = '') => {
        setTyped(text);
        const next = linesOf(text);
        set(`${at}/options`, next.length === 0 ? undefined : [...next], t('options'));
      }}
    />
  );
}

function linesOf(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
