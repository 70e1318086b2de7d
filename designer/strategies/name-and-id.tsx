import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Field, TextInput } from '../elements/field.tsx';
import { LineField } from '../elements/line-field.tsx';
import { idOf, isId } from './definition-id.ts';

export interface Naming {
  readonly name: string;
  /** Undefined while it is made of the name. */
  readonly id: string | undefined;
}

/** The id something is created under. */
export function chosenId({ name, id }: Naming, taken: ReadonlySet<string>): string {
  return id ?? idOf(name, taken);
}

interface NameAndIdProps {
  readonly value: Naming;
  readonly onChange: (change: Partial<Naming>) => void;
  readonly taken: ReadonlySet<string>;
  /** Somebody has tried to go on. */
  readonly judged: boolean;
  readonly isTaken: boolean;
}

/** A name, and the id made of it, which can be another. */
export function NameAndId({ value, onChange, taken, judged, isTaken }: NameAndIdProps) {
  const { t } = useTranslation('newFlow');
  const [touched, setTouched] = useState(false);
  const id = chosenId(value, taken);
  const nameFault = judged && value.name.trim() === '' ? t('nameMissing') : undefined;
  return (
    <>
      <LineField
        label={t('name')}
        help={t('nameHelp')}
        fault={nameFault}
        autoFocus
        value={value.name}
        onChange={(name) => onChange({ name })}
      />
      <Field label={t('id')} help={t('idHelp')} fault={idFault()}>
        {(ties) => (
          <TextInput
            {...ties}
            maxLength={64}
            spellCheck={false}
            value={id}
            onChange={(event) => {
              setTouched(true);
              onChange({ id: event.target.value === '' ? undefined : event.target.value });
            }}
          />
        )}
      </Field>
    </>
  );

  function idFault(): string | undefined {
    if (isTaken || taken.has(id)) return t('idTaken');
    return (touched || judged) && value.name.trim() !== '' && !isId(id) ? t('idWrong') : undefined;
  }
}
