import type { InvoiceStatus, MessageDraft } from '#engine';
import type { CallId } from '../../app/api/addresses.ts';

/** What can be recorded, the permission it needs and its key. Named in the address as `?do=promise`. */
export const recordKinds = [
  { id: 'call', needs: 'calls.log', key: 'c' },
  { id: 'write', needs: 'messages.write', key: 'e' },
  { id: 'promise', needs: 'promises.make', key: 'p' },
  { id: 'plan', needs: 'plans.offer', key: 'i' },
  { id: 'reported', needs: 'payments.report', key: 'r' },
  { id: 'status', needs: 'invoices.note', key: 's' },
  { id: 'followUp', needs: 'tasks.add', key: 'u' },
  { id: 'escalate', needs: 'tasks.escalate', key: 'a' },
  { id: 'note', needs: 'notes.add', key: 't' },
  { id: 'dispute', needs: 'disputes.open', key: 'd' },
  { id: 'hold', needs: 'holds.place', key: 'h' },
  { id: 'payment', needs: 'payments.post', key: 'm' },
] as const satisfies readonly { readonly id: string; readonly needs: CallId; readonly key: string }[];

export type RecordKind = (typeof recordKinds)[number]['id'];

/** What was recorded, in words, and the way to take it back where there is one. */
export interface Recorded {
  readonly words: string;
  readonly callId?: string;
  readonly promiseId?: string;
  readonly holdId?: string;
}

/** What a form begins with when another one leads to it. */
export interface Start {
  readonly contactId?: string;
  readonly dueOn?: string;
  readonly status?: InvoiceStatus;
  readonly isCallBack?: boolean;
  /** The call whose outcome was wrong. */
  readonly corrects?: string;
  /** A message that was taken back. */
  readonly message?: MessageDraft;
}

/** The form that goes on from what was recorded. */
export interface GoOn extends Start {
  readonly kind: RecordKind;
}

/** What each form is given. */
export interface RecordFormProps {
  readonly start: Start;
  readonly onDone: (recorded: Recorded, goOn?: GoOn) => void;
  readonly onCancel: () => void;
}
