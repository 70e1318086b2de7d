import type { KeyboardEvent } from 'react';
import { Field, TextArea, TextInput } from '../../elements/field.tsx';
import { useFlow } from '../../flow/flow-context.ts';
import { useTyping } from '../../inspector/settings/use-typing.ts';
import { useFaultAt } from './use-fault-at.ts';

export interface SettingProps {
  readonly label: string;
  /** Where it stands in the document: a fault of this place is told here, and the address can lead here. */
  readonly pointer: string;
  readonly help?: string | undefined;
  readonly optional?: boolean;
}

interface TextSettingProps extends SettingProps {
  readonly value: string | undefined;
  /** Hears of the text; of an empty one as undefined. */
  readonly onSet: (text: string | undefined) => void;
  readonly rows?: number;
  readonly maxLength?: number;
}

/** A text of the document; of several lines where `rows` are given. */
export function TextSetting({ label, pointer, help, optional = false, value, onSet, rows, maxLength = 4000 }: TextSettingProps) {
  const { readOnly } = useFlow();
  const fault = useFaultAt(pointer);
  const typing = useTyping(value ?? '', (text) => onSet(text === '' ? undefined : text));
  const given = { ...typing.ties, 'data-field': pointer, value: typing.text, readOnly, maxLength };
  return (
    <Field label={label} optional={optional && !readOnly} fault={fault} {...(help === undefined ? {} : { help })}>
      {(ties) =>
        rows === undefined ? (
          <TextInput
            {...ties}
            {...given}
            autoComplete="off"
            onChange={(event) => typing.type(event.target.value)}
            onKeyDown={(event: KeyboardEvent) => event.key === 'Enter' && typing.flush()}
          />
        ) : (
          <TextArea {...ties} {...given} rows={rows} style={{ minHeight: 0 }} onChange={(event) => typing.type(event.target.value)} />
        )
      }
    </Field>
  );
}
