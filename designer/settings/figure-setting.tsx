import { type ReactNode, useState } from 'react';
import { TextInput } from '../elements/field.tsx';
import { SettingField, type SettingProps } from './setting-field.tsx';
import { useTyping } from './use-typing.ts';

interface FigureSettingProps extends SettingProps {
  /** The figure as it is typed; empty for none. */
  readonly shown: string;
  /** Reads what is typed; undefined for what is no such figure. */
  readonly read: (text: string) => number | undefined;
  /** Told while what is typed is none. */
  readonly notRead: string;
  /** Hears of nothing typed only where the setting is optional. */
  readonly onSet: (figure: number | undefined) => void;
  /** In pixels. */
  readonly width?: number;
  readonly decimals?: boolean;
  /** Beside the figure: its unit. */
  readonly children?: ReactNode;
}

/** A figure. What is typed and is none stays in the field and is not applied. */
export function FigureSetting({ shown, read, notRead, onSet, width = 88, decimals = false, children, ...of }: FigureSettingProps) {
  const [refused, setRefused] = useState<string>();
  const typing = useTyping(shown, (text) => {
    const figure = read(text.trim());
    const isCleared = text.trim() === '' && of.optional === true;
    setRefused(figure === undefined && !isCleared ? text : undefined);
    if (figure !== undefined || isCleared) onSet(figure);
  });
  return (
    <SettingField {...of} typedFault={typing.value === refused ? notRead : undefined}>
      {(ties, readOnly) => (
        <span style={{ display: 'flex', alignItems: 'center', gap: 8, fontSize: 13 }}>
          <TextInput
            {...ties}
            {...typing}
            data-figures=""
            style={{ width, flex: 'none' }}
            inputMode={decimals ? 'decimal' : 'numeric'}
            autoComplete="off"
            readOnly={readOnly}
          />
          {children}
        </span>
      )}
    </SettingField>
  );
}
