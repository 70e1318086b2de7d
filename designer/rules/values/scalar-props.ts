import type { Fact } from '#engine';
import type { ShownScalar } from '../condition-tree.ts';

/** One value being written. What is typed reaches `onChange` at once; half of a value goes as its text. */
export interface ScalarProps {
  readonly value: ShownScalar | undefined;
  readonly onChange: (value: ShownScalar | undefined) => void;
  readonly fact: Fact;
  readonly currency: string;
  readonly ties: ValueTies;
}

/** What names a control, ties it to its fault, and lets a fault be found by its pointer. */
export interface ValueTies {
  readonly 'aria-label': string;
  readonly 'aria-invalid'?: true;
  readonly 'aria-describedby'?: string;
  readonly 'data-part'?: 'value';
  readonly 'data-field'?: string;
}
