import { styled } from '@mui/material/styles';
import { color } from '../../app/theme/tokens.ts';
import { useFlow } from '../../flow/flow-context.ts';

const Row = styled('label')({
  display: 'inline-flex',
  alignItems: 'center',
  gap: 6,
  minHeight: 24,
  fontSize: 13,
  lineHeight: '20px',
  cursor: 'pointer',
  '& input': { width: 16, height: 16, margin: 0, accentColor: color.primary, cursor: 'pointer' },
});

interface FlagSettingProps {
  readonly label: string;
  readonly pointer: string;
  readonly value: boolean;
  readonly onSet: (value: boolean) => void;
  readonly disabled?: boolean;
}

/** Yes or no. */
export function FlagSetting({ label, pointer, value, onSet, disabled = false }: FlagSettingProps) {
  const { readOnly } = useFlow();
  return (
    <Row>
      <input
        type="checkbox"
        data-field={pointer}
        checked={value}
        disabled={readOnly || disabled}
        onChange={(event) => onSet(event.target.checked)}
      />
      {label}
    </Row>
  );
}
