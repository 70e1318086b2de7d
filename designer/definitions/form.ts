import { styled } from '@mui/material/styles';
import { narrow } from '../app/theme/tokens.ts';

/** Settings below each other. */
export const Form = styled('div')({ display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: 14, minWidth: 0 });

/** Settings beside each other, as many as fit. */
export const FormRow = styled('div')({
  display: 'grid',
  gridTemplateColumns: 'repeat(auto-fit, minmax(150px, 1fr))',
  alignItems: 'start',
  gap: 12,
  minWidth: 0,
});

/** An editor, and beside it what it comes to. */
export const TwoColumns = styled('div')({
  display: 'grid',
  gridTemplateColumns: 'minmax(0, 1fr) minmax(320px, 400px)',
  alignItems: 'start',
  gap: 16,
  padding: '16px 24px 40px',
  '& > div': { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: 16, minWidth: 0 },
  '@media (max-width: 1100px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  [narrow]: { padding: '16px 16px 88px' },
});
