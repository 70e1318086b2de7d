import { styled } from '@mui/material/styles';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { color } from '../app/theme/tokens.ts';
import type { BornForm } from './born-form.ts';

const Group = styled('fieldset')({
  display: 'grid',
  gap: 6,
  '& legend': { padding: 0, marginBottom: 4, fontSize: 13, fontWeight: 550, lineHeight: '20px' },
  '& label': { display: 'grid', gridTemplateColumns: '20px 1fr', gap: '0 6px', fontSize: 14, cursor: 'pointer' },
  '& input': { width: 16, height: 16, margin: '3px 0 0', accentColor: color.primary },
  '& .help': { gridColumn: 2, color: color.muted, fontSize: 12, lineHeight: '18px' },
});

const subjects = ['account', 'invoice'] as const;

/** Whether an account has one schedule, or each of its invoices. */
export function SubjectField({
  value,
  onChange,
}: {
  readonly value: BornForm['subject'];
  readonly onChange: (value: BornForm['subject']) => void;
}) {
  const { t } = useTranslation('newFlow');
  const name = useId();
  return (
    <Group>
      <legend>{t('subject.label')}</legend>
      {subjects.map((each) => (
        <label key={each}>
          <input type="radio" name={name} checked={value === each} aria-describedby={`${name}-${each}`} onChange={() => onChange(each)} />
          {t(`subject.${each}`)}
          <span className="help" id={`${name}-${each}`}>
            {t(`subject.${each}Help`)}
          </span>
        </label>
      ))}
    </Group>
  );
}
