import { styled } from '@mui/material/styles';
import { color, radius } from '../app/theme/tokens.ts';

/** A small act of a row: an icon, its words in the tooltip and for ears. */
export const RowAct = styled('button')({
  display: 'inline-grid',
  placeItems: 'center',
  flex: 'none',
  width: 28,
  height: 28,
  padding: 0,
  border: 0,
  borderRadius: radius,
  background: 'none',
  color: color.muted,
  cursor: 'pointer',
  '& svg': { fontSize: 17 },
  '&:hover': { background: color.hover, color: color.text },
});
