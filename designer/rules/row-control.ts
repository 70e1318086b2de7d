import { styled } from '@mui/material/styles';
import { color, radius } from '../app/theme/tokens.ts';

const control = {
  minWidth: 0,
  height: 30,
  padding: '0 8px',
  border: `1px solid ${color.outline}`,
  borderRadius: radius,
  background: color.surface,
  fontSize: 13,
  lineHeight: '20px',
  '&::placeholder': { color: color.muted, opacity: 1 },
  '&:hover': { borderColor: color.secondary },
  '&:focus-visible': { outline: `2px solid ${color.primary}`, outlineOffset: -1, borderColor: color.primary, borderRadius: radius },
  '&[aria-invalid="true"]': { borderColor: color.danger },
} as const;

/** Controls of a row: lower and narrower than those of a form. */
export const RowInput = styled('input')(control, { '&[data-figures]': { fontVariantNumeric: 'tabular-nums', textAlign: 'right' } });
export const RowChoice = styled('select')(control, { maxWidth: '100%', paddingRight: 4, cursor: 'pointer', textOverflow: 'ellipsis' });

/** A control that opens something to choose from. */
export const RowButton = styled('button')(control, {
  display: 'inline-flex',
  alignItems: 'center',
  gap: 4,
  maxWidth: '100%',
  textAlign: 'left',
  cursor: 'pointer',
  '& > span': { minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  '& > svg': { flex: 'none', marginLeft: 'auto', fontSize: 16, color: color.muted },
  '&[data-blank]': { color: color.muted },
});

/** An act in words beneath rows. */
export const QuietAct = styled('button')({
  display: 'inline-flex',
  alignItems: 'center',
  gap: 4,
  minHeight: 28,
  padding: '0 8px',
  border: 0,
  borderRadius: radius,
  background: 'none',
  color: color.primary,
  fontSize: 13,
  fontWeight: 550,
  whiteSpace: 'nowrap',
  cursor: 'pointer',
  '& svg': { fontSize: 16 },
  '&:hover': { background: color.hover },
  '&:disabled': { color: color.muted, cursor: 'default', background: 'none' },
});

export const Adornment = styled('span')({ color: color.muted, fontSize: 12, whiteSpace: 'nowrap' });
