import { styled } from '@mui/material/styles';
import { color } from '../../app/theme/tokens.ts';

/** Where the dialog's parts stand. */
export const PublishBody = styled('div')({
  display: 'grid',
  gridTemplateColumns: 'minmax(0, 1fr)',
  gap: 16,
  width: 'min(760px, calc(100vw - 64px))',
  padding: '0 20px 20px',
  fontSize: 13,
  lineHeight: '20px',
  '& h3': { marginBottom: 4 },
  '& .muted': { color: color.muted },
  '& .good': { color: color.success, fontWeight: 550 },
  '& .bad': { color: color.danger, fontWeight: 550 },
  '& .acts': { display: 'flex', gap: 8, alignItems: 'center' },
  '& .count': { minHeight: 24, padding: '0 4px' },
  '& .list': { listStyle: 'disc', paddingLeft: 18 },
});
