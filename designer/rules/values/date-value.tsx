import { useTranslation } from 'react-i18next';
import { Adornment, RowInput } from '../row-control.ts';
import { isStoredOf, momentOf, momentText } from '../typed-value.ts';
import type { ScalarProps } from './scalar-props.ts';
import { TextValue } from './text-value.tsx';

/** A day. What is no day stays a text until it is put right. */
export function DateValue(props: ScalarProps) {
  const { value, onChange, ties } = props;
  if (value !== undefined && value !== '' && !isStoredOf(value, 'date')) return <TextValue {...props} />;
  return (
    <RowInput
      {...ties}
      type="date"
      max="9999-12-31"
      value={value === undefined ? '' : String(value)}
      onChange={(event) => onChange(event.target.value === '' ? undefined : event.target.value)}
    />
  );
}

/** A moment, in UTC. */
export function MomentValue({ value, onChange, ties }: ScalarProps) {
  const { t } = useTranslation('rules');
  return (
    <>
      <RowInput {...ties} type="datetime-local" value={momentText(value)} onChange={(event) => onChange(momentOf(event.target.value))} />
      <Adornment>{t('row.inUtc')}</Adornment>
    </>
  );
}
