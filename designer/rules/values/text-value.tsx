import { RowInput } from '../row-control.ts';
import { storedScalar } from '../typed-value.ts';
import type { ScalarProps } from './scalar-props.ts';
import { useTypedScalar } from './use-typed-scalar.ts';

export function TextValue({ value, onChange, currency, ties }: ScalarProps) {
  const [text, type] = useTypedScalar(value, String, (typed) => storedScalar(typed, 'text', currency), onChange);
  return (
    <RowInput
      {...ties}
      style={{ width: 180 }}
      autoComplete="off"
      spellCheck={false}
      maxLength={1024}
      value={text}
      onChange={(event) => type(event.target.value)}
    />
  );
}
