import { styled } from '@mui/material/styles';
import { useId } from 'react';
import { color } from '../app/theme/tokens.ts';
import { useFlow } from '../flow/flow-context.ts';
import type { SettingProps } from './setting-field.tsx';
import { useFaultAt } from './use-fault-at.ts';

const Row = styled('div')({
  display: 'grid',
  gridTemplateColumns: '20px minmax(0, 1fr)',
  columnGap: 8,
  alignItems: 'start',
  fontSize: 13,
  lineHeight: '20px',
  '& input': { width: 16, height: 16, margin: '2px', accentColor: color.primary, cursor: 'pointer' },
  '& label': { minHeight: 24, paddingBottom: 2, fontWeight: 500, cursor: 'pointer' },
  '& .help': { gridColumn: 2, color: color.muted, fontSize: 12, lineHeight: '18px' },
  '& .fault': { gridColumn: 2, color: color.danger, fontSize: 12, lineHeight: '18px' },
});

interface FlagSettingProps extends SettingProps {
  readonly value: boolean;
  readonly onSet: (value: boolean) => void;
  readonly disabled?: boolean;
}

/** Yes or no. */
export function FlagSetting({ label, pointer, help, value, onSet, disabled = false }: FlagSettingProps) {
  const id = useId();
  const { readOnly } = useFlow();
  const fault = useFaultAt(pointer);
  const described = [fault === undefined ? '' : `${id}-fault`, help === undefined ? '' : `${id}-help`].filter(Boolean).join(' ');
  return (
    <Row>
      <input
        id={id}
        type="checkbox"
        data-field={pointer}
        checked={value}
        disabled={readOnly || disabled}
        {...(described === '' ? {} : { 'aria-describedby': described })}
        onChange={(event) => onSet(event.target.checked)}
      />
      <label htmlFor={id}>{label}</label>
      {fault !== undefined && (
        <span className="fault" id={`${id}-fault`} role="alert">
          {fault}
        </span>
      )}
      {help !== undefined && (
        <span className="help" id={`${id}-help`}>
          {help}
        </span>
      )}
    </Row>
  );
}
