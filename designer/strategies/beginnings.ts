import type { JsonObject } from '../document/json.ts';
import { printJson } from '../document/print-json.ts';
import type { FlowKind } from '../flow/use-opened.ts';

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

/** A definition under another id and name; all else as it is. */
export function copyText(text: string, { id, name }: Named): string {
  const { $schema: _, ...value } = JSON.parse(text) as JsonObject;
  return printJson({ ...value, id, name });
}
