import { useTranslation } from 'react-i18next';
import type { Fact } from '#engine';
import type { ShownValue } from '../condition-tree.ts';
import { RowChoice, RowInput } from '../row-control.ts';
import { type Span, type SpanUnit, spanOfText, spanText, spanUnits } from '../typed-value.ts';
import type { ValueTies } from './scalar-props.ts';
import { useTypedScalar } from './use-typed-scalar.ts';

interface SpanValueProps {
  readonly value: ShownValue | undefined;
  readonly onChange: (value: ShownValue | undefined) => void;
  readonly fact: Fact;
  readonly ties: ValueTies;
  readonly unitLabel: string;
}

/** A span of time: a count and its unit. A mixed one (`P1DT12H`) stays a text. */
export function SpanValue({ value, onChange, fact, ties, unitLabel }: SpanValueProps) {
  const { t } = useTranslation('rules');
  const span = spanOfText(value);
  const unit = span?.unit ?? 'D';
  const stored = typeof value === 'object' ? undefined : value;
  const [text, type] = useTypedScalar(
    stored,
    (kept) => String(spanOfText(kept)?.count ?? kept),
    (typed) => storedSpan(typed, unit),
    onChange,
  );
  const isMixed = stored !== undefined && !span && /^-?P/.test(String(stored));
  if (isMixed)
    return <RowInput {...ties} style={{ width: 120 }} value={String(stored)} onChange={(event) => onChange(event.target.value)} />;
  return (
    <>
      <RowInput
        {...ties}
        data-figures=""
        style={{ width: 64 }}
        inputMode="numeric"
        autoComplete="off"
        value={text}
        onChange={(event) => type(event.target.value)}
      />
      <RowChoice
        aria-label={unitLabel}
        value={unit}
        onChange={(event) => onChange(spanText({ count: span?.count ?? 1, unit: event.target.value as SpanUnit } satisfies Span))}
      >
        {spanUnits(fact.type).map((each) => (
          <option key={each} value={each}>
            {t(`unit.${each}`)}
          </option>
        ))}
      </RowChoice>
    </>
  );
}

function storedSpan(typed: string, unit: SpanUnit): string | undefined {
  const plain = typed.trim();
  if (plain === '') return undefined;
  return /^\d{1,4}$/.test(plain) ? spanText({ count: Number(plain), unit }) : typed;
}
