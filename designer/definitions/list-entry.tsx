import DeleteOutlined from '@mui/icons-material/DeleteOutlined';
import ExpandMoreOutlined from '@mui/icons-material/ExpandMoreOutlined';
import { styled } from '@mui/material/styles';
import type { ReactNode } from 'react';
import { color } from '../app/theme/tokens.ts';
import { RowAct } from '../elements/row-act.ts';
import { useFlow } from '../flow/flow-context.ts';

/** Entries of a list below each other. */
export const Entries = styled('ul')({ '& > li': { borderTop: `1px solid ${color.border}` } });

const Head = styled('div')({
  display: 'grid',
  gridTemplateColumns: 'minmax(0, 1fr) auto 30px',
  alignItems: 'center',
  gap: 12,
  minHeight: 44,
  padding: '6px 12px 6px 16px',
  fontSize: 13,
  lineHeight: '20px',
  '& > button.toggle': {
    display: 'flex',
    alignItems: 'center',
    gap: 8,
    minHeight: 30,
    minWidth: 0,
    padding: 0,
    border: 0,
    background: 'none',
    textAlign: 'left',
    cursor: 'pointer',
  },
  '& .toggle svg': { flex: 'none', fontSize: 18, color: color.muted, transition: 'transform 120ms' },
  '& .toggle[aria-expanded=true] svg': { transform: 'rotate(180deg)' },
  '& .toggle b': { fontWeight: 600 },
  '& .toggle .words': { color: color.secondary },
  '& .aside': { color: color.muted, textAlign: 'right' },
});

const Body = styled('div')({ padding: '4px 16px 16px 42px' });

/** What every entry of a list is told by its list. */
export interface EntryProps {
  readonly isOpen: boolean;
  readonly onOpen: (isOpen: boolean) => void;
  readonly onRemove: () => void;
}

interface ListEntryProps extends EntryProps {
  /** Where it stands in the document. */
  readonly pointer: string;
  /** What it is called for those who listen. */
  readonly label: string;
  readonly title: string;
  readonly words: string;
  readonly aside?: ReactNode;
  readonly removeLabel: string;
  readonly children: ReactNode;
}

/** One entry in a line of words; opened, its settings. */
export function ListEntry({ pointer, label, title, words, aside, isOpen, onOpen, removeLabel, onRemove, children }: ListEntryProps) {
  const { readOnly } = useFlow();
  return (
    <li data-field={pointer} aria-label={label}>
      <Head>
        <button type="button" className="toggle" aria-expanded={isOpen} onClick={() => onOpen(!isOpen)}>
          <ExpandMoreOutlined aria-hidden />
          <span>
            <b>{title}</b> <span className="words">{words}</span>
          </span>
        </button>
        <span className="aside">{aside}</span>
        {readOnly ? (
          <span />
        ) : (
          <RowAct type="button" aria-label={removeLabel} data-tip={removeLabel} onClick={onRemove}>
            <DeleteOutlined aria-hidden />
          </RowAct>
        )}
      </Head>
      {isOpen && <Body>{children}</Body>}
    </li>
  );
}
