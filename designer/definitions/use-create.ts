import type { CallError } from '../app/api/call-error.ts';
import { useAct } from '../app/api/use-act.ts';
import { useGo } from '../app/use-go.ts';
import { type EditedKind, itemAddress } from '../flow/kinds.ts';

export interface Create {
  /** Saves a text as the draft of a definition that is new, and opens it. */
  create(id: string, text: string): void;
  readonly isBusy: boolean;
  readonly error: CallError | null;
  /** Somebody has the id. */
  readonly isTaken: boolean;
}

/** Makes a definition; `onCreated` is told before its page opens. */
export function useCreate(kind: EditedKind, onCreated?: () => void): Create {
  const go = useGo();
  const save = useAct('definitions.save', {
    refreshes: ['definitions.list'],
    onDone: (_, { params }) => {
      onCreated?.();
      go(itemAddress(kind, params.definitionId));
    },
  });
  const isTaken = save.error?.code === 'revision.outdated';
  return {
    create: (id, text) => save.act({ params: { kind, definitionId: id }, query: { unfinished: true }, text, revision: '*' }),
    isBusy: save.isBusy,
    error: isTaken ? null : save.error,
    isTaken,
  };
}
