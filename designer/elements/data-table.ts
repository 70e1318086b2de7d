import { styled } from '@mui/material/styles';
import { broad, color, narrow } from '../app/theme/tokens.ts';

/**
 * Tables as people work with them: 13 px, figures to the right, long text cut with the whole in a tooltip.
 * `data-dense` makes rows 32 px high, `data-sticky` keeps the head in view, `data-links` marks rows that open.
 */
export const DataTable = styled('table')({
  width: '100%',
  borderCollapse: 'separate',
  borderSpacing: 0,
  fontSize: 13,
  lineHeight: '20px',
  '& th, & td': { padding: '0 8px', textAlign: 'left', verticalAlign: 'middle' },
  '& th:first-of-type, & td:first-of-type': { paddingLeft: 16 },
  '& th:last-of-type, & td:last-of-type': { paddingRight: 16 },
  // A row that begins with its name has its first cell of data within.
  '& th + td:first-of-type': { paddingLeft: 8 },
  '& th:has(+ td)': { paddingRight: 8 },
  '& thead th': {
    height: 32,
    fontSize: 12,
    fontWeight: 550,
    color: color.secondary,
    background: color.sunken,
    borderTop: `1px solid ${color.border}`,
    borderBottom: `1px solid ${color.border}`,
    whiteSpace: 'nowrap',
  },
  '& tbody th': { fontWeight: 'inherit' },
  '& tbody td, & tbody th': { height: 40, borderBottom: `1px solid ${color.border}` },
  '& tbody tr:last-of-type > *': { borderBottom: 0 },
  '& .num': { textAlign: 'right', fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' },
  '& .cut': { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap', maxWidth: 0 },
  '& .quiet': { color: color.secondary },
  '& .muted': { color: color.muted },
  '& .when': { whiteSpace: 'nowrap', color: color.secondary },
  '& tfoot td, & tfoot th': { height: 36, borderTop: `1px solid ${color.border}`, fontWeight: 600 },
  '&[data-dense] tbody td, &[data-dense] tbody th': { height: 32 },
  '&[data-fixed]': { tableLayout: 'fixed' },
  // Where the table scrolls by itself its head cannot stick to the page.
  [broad]: { '&[data-sticky] thead th': { position: 'sticky', top: 'var(--dc-top, 48px)', zIndex: 2 } },
  '&[data-links] tbody tr': { cursor: 'pointer' },
  '& tbody tr:hover > *': { background: color.hover },
  '& tbody tr[data-selected] > *': { background: color.selected },
  '& tbody tr:focus-within > *': { background: color.hover },
  '& tbody tr[data-selected]:focus-within > *': { background: color.selected },
  '& a': { color: color.text, fontWeight: 550 },
  '&[data-faded] tbody': { opacity: 0.55 },
});

/** Lets a wide table scroll by itself where the page is too narrow for it. */
export const TableRoom = styled('div')({
  [narrow]: { overflowX: 'auto' },
});
