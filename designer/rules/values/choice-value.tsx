import { useTranslation } from 'react-i18next';
import { RowChoice } from '../row-control.ts';
import type { Option } from '../value-label.ts';
import type { ScalarProps } from './scalar-props.ts';

/** One of the values there are. One that is not among them any more stays to be seen. */
export function ChoiceValue({ value, onChange, ties, options }: ScalarProps & { readonly options: readonly Option[] }) {
  const { t } = useTranslation('rules');
  const text = value === undefined ? '' : String(value);
  const isListed = text === '' || options.some(({ id }) => id === text);
  return (
    <RowChoice {...ties} value={text} onChange={(event) => onChange(event.target.value === '' ? undefined : event.target.value)}>
      {text === '' && <option value="">{t('row.chooseValue')}</option>}
      {!isListed && <option value={text}>{t('row.notListed', { value: text })}</option>}
      {options.map(({ id, label }) => (
        <option key={id} value={id}>
          {label}
        </option>
      ))}
    </RowChoice>
  );
}

export function FlagValue({ value, onChange, ties }: ScalarProps) {
  const { t } = useTranslation('rules');
  const isKnown = typeof value === 'boolean';
  return (
    <RowChoice {...ties} value={isKnown ? String(value) : ''} onChange={(event) => onChange(event.target.value === 'true')}>
      {!isKnown && <option value="">{value === undefined ? t('row.chooseValue') : t('row.notListed', { value: String(value) })}</option>}
      <option value="true">{t('yes')}</option>
      <option value="false">{t('no')}</option>
    </RowChoice>
  );
}
