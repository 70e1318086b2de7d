import { styled } from '@mui/material/styles';
import { color, radius } from '../../app/theme/tokens.ts';

/** What somebody else has written, as they wrote it: text and nothing else. */
export const MailWords = styled('blockquote')({
  margin: '6px 0 0',
  padding: '8px 12px',
  borderLeft: `3px solid ${color.info}`,
  borderRadius: `0 ${radius}px ${radius}px 0`,
  background: color.sunken,
  fontSize: 13,
  lineHeight: '20px',
  whiteSpace: 'pre-wrap',
  overflowWrap: 'anywhere',
  '&[data-long]': { maxHeight: 420, overflowY: 'auto' },
  '&[data-quiet]': { borderColor: color.border, color: color.secondary },
});
