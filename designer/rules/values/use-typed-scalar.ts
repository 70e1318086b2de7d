import { useState } from 'react';
import type { ShownScalar } from '../condition-tree.ts';

/**
 * The text of a field over a stored value. It stays as typed as long as it means the stored value; when that
 * changes from elsewhere the field shows the new one.
 */
export function useTypedScalar(
  value: ShownScalar | undefined,
  print: (value: ShownScalar) => string,
  read: (text: string) => ShownScalar | undefined,
  onChange: (value: ShownScalar | undefined) => void,
): readonly [string, (text: string) => void] {
  const [typed, setTyped] = useState<string>();
  const means = typed !== undefined && read(typed) === value;
  const text = means ? typed : value === undefined ? '' : print(value);
  const type = (next: string): void => {
    setTyped(next);
    onChange(read(next));
  };
  return [text, type];
}
