import { styled } from '@mui/material/styles';
import { color } from '../app/theme/tokens.ts';

/** A word beside a name. */
export const Badge = styled('span')({
  display: 'inline-flex',
  alignItems: 'center',
  gap: 4,
  padding: '1px 7px',
  border: `1px solid ${color.border}`,
  borderRadius: 10,
  color: color.secondary,
  fontSize: 11.5,
  fontWeight: 500,
  lineHeight: '16px',
  whiteSpace: 'nowrap',
  '& svg': { fontSize: 13 },
  '&[data-tone=paused]': { borderColor: color.dispute, color: color.dispute },
});
