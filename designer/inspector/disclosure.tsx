import ExpandMoreOutlined from '@mui/icons-material/ExpandMoreOutlined';
import { styled } from '@mui/material/styles';
import { type ReactNode, useId, useState } from 'react';
import { color } from '../app/theme/tokens.ts';
import { useFlowPlace, useProblems } from '../flow/flow-context.ts';

const Frame = styled('div')({
  minWidth: 0,
  '& > button': {
    display: 'flex',
    alignItems: 'center',
    gap: 4,
    minHeight: 28,
    padding: 0,
    border: 0,
    background: 'none',
    color: color.secondary,
    fontSize: 13,
    fontWeight: 550,
    textAlign: 'left',
    cursor: 'pointer',
  },
  '& > button:hover': { color: color.text },
  '& > button > svg': { fontSize: 18, transition: 'transform 120ms' },
  '& > button[aria-expanded=true] > svg': { transform: 'rotate(180deg)' },
  '& > div': { paddingTop: 8 },
});

interface DisclosureProps {
  readonly title: string;
  /** The places in it: when the address names one of them, or one is faulty, it stands open. */
  readonly fields: readonly string[];
  readonly children: ReactNode;
}

/** What is seldom changed, one press away. */
export function Disclosure({ title, fields, children }: DisclosureProps) {
  const { field } = useFlowPlace();
  const problems = useProblems();
  const id = useId();
  const [chosen, setChosen] = useState<boolean>();
  const isMeant = field !== undefined && fields.includes(field);
  const isFaulty = problems.some(({ pointer, severity }) => severity === 'error' && fields.includes(pointer));
  const isOpen = chosen ?? (isMeant || isFaulty);
  return (
    <Frame>
      <button type="button" aria-expanded={isOpen} aria-controls={id} onClick={() => setChosen(!isOpen)}>
        <ExpandMoreOutlined aria-hidden />
        {title}
      </button>
      {isOpen && <div id={id}>{children}</div>}
    </Frame>
  );
}
