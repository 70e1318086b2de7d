import { type Diagnostic, type MachineTest, pointerKeys } from '#engine';

/** A failure of a test taken apart, to be said in the words of the page. */
export type Failure =
  | {
      readonly kind: 'state';
      readonly row: number;
      readonly on: string;
      readonly expected: readonly string[];
      readonly actual: readonly string[];
    }
  | {
      readonly kind: 'effects';
      readonly row: number;
      readonly on: string;
      readonly expected: readonly string[];
      readonly actual: readonly string[];
    }
  | { readonly kind: 'ended'; readonly row: number; readonly on: string; readonly expected: boolean }
  | { readonly kind: 'never'; readonly type: string }
  /** The test cannot be carried out; `words` are the engine's. */
  | { readonly kind: 'other'; readonly words: string };

/** What a failed test says, from what it expected and what the engine found. */
export function failureOf({ pointer, message }: Diagnostic, test: MachineTest): Failure {
  const [, , list, index, field] = pointerKeys(pointer);
  const words = message.replace(/^[^:]+: /, '').replace(`"${test.name}": `, '');
  if (list === 'never') return { kind: 'never', type: test.never?.[Number(index)] ?? '' };
  const row = list === 'expect' ? test.expect?.[Number(index)] : undefined;
  if (!row) return { kind: 'other', words };
  const place = { row: Number(index), on: row.on };
  if (field === 'ended' && row.ended !== undefined) return { kind: 'ended', ...place, expected: row.ended };
  if (field === 'state') {
    const actual = /but it is in "(.*)"$/.exec(message)?.[1]?.split('", "') ?? [];
    return { kind: 'state', ...place, expected: [row.state ?? []].flat(), actual };
  }
  const found = /but was (.*)$/.exec(message)?.[1];
  if (field === 'effects' && found !== undefined)
    return { kind: 'effects', ...place, expected: row.effects ?? [], actual: found === 'nothing' ? [] : found.split(', ') };
  return { kind: 'other', words };
}
