import { styled } from '@mui/material/styles';
import { color, radius } from '../app/theme/tokens.ts';
import { DataTable } from '../elements/data-table.ts';

/** Where the view has no room for columns beside each other. */
export const tight = '@container schedule (max-width: 719px)';

/**
 * The table of the schedule and that of the standing rules: the same columns, rows as high as their sentences. On
 * narrow screens a row is a block, one line under the other.
 */
export const ScheduleTable = styled(DataTable)({
  tableLayout: 'fixed',
  '& tbody td, & tbody th': { height: 'auto', padding: '9px 8px', verticalAlign: 'top', overflowWrap: 'anywhere' },
  '& tbody tr[data-row]': { outlineOffset: -2 },
  // Cells paint over the outline of their row.
  '& tbody tr[data-row]:focus-visible > *': { boxShadow: `inset 0 2px 0 ${color.primary}, inset 0 -2px 0 ${color.primary}` },
  '& tbody tr[data-row]:focus-visible > :first-of-type': {
    boxShadow: `inset 0 2px 0 ${color.primary}, inset 0 -2px 0 ${color.primary}, inset 2px 0 0 ${color.primary}`,
  },
  '& tbody tr[data-row]:focus-visible > :last-of-type': {
    boxShadow: `inset 0 2px 0 ${color.primary}, inset 0 -2px 0 ${color.primary}, inset -2px 0 0 ${color.primary}`,
  },
  '& tbody tr[data-row]:focus-visible': { outline: `2px solid ${color.primary}` },
  '& tbody tr[data-plain] > *, & tbody tr[data-plain]:hover > *': { background: color.surface },
  '& tbody tr[data-plain]:focus-within > *': { background: color.surface },
  '& tbody tr[data-level] > *': { background: color.sunken },
  '& tbody tr[data-quiet]': { color: color.secondary },
  '& col.when': { width: '25%' },
  '& col.ends': { width: '17%' },
  '& col.next': { width: '20%' },
  '& col.acts': { width: 104 },
  '& tbody tr[data-mark=before] > *': { boxShadow: `inset 0 2px 0 ${color.primary}` },
  '& tbody tr[data-mark=after] > *': { boxShadow: `inset 0 -2px 0 ${color.primary}` },
  '& tbody tr[data-dragged]': { opacity: 0.45 },
  '& .lead': { display: 'flex', gap: 8, alignItems: 'flex-start' },
  '& .lead > svg': { flex: 'none', fontSize: 17, marginTop: 1.5, color: color.muted },
  '& .lead b': { fontWeight: 600 },
  '& .lead[data-due] b': { color: color.text },
  '& .lead[data-after]': { paddingLeft: 12 },
  '& .lead[data-after] b': { fontWeight: 500 },
  '& .detail': { display: 'block', color: color.muted, fontSize: 12, lineHeight: '18px' },
  '& .name': { fontWeight: 600 },
  '& .actions': { listStyle: 'none', margin: 0, padding: 0 },
  '& .actions li': { display: 'flex', gap: 7, alignItems: 'flex-start' },
  '& .actions svg': { flex: 'none', fontSize: 16, marginTop: 2, color: color.secondary },
  '& .acts': { whiteSpace: 'nowrap', textAlign: 'right', paddingTop: 5, paddingBottom: 5 },
  '& .handle': {
    display: 'inline-grid',
    placeItems: 'center',
    width: 24,
    height: 28,
    color: color.muted,
    cursor: 'grab',
    verticalAlign: 'top',
  },
  '& .handle svg': { fontSize: 17 },
  '& .fault': { display: 'flex', gap: 5, color: color.danger, fontSize: 12, lineHeight: '18px', marginTop: 3 },
  '& .fault[data-warning]': { color: color.dispute },
  '& .fault svg': { flex: 'none', fontSize: 15, marginTop: 1.5 },
  '& .moved': { color: color.primary, fontSize: 12, fontWeight: 550 },
  '& .said': { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '2px 12px', fontSize: 12.5, color: color.secondary },
  '& tbody tr[data-said] td': { paddingTop: 2, paddingBottom: 2, background: color.selected },
  '& .chip': {
    display: 'inline-block',
    marginRight: 6,
    padding: '0 6px',
    border: `1px solid ${color.border}`,
    borderRadius: radius,
    background: color.surface,
    color: color.secondary,
    fontSize: 11.5,
    lineHeight: '18px',
    fontWeight: 550,
  },
  '& time': { whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' },
  [tight]: {
    '& thead': { position: 'absolute', width: 1, height: 1, overflow: 'hidden', clipPath: 'inset(50%)' },
    '& colgroup': { display: 'none' },
    '&, & tbody': { display: 'block' },
    '& tbody tr': { display: 'block', position: 'relative', borderBottom: `1px solid ${color.border}`, padding: '8px 0' },
    '& tbody tr:last-of-type': { borderBottom: 0 },
    '& tbody td, & tbody th, & th + td:first-of-type': { display: 'block', border: 0, padding: '1px 16px', textAlign: 'left' },
    '& tbody tr > th, & tbody tr > td:first-of-type:not(th + td)': { paddingRight: 100 },
    '& tbody tr[data-plain] > td:first-of-type, & tbody tr[data-said] > td:first-of-type': { paddingRight: 16 },
    '& tbody td.acts': { position: 'absolute', top: 4, right: 8, padding: 0, background: 'none' },
    '& tbody td.sum': { color: color.muted, fontSize: 12 },
    '& tbody td.sum:empty': { display: 'none' },
    '& tbody td[data-label]::before': { content: 'attr(data-label) ": "', color: color.muted },
    '& .lead[data-after]': { paddingLeft: 0 },
    '& tbody tr[data-row]:hover > *, & tbody tr:focus-within > *': { background: 'none' },
    '& tbody tr[data-row]:hover': { background: color.hover },
    '& tbody tr[data-level], & tbody tr[data-level] > *': { background: color.sunken },
    '& tbody tr[data-selected]': { background: color.selected },
    '& tbody tr[data-row]:focus-visible > *': { boxShadow: 'none' },
    '& .lead .detail, & time + .detail': { display: 'inline', marginLeft: 6 },
    '& tbody tr[data-rule][data-quiet] > td:not(.acts)': { paddingRight: 100 },
  },
});
