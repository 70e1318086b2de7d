import { useTranslation } from 'react-i18next';
import { Choice, Field } from '../../elements/field.tsx';
import { paymentMethods } from '../records/method-words.ts';

interface MethodFieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly fault: string | undefined;
}

/** How money was paid. */
export function MethodField({ value, onChange, fault }: MethodFieldProps) {
  const { t } = useTranslation('account');
  return (
    <Field label={t('record.reportedForm.method')} optional fault={fault}>
      {(ties) => (
        <Choice {...ties} value={value} onChange={(event) => onChange(event.target.value)}>
          <option value="">{t('record.reportedForm.notSaid')}</option>
          {paymentMethods.map((method) => (
            <option key={method} value={method}>
              {t(`record.reportedForm.methods.${method}`)}
            </option>
          ))}
        </Choice>
      )}
    </Field>
  );
}
