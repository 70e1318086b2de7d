import type { KeyboardEvent } from 'react';
import { Field, TextArea, TextInput } from '../../elements/field.tsx';
import { useFlow } from '../../flow/flow-context.ts';
import { useFaultAt } from './fault-at.ts';
import { useTyping } from './use-typing.ts';

export interface SettingProps {
  readonly label: string;
  /** Where the setting stands in the document; a fault of this place is told here, and the address can lead here. */
  readonly pointer: string;
  readonly help?: string | undefined;
  readonly optional?: boolean;
}

interface TextSettingProps extends SettingProps {
  readonly value: string | undefined;
  /** Hears of the text; of an empty one as undefined. */
  readonly onSet: (text: string | undefined) => void;
  readonly long?: boolean;
  readonly placeholder?: string;
  readonly rows?: number;
  /** Texts used elsewhere, to choose from while typing. */
  readonly suggestions?: readonly string[];
}

/** A text of the document. */
export function TextSetting({
  label,
  pointer,
  help,
  optional = false,
  value,
  onSet,
  long = false,
  placeholder,
  rows = 2,
  suggestions = [],
}: TextSettingProps) {
  const { readOnly } = useFlow();
  const fault = useFaultAt(pointer);
  const typing = useTyping(value ?? '', (text) => onSet(text === '' ? undefined : text));
  const given = {
    ...typing.ties,
    'data-field': pointer,
    value: typing.text,
    readOnly,
    ...(placeholder === undefined ? {} : { placeholder }),
  };
  return (
    <Field label={label} optional={optional && !readOnly} fault={fault} {...(help === undefined ? {} : { help })}>
      {(ties) =>
        long ? (
          <TextArea {...ties} {...given} rows={rows} style={{ minHeight: 0 }} onChange={(event) => typing.type(event.target.value)} />
        ) : (
          <>
            <TextInput
              {...ties}
              {...given}
              autoComplete="off"
              {...(suggestions.length === 0 ? {} : { list: `${ties.id}-list` })}
              onChange={(event) => typing.type(event.target.value)}
              onKeyDown={(event: KeyboardEvent) => event.key === 'Enter' && typing.flush()}
            />
            {suggestions.length > 0 && (
              <datalist id={`${ties.id}-list`}>
                {suggestions.map((each) => (
                  <option key={each} value={each} />
                ))}
              </datalist>
            )}
          </>
        )
      }
    </Field>
  );
}
