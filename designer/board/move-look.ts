import { styled } from '@mui/material/styles';
import { color } from '../app/theme/tokens.ts';

/** What an act of moving would change, in words first. */
export const Effect = styled('div')({
  display: 'grid',
  gridTemplateColumns: 'minmax(0, 1fr)',
  gap: 10,
  minWidth: 0,
  '& > p': { fontWeight: 550 },
});

/** The accounts it is about, to be opened. */
export const Accounts = styled('details')({
  '& > summary': { color: color.secondary, cursor: 'pointer' },
  '& > div': { maxHeight: 180, overflow: 'auto', marginTop: 4 },
  '& .path': { display: 'block', fontSize: 12, lineHeight: '18px' },
  '& tbody th': { paddingTop: 4, paddingBottom: 4 },
});
