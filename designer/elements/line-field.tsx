import type { ComponentProps } from 'react';
import { Field, TextInput } from './field.tsx';

const LONGEST = 200;

interface LineFieldProps extends Omit<ComponentProps<typeof Field>, 'children'> {
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly autoFocus?: boolean;
}

/** A line somebody says in their own words. */
export function LineField({ value, onChange, autoFocus = false, ...field }: LineFieldProps) {
  return (
    <Field {...field}>
      {(ties) => (
        <TextInput {...ties} autoFocus={autoFocus} maxLength={LONGEST} value={value} onChange={(event) => onChange(event.target.value)} />
      )}
    </Field>
  );
}
