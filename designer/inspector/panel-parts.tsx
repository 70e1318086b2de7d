import { styled } from '@mui/material/styles';
import { type ReactNode, useId } from 'react';
import { color, radius } from '../app/theme/tokens.ts';

/** What stands in the panel, one below the other. */
export const Stack = styled('div')({
  display: 'grid',
  gridTemplateColumns: 'minmax(0, 1fr)',
  gap: 14,
  minWidth: 0,
});

const part = {
  display: 'grid',
  gridTemplateColumns: 'minmax(0, 1fr)',
  gap: 10,
  minWidth: 0,
  padding: '12px 16px 14px',
  borderTop: `1px solid ${color.border}`,
  '& > h3': { minHeight: 24, paddingTop: 2 },
  '& > .none': { color: color.muted, fontSize: 13, lineHeight: '20px' },
} as const;

/** A part of the panel whose fields need no title above them. */
export const Plain = styled('div')(part);

const Titled = styled('section')(part);

/** A titled part of the panel. */
export function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const id = useId();
  return (
    <Titled aria-labelledby={id}>
      <h3 id={id}>{title}</h3>
      {children}
    </Titled>
  );
}

/** Words beside or below controls. */
export const Said = styled('p')({
  color: color.secondary,
  fontSize: 13,
  lineHeight: '20px',
  overflowWrap: 'anywhere',
  '&[data-muted]': { color: color.muted, fontSize: 12, lineHeight: '18px' },
});

/** Something that leads elsewhere: a step, a path, a time. */
export const GoButton = styled('button')({
  display: 'inline',
  padding: 0,
  minHeight: 24,
  border: 0,
  background: 'none',
  color: color.primary,
  fontSize: 13,
  lineHeight: '20px',
  textAlign: 'left',
  cursor: 'pointer',
  '&:hover': { textDecoration: 'underline', textUnderlineOffset: 2 },
});

/** A small box for what belongs to the control above it. */
export const Inset = styled('div')({
  padding: '8px 10px',
  borderRadius: radius,
  background: color.sunken,
  border: `1px solid ${color.border}`,
  fontSize: 13,
  lineHeight: '20px',
  minWidth: 0,
  overflowWrap: 'anywhere',
});

/** Acts with consequence at the end of a panel. */
export const LastActs = styled('div')({
  display: 'flex',
  flexWrap: 'wrap',
  gap: 8,
  padding: '12px 16px 20px',
  borderTop: `1px solid ${color.border}`,
  '& button[data-danger]': { color: color.danger },
});
