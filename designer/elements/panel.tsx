import { styled } from '@mui/material/styles';
import { type ReactNode, useId } from 'react';
import { color, radius } from '../app/theme/tokens.ts';

const Frame = styled('section')({
  background: color.surface,
  border: `1px solid ${color.border}`,
  borderRadius: radius,
  minWidth: 0,
});

const Head = styled('header')({
  display: 'flex',
  alignItems: 'center',
  flexWrap: 'wrap',
  gap: '2px 12px',
  padding: '12px 16px',
  minHeight: 48,
  '& > h2': { flex: '0 1 auto' },
  '& > p': { color: color.muted, fontSize: 12, lineHeight: '18px' },
  '& > .actions': { marginLeft: 'auto', display: 'flex', gap: 8, alignItems: 'center' },
});

const Body = styled('div')({ padding: '0 16px 16px', '&[data-flush]': { padding: 0 } });

interface PanelProps {
  readonly title: string;
  /** A few words beside the title. */
  readonly note?: ReactNode;
  readonly actions?: ReactNode;
  /** Lets a table reach the edges. */
  readonly flush?: boolean;
  readonly children: ReactNode;
  readonly id?: string;
}

/** A titled area of a page. Panels stand beside each other, never inside each other. */
export function Panel({ title, note, actions, flush = false, children, id }: PanelProps) {
  const heading = useId();
  return (
    <Frame aria-labelledby={heading} {...(id === undefined ? {} : { id })}>
      <Head>
        <h2 id={heading}>{title}</h2>
        {note !== undefined && <p>{note}</p>}
        {actions !== undefined && <div className="actions">{actions}</div>}
      </Head>
      <Body {...(flush ? { 'data-flush': '' } : {})}>{children}</Body>
    </Frame>
  );
}
