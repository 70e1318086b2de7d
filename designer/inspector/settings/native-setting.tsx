import { Field, TextInput } from '../../elements/field.tsx';
import { useFlow } from '../../flow/flow-context.ts';
import { useFaultAt } from './fault-at.ts';
import type { SettingProps } from './text-setting.tsx';

interface NativeSettingProps extends SettingProps {
  readonly type: 'date' | 'time';
  readonly value: string | undefined;
  readonly onSet: (value: string | undefined) => void;
}

/** A day or a time of day. */
export function NativeSetting({ label, pointer, help, optional = false, type, value, onSet }: NativeSettingProps) {
  const { readOnly } = useFlow();
  const fault = useFaultAt(pointer);
  return (
    <Field label={label} optional={optional && !readOnly} fault={fault} {...(help === undefined ? {} : { help })}>
      {(ties) => (
        <TextInput
          {...ties}
          type={type}
          data-field={pointer}
          style={{ maxWidth: 160 }}
          readOnly={readOnly}
          value={value ?? ''}
          onChange={(event) => onSet(event.target.value === '' ? undefined : event.target.value)}
        />
      )}
    </Field>
  );
}
