import { useTranslation } from 'react-i18next';
import { TextSetting } from './text-setting.tsx';
import { lowered, useSet } from './use-set.ts';

interface DescriptionSettingProps {
  /** Where what is described stands. */
  readonly of: string;
  readonly value: string | undefined;
  readonly rows?: number;
  /** Sets it where that takes more than setting the place; `label` names it in the history. */
  readonly onSet?: (text: string | undefined, label: string) => void;
}

/** What something is for. */
export function DescriptionSetting({ of, value, rows = 2, onSet }: DescriptionSettingProps) {
  const { t } = useTranslation('settings');
  const set = useSet();
  const what = t('description');
  const pointer = `${of}/description`;
  return (
    <TextSetting
      label={what}
      pointer={pointer}
      rows={rows}
      optional
      value={value}
      placeholder={t('descriptionPlaceholder')}
      onSet={(text) => (onSet ? onSet(text, t('did', { what: lowered(what) })) : set(pointer, text, what))}
    />
  );
}
