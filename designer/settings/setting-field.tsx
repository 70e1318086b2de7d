import type { ReactNode } from 'react';
import { type ControlTies, Field } from '../elements/field.tsx';
import { useFlow } from '../flow/flow-context.ts';
import { useFaultAt } from './use-fault-at.ts';

export interface SettingProps {
  readonly label: string;
  /** Where the setting stands in the document; a fault of this place is told here, and the address can lead here. */
  readonly pointer: string;
  readonly help?: string | undefined;
  readonly optional?: boolean;
}

/** What ties a control to its label, help and fault, and to its place in the document. */
export interface SettingTies extends ControlTies {
  readonly 'data-field': string;
}

interface SettingFieldProps extends SettingProps {
  /** What is wrong with what is typed; it is told before what is wrong with what stands in the document. */
  readonly typedFault?: string | undefined;
  readonly children: (ties: SettingTies, readOnly: boolean) => ReactNode;
}

/** One place of the document: label above, help below, and what is wrong with the place. */
export function SettingField({ label, pointer, help, optional = false, typedFault, children }: SettingFieldProps) {
  const { readOnly } = useFlow();
  const fault = useFaultAt(pointer);
  return (
    <Field label={label} optional={optional && !readOnly} fault={typedFault ?? fault} {...(help === undefined ? {} : { help })}>
      {(ties) => children({ ...ties, 'data-field': pointer }, readOnly)}
    </Field>
  );
}
