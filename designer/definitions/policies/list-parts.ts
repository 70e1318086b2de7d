import { styled } from '@mui/material/styles';
import { color } from '../../app/theme/tokens.ts';

/** Entries of a list below each other, each with its settings and the way to remove it. */
export const Entries = styled('ul')({
  '& > li': {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) 30px',
    alignItems: 'start',
    gap: 12,
    padding: '12px 12px 12px 16px',
    borderTop: `1px solid ${color.border}`,
  },
  '& > li > button': { marginTop: 24 },
});

export const Quiet = styled('p')({ color: color.muted, fontSize: 13, lineHeight: '20px' });
