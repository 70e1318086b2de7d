import { useTranslation } from 'react-i18next';
import { Choice, Field } from '../../elements/field.tsx';
import { useFlow } from '../../flow/flow-context.ts';
import type { SettingProps } from './text-setting.tsx';
import { useFaultAt } from './use-fault-at.ts';

export interface ChoiceOption {
  readonly id: string;
  readonly label: string;
}

interface ChoiceSettingProps extends SettingProps {
  readonly value: string | undefined;
  readonly options: readonly ChoiceOption[];
  /** What nothing chosen is called; without it something is always chosen. */
  readonly none?: string;
  readonly onSet: (id: string | undefined) => void;
}

/** One of a short list. A value that is not in it is shown as what it is. */
export function ChoiceSetting({ label, pointer, help, optional = false, value, options, none, onSet }: ChoiceSettingProps) {
  const { t } = useTranslation('definitions');
  const { readOnly } = useFlow();
  const fault = useFaultAt(pointer);
  const isUnknown = value !== undefined && !options.some(({ id }) => id === value);
  return (
    <Field label={label} optional={optional && !readOnly} fault={fault} {...(help === undefined ? {} : { help })}>
      {(ties) => (
        <Choice
          {...ties}
          data-field={pointer}
          disabled={readOnly}
          value={value ?? ''}
          onChange={(event) => onSet(event.target.value === '' ? undefined : event.target.value)}
        >
          {(none !== undefined || value === undefined) && <option value="">{none ?? t('choose')}</option>}
          {isUnknown && <option value={value}>{t('unknownValue', { value })}</option>}
          {options.map(({ id, label: words }) => (
            <option key={id} value={id}>
              {words}
            </option>
          ))}
        </Choice>
      )}
    </Field>
  );
}
