import { styled } from '@mui/material/styles';
import { color } from '../app/theme/tokens.ts';

/** A form that opens within a table: one column, no wider than is good to read. */
export const FormFrame = styled('div')({
  display: 'grid',
  gridTemplateColumns: 'minmax(0, 1fr)',
  gap: 14,
  maxWidth: 520,
  padding: '4px 0 16px',
  fontSize: 14,
  lineHeight: '22px',
  whiteSpace: 'normal',
  '& > section': { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: 10 },
  '& h3': { fontSize: 14, fontWeight: 600, marginTop: 4 },
  '& h4': { margin: 0, fontSize: 13, fontWeight: 550, lineHeight: '20px' },
  '& .acts': { display: 'flex', flexWrap: 'wrap', gap: 8, alignItems: 'center' },
  '& .hint': { color: color.secondary, fontSize: 13, lineHeight: '20px' },
});
