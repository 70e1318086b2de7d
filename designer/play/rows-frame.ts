import { styled } from '@mui/material/styles';
import { color } from '../app/theme/tokens.ts';

/** Rows of a test: what happens, or what must come of it. */
export const RowsFrame = styled('div')({
  display: 'grid',
  gap: 6,
  '& .row': {
    position: 'relative',
    display: 'grid',
    gap: '6px 8px',
    gridTemplateColumns: 'repeat(auto-fill, minmax(148px, 1fr))',
    alignItems: 'start',
    padding: '6px 40px 8px 0',
    borderBottom: `1px solid ${color.border}`,
  },
  '& .row > .remove': { position: 'absolute', top: 22, right: 0 },
  '& .row[data-failed]': { boxShadow: `inset 3px 0 0 ${color.danger}` },
  '& .wide': { gridColumn: '1 / -1' },
  '& span > .currency': { lineHeight: '30px' },
  '& input, & select': { minHeight: 30, height: 30, fontSize: 13, padding: '2px 8px' },
});
