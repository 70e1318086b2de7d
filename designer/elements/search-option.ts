import type { ReactNode } from 'react';

/** Something to find in a list and choose. */
export interface SearchOption {
  /** No other option of the list has it. */
  readonly id: string;
  readonly label: string;
  /** What tells more of it, or tells it from others of its name. */
  readonly about?: string | undefined;
  /** Short words at its end: its kind, type or amount. */
  readonly note?: string;
  /** Under which heading it stands. */
  readonly group?: string;
  /** Further words by which it is found. */
  readonly words?: string;
  /** Only shown when searched for. */
  readonly hidden?: boolean;
  /** Why it cannot be chosen. */
  readonly refusal?: string | undefined;
  readonly icon?: ReactNode;
  /** Shown when the pointer rests on it, where there is no room for `about`. */
  readonly tip?: string | undefined;
  /** Leads to more of what was found. */
  readonly leadsOn?: boolean;
}
