import { useBuilder } from '../builder-context.ts';
import { optionsFor } from '../value-label.ts';
import { AmountValue } from './amount-value.tsx';
import { ChoiceValue, FlagValue } from './choice-value.tsx';
import { DateValue, MomentValue } from './date-value.tsx';
import { NumberValue } from './number-value.tsx';
import type { ScalarProps } from './scalar-props.ts';
import { TextValue } from './text-value.tsx';

/** The editor of one value, by the type of its data. */
export function ScalarValue(props: ScalarProps) {
  const { optionsOf } = useBuilder();
  const options = optionsFor(props.fact, optionsOf);
  switch (props.fact.type) {
    case 'money':
      return <AmountValue {...props} />;
    case 'number':
      return <NumberValue {...props} />;
    case 'flag':
      return <FlagValue {...props} />;
    case 'date':
      return <DateValue {...props} />;
    case 'instant':
      return <MomentValue {...props} />;
    case 'text':
    case 'texts':
      return options ? <ChoiceValue {...props} options={options} /> : <TextValue {...props} />;
  }
}
