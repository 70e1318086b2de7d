import { styled } from '@mui/material/styles';
import { color } from '../../app/theme/tokens.ts';

/** A small act within a line of the timeline. */
export const WhyButton = styled('button')({
  minHeight: 24,
  margin: '-2px 0',
  padding: '0 6px',
  border: 0,
  borderRadius: 4,
  background: 'none',
  color: color.primary,
  fontSize: 12,
  fontWeight: 550,
  cursor: 'pointer',
  '&:hover': { background: color.hover },
});
