import { printJson } from '../document/print-json.ts';
import type { FlowKind } from '../flow/kinds.ts';

interface Named {
  readonly id: string;
  readonly name: string;
}

/** A strategy or path with nothing in it but its way out once there is nothing left to do. */
export function blankText(kind: FlowKind, { id, name }: Named): string {
  const end = kind === 'strategy' ? { 'account.settled': '.settled' } : { 'dispute.resolved': '.decided' };
  const final = kind === 'strategy' ? 'settled' : 'decided';
  const machine = { id, initial: 'waiting', on: end, states: { waiting: {}, [final]: { type: 'final' } } };
  return printJson({ kind, id, name, ...(kind === 'strategy' ? { subject: 'account' } : {}), machine });
}
