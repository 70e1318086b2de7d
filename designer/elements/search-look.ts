import { styled } from '@mui/material/styles';
import { color, radius } from '../app/theme/tokens.ts';

/** The field of a search with its glass. */
export const SearchField = styled('div')({
  position: 'relative',
  flex: 'none',
  '& > svg': {
    position: 'absolute',
    left: 9,
    top: '50%',
    transform: 'translateY(-50%)',
    fontSize: 17,
    color: color.muted,
    pointerEvents: 'none',
  },
});

export const SearchInput = styled('input')({
  width: '100%',
  height: 32,
  padding: '0 8px 0 30px',
  border: `1px solid ${color.outline}`,
  borderRadius: radius,
  background: color.surface,
  fontSize: 13,
  textOverflow: 'ellipsis',
  '&::placeholder': { color: color.muted, opacity: 1 },
  '&:hover': { borderColor: color.secondary },
  '&:focus-visible': { outline: `2px solid ${color.primary}`, outlineOffset: -1, borderRadius: radius },
});

/** What a list of options looks like, in a menu and below a field. */
export const listLook = {
  fontSize: 13,
  '& .said': { padding: '8px 14px', color: color.secondary, overflowWrap: 'anywhere' },
  '& .heading': { padding: '9px 14px 3px', color: color.muted, fontSize: 12, fontWeight: 550, lineHeight: '18px' },
  '& [role=option]': {
    display: 'grid',
    gridTemplateColumns: '1fr auto',
    columnGap: 10,
    alignItems: 'center',
    minHeight: 30,
    padding: '4px 14px',
    lineHeight: '20px',
    cursor: 'pointer',
    userSelect: 'none',
    '&[data-icon]': { gridTemplateColumns: '18px 1fr auto' },
    '&[draggable=true]': { cursor: 'grab' },
    '&.Mui-focused': { background: color.selected },
    '&[aria-selected=true] > .name': { fontWeight: 650, color: color.primary },
    '&[aria-disabled=true]': { cursor: 'default', '& > .name': { color: color.muted } },
    '& > svg': { fontSize: 17, color: color.muted },
    '& > .dc-glyph': {
      fill: 'none',
      stroke: 'currentColor',
      strokeWidth: 1.4,
      strokeLinejoin: 'round',
      strokeLinecap: 'round',
      color: color.secondary,
    },
    '& > .name': { minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap', fontWeight: 500 },
    '& > .note': { color: color.muted, fontSize: 12, whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' },
    '& > .about': { gridColumn: '1 / -1', color: color.secondary, fontSize: 12, lineHeight: '17px' },
    '&[data-icon] > .about': { gridColumn: '2 / -1' },
    '& mark': { background: 'none', color: color.primary, fontWeight: 650 },
  },
  // Name and what is said about it beside each other.
  '&[data-look=line] [role=option]': {
    display: 'flex',
    alignItems: 'baseline',
    '& > svg': { flex: 'none', alignSelf: 'center' },
    '& > .name': { flex: '0 1 auto' },
    '& > .about': { flex: '1 1 0', minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap', fontSize: 13 },
    '& > .note': { flex: 'none', order: 1, marginLeft: 'auto' },
  },
  '& [data-leads-on]': { borderTop: `1px solid ${color.border}`, marginTop: 4, '& > .name': { color: color.primary, fontWeight: 550 } },
} as const;
