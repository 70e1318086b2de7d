import { Adornment, RowInput } from '../row-control.ts';
import { storedScalar } from '../typed-value.ts';
import type { ScalarProps } from './scalar-props.ts';
import { useTypedScalar } from './use-typed-scalar.ts';

export function NumberValue({ value, onChange, fact, currency, ties }: ScalarProps) {
  const [text, type] = useTypedScalar(value, String, (typed) => storedScalar(typed, 'number', currency), onChange);
  return (
    <>
      <RowInput
        {...ties}
        data-figures=""
        style={{ width: 84 }}
        inputMode="decimal"
        autoComplete="off"
        value={text}
        onChange={(event) => type(event.target.value)}
      />
      {fact.unit !== undefined && <Adornment>{fact.unit}</Adornment>}
    </>
  );
}
