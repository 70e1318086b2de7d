import { createStore, type StoreApi } from 'zustand/vanilla';
import { call } from '../app/api/call.ts';
import { CallError } from '../app/api/call-error.ts';
import { sessionWatch } from '../app/api/session-watch.ts';
import type { SavePort } from '../document/autosave.ts';

/** How saving goes, beside what the document itself says. */
export interface SaveReport {
  /** Why the last try did not succeed. */
  readonly fault: CallError | undefined;
  /** Who else changed the definition last. */
  readonly changedBy: string | undefined;
}

/** Saves the draft of a definition, faults and all, and remembers how it went. */
export function draftPort(kind: string, id: string): SavePort & { readonly report: StoreApi<SaveReport> } {
  const report = createStore<SaveReport>(() => ({ fault: undefined, changedBy: undefined }));
  return {
    report,
    async save(text, revision) {
      try {
        const params = { kind, definitionId: id };
        const saved = await call('definitions.save', { params, query: { unfinished: true }, text, revision });
        report.setState({ fault: undefined });
        return { status: 'saved', revision: saved.revision };
      } catch (error) {
        if (!(error instanceof CallError)) throw error;
        if (error.newer) {
          report.setState({ fault: undefined, changedBy: error.newer.by?.name });
          return { status: 'conflict', text: error.newer.text, revision: error.newer.revision };
        }
        report.setState({ fault: error });
        sessionWatch.hear(error);
        if (isRefusal(error)) return { status: 'refused' };
        throw error;
      }
    },
  };
}

/** Answers of the server that another try of the same will not change. Who is not signed in may be so the next time. */
const PASSING: ReadonlySet<number> = new Set([401, 408, 409, 425, 429]);

function isRefusal({ status }: CallError): boolean {
  return status >= 400 && status < 500 && !PASSING.has(status);
}
