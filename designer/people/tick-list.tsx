import { styled } from '@mui/material/styles';

const Frame = styled('fieldset')({
  display: 'grid',
  gap: 2,
  margin: 0,
  padding: 0,
  border: 0,
  '& > legend': { padding: 0, fontWeight: 550, lineHeight: '20px', marginBottom: 4 },
  '& > label': { display: 'flex', alignItems: 'center', gap: 8, minHeight: 24 },
});

interface TickListProps {
  readonly label: string;
  readonly options: readonly string[];
  readonly words?: (option: string) => string;
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
}

/** Any number of a few things. What is chosen and no longer offered can still be taken off. */
export function TickList({ label, options, words = (option) => option, chosen, onChange }: TickListProps) {
  const all = [...new Set([...options, ...chosen])];
  return (
    <Frame>
      <legend>{label}</legend>
      {all.map((option) => (
        <label key={option}>
          <input
            type="checkbox"
            checked={chosen.includes(option)}
            onChange={(event) => onChange(event.target.checked ? [...chosen, option] : chosen.filter((each) => each !== option))}
          />
          {words(option)}
        </label>
      ))}
    </Frame>
  );
}
