import { styled } from '@mui/material/styles';
import { type ReactNode, useId } from 'react';
import { color, radius } from '../app/theme/tokens.ts';
import { VisuallyHidden } from '../elements/visually-hidden.ts';

/** What stands in the panel, one below the other. */
export const Stack = styled('div')({
  display: 'grid',
  gridTemplateColumns: 'minmax(0, 1fr)',
  gap: 14,
  minWidth: 0,
});

const Part = styled('section')({
  display: 'grid',
  gridTemplateColumns: 'minmax(0, 1fr)',
  gap: 10,
  minWidth: 0,
  padding: '12px 16px 14px',
  borderTop: `1px solid ${color.border}`,
  '& > h3': { minHeight: 24, paddingTop: 2 },
  '& > .none': { color: color.muted, fontSize: 13, lineHeight: '20px' },
});

interface SectionProps {
  readonly title: string;
  /** The title is for ears only: what stands in it says as much to the eye. */
  readonly quiet?: boolean;
  readonly children: ReactNode;
}

/** A titled part of the panel. */
export function Section({ title, quiet = false, children }: SectionProps) {
  const id = useId();
  return (
    <Part aria-labelledby={id}>
      {quiet ? <VisuallyHidden id={id}>{title}</VisuallyHidden> : <h3 id={id}>{title}</h3>}
      {children}
    </Part>
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
