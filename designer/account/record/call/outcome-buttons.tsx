import { styled } from '@mui/material/styles';
import { useEffect, useId, useRef } from 'react';
import { useShortcut } from '../../../app/shortcuts/use-shortcut.ts';
import { color, radius } from '../../../app/theme/tokens.ts';

const Group = styled('fieldset')({
  display: 'grid',
  gridTemplateColumns: 'repeat(2, minmax(0, 1fr))',
  gap: 6,
  minWidth: 0,
  // What stands fast at the top and the bottom, and the note below.
  scrollMarginBlock: '100px 180px',
  '& > legend': { padding: 0, marginBottom: 6, fontSize: 13, fontWeight: 550 },
  '& button': {
    display: 'flex',
    alignItems: 'center',
    gap: 8,
    minHeight: 32,
    padding: '4px 8px',
    border: `1px solid ${color.outline}`,
    borderRadius: radius,
    background: color.surface,
    color: color.text,
    fontSize: 13,
    textAlign: 'left',
    overflowWrap: 'anywhere',
    cursor: 'pointer',
  },
  '& button:hover': { background: color.hover },
  '& button[aria-pressed=true]': { borderColor: color.primary, background: color.selected, color: color.primary, fontWeight: 600 },
  '& button:disabled': { color: color.muted, cursor: 'default' },
  '& kbd': { flex: 'none' },
});

interface OutcomeButtonsProps<Id extends string> {
  readonly legend: string;
  readonly options: readonly { readonly id: Id; readonly name: string }[];
  readonly chosen?: string | undefined;
  readonly disabled?: boolean;
  readonly onChoose: (id: Id) => void;
}

/** A few outcomes, each with its digit. */
export function OutcomeButtons<Id extends string>({ legend, options, chosen, disabled = false, onChoose }: OutcomeButtonsProps<Id>) {
  const name = useId();
  const group = useRef<HTMLFieldSetElement>(null);
  // Whoever opened it goes on with Tab or a digit, and sees all of them.
  useEffect(() => {
    group.current?.querySelector('button')?.focus({ preventScroll: true });
    group.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    <Group ref={group} aria-labelledby={name}>
      <legend id={name}>{legend}</legend>
      {options.map((option, index) => (
        <Outcome
          key={option.id}
          name={option.name}
          digit={String(index + 1)}
          isChosen={option.id === chosen}
          disabled={disabled}
          onChoose={() => onChoose(option.id)}
        />
      ))}
    </Group>
  );
}

interface OutcomeProps {
  readonly name: string;
  readonly digit: string;
  readonly isChosen: boolean;
  readonly disabled: boolean;
  readonly onChoose: () => void;
}

function Outcome({ name, digit, isChosen, disabled, onChoose }: OutcomeProps) {
  useShortcut(digit, name, onChoose, 'page', !disabled);
  return (
    <button type="button" aria-pressed={isChosen} disabled={disabled} onClick={onChoose}>
      <kbd aria-hidden>{digit}</kbd>
      {name}
    </button>
  );
}
