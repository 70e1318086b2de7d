import { type RefObject, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { Registry } from '#engine';
import { useMay, useSession } from '../app/session.ts';
import type { DocumentStore } from '../document/document-store.ts';
import { isGone } from '../document/renamed.ts';
import { usePageTitle } from '../elements/page.tsx';
import { type FlowSession, useFlowPlace } from './flow-context.ts';
import { keptKey, readKept } from './kept-text.ts';
import type { EditedKind } from './kinds.ts';
import { createNoticeBoard, type NoticeBoard } from './notices.ts';
import { openDocument } from './open-document.ts';
import { useKept } from './use-kept.ts';
import type { Opened } from './use-opened.ts';
import { type Saving, takeIn, useSaving } from './use-saving.ts';
import { turnBack, useUndoKeys } from './use-undo-keys.ts';

export interface FlowOpened {
  readonly kind: EditedKind;
  readonly id: string;
  readonly opened: Opened;
  readonly registry: Registry;
  readonly text: string;
  /** The version that is shown; undefined for what is being worked on. */
  readonly version: number | undefined;
}

export interface FlowDeskTools {
  readonly session: FlowSession;
  readonly store: DocumentStore;
  readonly board: NoticeBoard;
  readonly saving: Saving;
  /** Whether what is not saved is at least kept on this device. */
  readonly isKept: boolean;
  /** The page; its keys undo and redo. */
  readonly root: RefObject<HTMLDivElement | null>;
  readonly name: string;
  turn(way: 'undo' | 'redo'): void;
}

/** Opens a definition to work on: its document, how it is saved, kept and undone, and what the page says. */
export function useFlowDesk({ kind, id, opened, registry, text, version }: FlowOpened): FlowDeskTools {
  const { t } = useTranslation('flow');
  const { user } = useSession();
  const mayChange = useMay()('definitions.save');
  const readOnly = version !== undefined || !mayChange;
  const key = keptKey(user.id, kind, id);
  const [board] = useState(createNoticeBoard);
  const [store] = useState(() => {
    const kept = readOnly ? undefined : readKept(key);
    const made = openDocument({ kind, id, text, revision: opened.revision, published: opened.detail.text }, kept, t('brought'));
    if (made.getState().canUndo) board.tell(t('broughtBack'));
    return made;
  });
  const saving = useSaving(store, !readOnly);
  const isKept = useKept(store, key, !readOnly);
  useNews(store, board, saving, opened, version === undefined);
  const session = useMemo<FlowSession>(
    () => ({ store, kind, id, registry, readOnly, version, save: saving.flush, refuse: board.refuse, announce: board.announce }),
    [store, kind, id, registry, readOnly, version, saving, board],
  );
  const root = useRef<HTMLDivElement>(null);
  const name = useStore(store, ({ value }) => (typeof value['name'] === 'string' ? value['name'] : id));
  usePageTitle(name);
  const { element, go } = useFlowPlace();
  const turn = useCallback(
    (way: 'undo' | 'redo') => {
      const before = store.getState().value;
      turnBack(store, board, way, (label) => t(way === 'undo' ? 'undone' : 'redone', { label }));
      // Whoever takes back that something was added is not told that it has gone.
      if (element !== undefined && isGone(element, before, store.getState().value)) go({ element: undefined }, true);
    },
    [store, board, t, element, go],
  );
  useUndoKeys(root, turn, !readOnly);
  return { session, store, board, saving, isKept, root, name, turn };
}

/** Takes in what others save while the page is open, and says so. */
function useNews(store: DocumentStore, board: NoticeBoard, { report }: Saving, { detail, revision }: Opened, enabled: boolean): void {
  const { t } = useTranslation('flow');
  const newest = detail.draft?.text ?? detail.text;
  const by = detail.draft ? detail.draft.by?.name : detail.changedBy?.name;
  useEffect(() => {
    if (!enabled || newest === undefined) return undefined;
    const before = store.getState();
    return takeIn(store, { text: newest, revision }, () => {
      report.setState({ changedBy: by });
      const after = store.getState();
      if (after.saveState === 'conflict' || after.value === before.value) return;
      const merged = after.saveState !== 'saved';
      const name = by ?? t('somebody');
      board.tell(merged ? t('news.merged', { name }) : t('news.changed', { name }));
    });
  }, [store, board, report, enabled, newest, revision, by, t]);
}
