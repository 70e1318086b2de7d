import ErrorOutlineOutlined from '@mui/icons-material/ErrorOutlineOutlined';
import { styled } from '@mui/material/styles';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { color, radius } from '../app/theme/tokens.ts';

const Frame = styled('div')({
  display: 'grid',
  gap: 4,
  '& > label, & > .label': { fontSize: 13, fontWeight: 550, lineHeight: '20px' },
  '& .optional': { color: color.muted, fontWeight: 400 },
  '& > .help': { color: color.muted, fontSize: 12, lineHeight: '18px' },
  '& > .fault': {
    display: 'flex',
    gap: 5,
    color: color.danger,
    fontSize: 12,
    lineHeight: '18px',
    '& svg': { fontSize: 15, marginTop: 1.5 },
  },
});

const control = {
  width: '100%',
  minHeight: 34,
  padding: '5px 10px',
  border: `1px solid ${color.outline}`,
  borderRadius: radius,
  background: color.surface,
  fontSize: 14,
  lineHeight: '22px',
  '&::placeholder': { color: color.muted, opacity: 1 },
  '&:hover': { borderColor: color.secondary },
  '&:focus-visible': { outline: `2px solid ${color.primary}`, outlineOffset: -1, borderColor: color.primary, borderRadius: radius },
  '&[aria-invalid="true"]': { borderColor: color.danger },
} as const;

export const TextInput = styled('input')(control, { '&[data-figures]': { fontVariantNumeric: 'tabular-nums', textAlign: 'right' } });
export const TextArea = styled('textarea')(control, { resize: 'vertical', minHeight: 84 });
export const Choice = styled('select')(control, { height: 34, paddingRight: 6, cursor: 'pointer' });

/** What ties a control to its label, help and fault. */
export interface ControlTies {
  readonly id: string;
  readonly 'aria-describedby'?: string;
  readonly 'aria-invalid'?: true;
}

interface FieldProps {
  readonly label: string;
  readonly help?: ReactNode;
  readonly fault?: string | undefined;
  readonly optional?: boolean;
  readonly children: (ties: ControlTies) => ReactNode;
}

/** Label above, help below, and what is wrong in its place. */
export function Field({ label, help, fault, optional = false, children }: FieldProps) {
  const { t } = useTranslation('elements');
  const id = useId();
  const described = [help === undefined ? '' : `${id}-help`, fault === undefined ? '' : `${id}-fault`].filter(Boolean).join(' ');
  return (
    <Frame>
      <label htmlFor={id}>
        {label} {optional && <span className="optional">{t('optional')}</span>}
      </label>
      {children({
        id,
        ...(described === '' ? {} : { 'aria-describedby': described }),
        ...(fault === undefined ? {} : { 'aria-invalid': true as const }),
      })}
      {fault !== undefined && (
        <span className="fault" id={`${id}-fault`} role="alert">
          <ErrorOutlineOutlined aria-hidden />
          {fault}
        </span>
      )}
      {help !== undefined && (
        <span className="help" id={`${id}-help`}>
          {help}
        </span>
      )}
    </Frame>
  );
}
