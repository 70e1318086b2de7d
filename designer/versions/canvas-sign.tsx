import { styled } from '@mui/material/styles';
import { color, radius } from '../app/theme/tokens.ts';

/** A line over the canvas that says what is laid over it. */
export const CanvasSign = styled('p')({
  position: 'absolute',
  zIndex: 5,
  top: 12,
  left: '50%',
  transform: 'translateX(-50%)',
  display: 'flex',
  alignItems: 'center',
  gap: 8,
  padding: '4px 12px',
  border: `1px solid ${color.border}`,
  borderRadius: radius,
  background: color.surface,
  fontSize: 13,
  whiteSpace: 'nowrap',
});
