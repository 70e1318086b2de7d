import { useState } from 'react';
import { TextSetting } from '../settings/text-setting.tsx';

interface ListTextSettingProps {
  readonly label: string;
  readonly pointer: string;
  readonly help: string;
  readonly items: readonly string[];
  /** Hears of the list; of an empty one as undefined. */
  readonly onSet: (items: string[] | undefined) => void;
}

/** A list of short texts, one to a line. */
export function ListTextSetting({ label, pointer, help, items, onSet }: ListTextSettingProps) {
  // An empty line that is about to be filled is no item yet, and must not be taken away from under the cursor.
  const [typed, setTyped] = useState('');
  const isTyped = linesOf(typed).join('\n') === items.join('\n');
  return (
    <TextSetting
      label={label}
      pointer={pointer}
      help={help}
      optional
      rows={Math.min(8, items.length + 2)}
      maxLength={20_000}
      value={isTyped ? typed : items.join('\n')}
      onSet={(text = '') => {
        setTyped(text);
        const next = linesOf(text);
        onSet(next.length === 0 ? undefined : next);
      }}
    />
  );
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
