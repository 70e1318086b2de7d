import type { CallId } from '../../app/api/addresses.ts';

/** What can be recorded, the permission it needs and its key. Named in the address as `?do=promise`. */
export const recordKinds = [
  { id: 'promise', needs: 'promises.make', key: 'p' },
  { id: 'reported', needs: 'payments.report', key: 'r' },
  { id: 'note', needs: 'notes.add', key: 't' },
  { id: 'dispute', needs: 'disputes.open', key: 'd' },
  { id: 'hold', needs: 'holds.place', key: 'h' },
  { id: 'payment', needs: 'payments.post', key: 'm' },
] as const satisfies readonly { readonly id: string; readonly needs: CallId; readonly key: string }[];

export type RecordKind = (typeof recordKinds)[number]['id'];

/** What was recorded, in words, and the way to take it back where there is one. */
export interface Recorded {
  readonly words: string;
  readonly promiseId?: string;
  readonly holdId?: string;
}

/** What each form is given. */
export interface RecordFormProps {
  readonly onDone: (recorded: Recorded) => void;
  readonly onCancel: () => void;
}
