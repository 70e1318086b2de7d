import { Field, TextInput } from '../../elements/field.tsx';
import { useFlow } from '../../flow/flow-context.ts';
import type { SettingProps } from './text-setting.tsx';
import { useFaultAt } from './use-fault-at.ts';

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
          readOnly={readOnly}
          value={value ?? ''}
          onChange={(event) => {
            // A time that is half typed is empty for the browser; what was there stays meanwhile.
            if (event.target.value !== '') onSet(event.target.value);
            else if (optional) onSet(undefined);
          }}
        />
      )}
    </Field>
  );
}
