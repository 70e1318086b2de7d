import { createDocumentStore, type DocumentStore } from '../document/document-store.ts';
import { isObject, type Json } from '../document/json.ts';
import { partsBetween } from '../document/restore.ts';
import type { KeptText } from './kept-text.ts';
import type { EditedKind } from './kinds.ts';

interface Document {
  readonly kind: EditedKind;
  readonly id: string;
  readonly text: string;
  readonly revision: number;
  readonly published?: string | undefined;
}

/**
 * The store of a definition. Work that was kept because the server did not get it stands on top, as one step that can
 * be undone; where the server's text is another by now it is merged, or the person is asked.
 */
export function openDocument({ kind, id, text, revision, published }: Document, kept: KeptText | undefined, label: string): DocumentStore {
  const of = { kind, id, ...(published === undefined ? {} : { published }) };
  const plain = (): DocumentStore => createDocumentStore({ ...of, text, revision });
  const before = kept && objectOf(kept.base.text);
  const after = kept && objectOf(kept.text);
  if (!kept || !before || !after || kept.base.revision > revision) return plain();
  const store = createDocumentStore({ ...of, ...kept.base });
  if (!store.act({ op: 'restore', parts: partsBetween(before, after) }, label).ok) return plain();
  if (kept.base.revision < revision) store.receive({ text, revision });
  return store;
}

function objectOf(text: string): Json | undefined {
  try {
    const value = JSON.parse(text) as Json;
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
