import { useTranslation } from 'react-i18next';
import { Choice } from '../elements/field.tsx';
import { SettingField, type SettingProps } from './setting-field.tsx';
import './settings-texts.ts';

export interface ChoiceOption {
  readonly id: string;
  readonly label: string;
}

interface ChoiceSettingProps extends SettingProps {
  readonly value: string | undefined;
  readonly options: readonly ChoiceOption[];
  /** What nothing chosen is called; without it something is always chosen. */
  readonly none?: string | undefined;
  readonly onSet: (id: string | undefined) => void;
}

/** One of a short list. A value that is not in it is shown as what it is. */
export function ChoiceSetting({ value, options, none, onSet, ...of }: ChoiceSettingProps) {
  const { t } = useTranslation('settings');
  const isUnknown = value !== undefined && !options.some(({ id }) => id === value);
  return (
    <SettingField {...of}>
      {(ties, readOnly) => (
        <Choice
          {...ties}
          disabled={readOnly}
          value={value ?? ''}
          onChange={(event) => onSet(event.target.value === '' ? undefined : event.target.value)}
        >
          {(none !== undefined || value === undefined) && <option value="">{none ?? t('choose')}</option>}
          {isUnknown && <option value={value}>{t('unknown', { value })}</option>}
          {options.map(({ id, label }) => (
            <option key={id} value={id}>
              {label}
            </option>
          ))}
        </Choice>
      )}
    </SettingField>
  );
}
