import { styled } from '@mui/material/styles';
import { Link, type To } from 'react-router';
import { color } from '../app/theme/tokens.ts';

const Row = styled('nav')({
  display: 'flex',
  gap: 4,
  overflowX: 'auto',
  scrollbarWidth: 'none',
  borderBottom: `1px solid ${color.border}`,
  '& a': {
    position: 'relative',
    display: 'flex',
    alignItems: 'center',
    gap: 6,
    height: 40,
    padding: '0 10px',
    color: color.secondary,
    fontSize: 13,
    fontWeight: 500,
    whiteSpace: 'nowrap',
  },
  '& a:hover': { color: color.text, textDecoration: 'none' },
  '& a:focus-visible': { outlineOffset: -3 },
  '& a[aria-current]': { color: color.text, fontWeight: 600 },
  '& a[aria-current]::after': { content: '""', position: 'absolute', left: 8, right: 8, bottom: -1, height: 2, background: color.primary },
  '& .count': { color: color.muted, fontWeight: 400, fontVariantNumeric: 'tabular-nums' },
});

export interface TabLink {
  readonly id: string;
  readonly label: string;
  readonly count?: number | undefined;
  readonly to: To;
}

/** Tabs as links: the address says which is open. */
export function TabLinks({
  label,
  tabs,
  current,
}: {
  readonly label: string;
  readonly tabs: readonly TabLink[];
  readonly current: string;
}) {
  return (
    <Row aria-label={label}>
      {tabs.map((tab) => (
        <Link key={tab.id} to={tab.to} preventScrollReset {...(tab.id === current ? { 'aria-current': 'page' as const } : {})}>
          {tab.label}
          {tab.count !== undefined && <span className="count">{tab.count}</span>}
        </Link>
      ))}
    </Row>
  );
}
