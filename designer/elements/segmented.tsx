import { styled } from '@mui/material/styles';
import { color, radius } from '../app/theme/tokens.ts';

const Row = styled('div')({
  display: 'inline-flex',
  padding: 2,
  gap: 2,
  border: `1px solid ${color.border}`,
  borderRadius: radius,
  background: color.surface,
  '& button': {
    height: 26,
    padding: '0 10px',
    border: 0,
    borderRadius: radius - 2,
    background: 'none',
    color: color.secondary,
    fontSize: 13,
    fontWeight: 500,
    cursor: 'pointer',
  },
  '& button:hover': { background: color.hover, color: color.text },
  '& button[aria-pressed=true]': { background: color.selected, color: color.primary, fontWeight: 600 },
});

interface SegmentedProps<Id extends string> {
  readonly label: string;
  readonly options: readonly { readonly id: Id; readonly label: string }[];
  readonly value: Id;
  readonly onChange: (id: Id) => void;
}

/** One of a few, all in view. */
export function Segmented<Id extends string>({ label, options, value, onChange }: SegmentedProps<Id>) {
  return (
    <Row role="group" aria-label={label}>
      {options.map((option) => (
        <button key={option.id} type="button" aria-pressed={option.id === value} onClick={() => onChange(option.id)}>
          {option.label}
        </button>
      ))}
    </Row>
  );
}
