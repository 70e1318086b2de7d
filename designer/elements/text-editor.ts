import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { type Diagnostic, lintKeymap, setDiagnostics } from '@codemirror/lint';
import { Annotation, Compartment, EditorState, type Extension } from '@codemirror/state';
import { EditorView, keymap } from '@codemirror/view';
import { styleCache } from '../app/theme/style-cache.ts';
import { color, floating, font, radius } from '../app/theme/tokens.ts';

/** A place in the text and what is wrong there. */
export type TextFault = Pick<Diagnostic, 'from' | 'to' | 'severity' | 'message'>;

export interface EditorWishes {
  readonly parent: HTMLElement;
  readonly text: string;
  readonly label: string;
  readonly isReadOnly: boolean;
  /** Hears what a person types, not what is put there by `show`. */
  readonly onType: (text: string) => void;
}

interface LanguageWishes extends EditorWishes {
  /** Whether the words are looked over by the browser. */
  readonly spellcheck: boolean;
  /** The language of the text; its keys and its look go before those of every editor. */
  readonly language: readonly Extension[];
}

export interface TextEditor {
  readonly view: EditorView;
  text(): string;
  /** Replaces the text, as little of it as differs, so that the cursor stays. */
  show(text: string): void;
  mark(faults: readonly TextFault[]): void;
  setReadOnly(isReadOnly: boolean): void;
  /** Brings the cursor there, and the place into view. */
  goTo(from: number, to: number): void;
  close(): void;
}

const fromOutside = Annotation.define<true>();

/** An editor with our look and the page's nonce. Tab leaves it, as it leaves any field. */
export function openTextEditor({ parent, text, label, isReadOnly, onType, spellcheck, language }: LanguageWishes): TextEditor {
  const access = new Compartment();
  const accessOf = (closed: boolean) => [EditorState.readOnly.of(closed), EditorView.editable.of(!closed)];
  const { nonce } = styleCache;
  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: text,
      extensions: [
        ...(nonce === undefined ? [] : [EditorView.cspNonce.of(nonce)]),
        history(),
        ...language,
        keymap.of([...historyKeymap, ...lintKeymap, ...defaultKeymap]),
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({ 'aria-label': label, spellcheck: String(spellcheck) }),
        access.of(accessOf(isReadOnly)),
        look,
        EditorView.updateListener.of((update) => {
          const isOurs = update.transactions.some((transaction) => transaction.annotation(fromOutside));
          if (update.docChanged && !isOurs) onType(update.state.doc.toString());
        }),
      ],
    }),
  });
  return {
    view,
    text: () => view.state.doc.toString(),
    show(next) {
      const change = difference(view.state.doc.toString(), next);
      if (change) view.dispatch({ changes: change, annotations: fromOutside.of(true) });
    },
    mark(faults) {
      const { length } = view.state.doc;
      const within = faults.map((fault) => ({ ...fault, from: Math.min(fault.from, length), to: Math.min(fault.to, length) }));
      view.dispatch(setDiagnostics(view.state, within));
    },
    setReadOnly: (closed) => view.dispatch({ effects: access.reconfigure(accessOf(closed)) }),
    goTo(from, to) {
      view.dispatch({ selection: { anchor: from, head: to }, effects: EditorView.scrollIntoView(from, { y: 'center' }) });
      view.focus();
    },
    close: () => view.destroy(),
  };
}

/** The one stretch in which two texts differ. */
function difference(before: string, after: string): { from: number; to: number; insert: string } | undefined {
  if (before === after) return undefined;
  let from = 0;
  while (from < Math.min(before.length, after.length) && before[from] === after[from]) from += 1;
  let end = 0;
  while (end < Math.min(before.length, after.length) - from && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  return { from, to: before.length - end, insert: after.slice(from, after.length - end) };
}

const look = EditorView.theme({
  '&': {
    fontSize: '13px',
    border: `1px solid ${color.outline}`,
    borderRadius: `${radius}px`,
    background: color.surface,
    color: color.text,
  },
  '&.cm-focused': { outline: `2px solid ${color.primary}`, outlineOffset: '-1px' },
  '.cm-scroller': { fontFamily: font.mono, lineHeight: '20px', maxHeight: '480px', overflow: 'auto' },
  '.cm-content': { padding: '8px 0', caretColor: color.text },
  '.cm-cursor': { borderLeftColor: color.text },
  '.cm-gutters': { background: color.sunken, color: color.muted, border: 'none', borderRight: `1px solid ${color.border}` },
  '.cm-activeLine': { backgroundColor: 'transparent' },
  '&.cm-focused .cm-activeLine': { backgroundColor: color.hover },
  '&.cm-focused .cm-matchingBracket, .cm-matchingBracket': { backgroundColor: color.selected, outline: `1px solid ${color.primary}` },
  '&.cm-focused .cm-nonmatchingBracket, .cm-nonmatchingBracket': { backgroundColor: color.dangerTint },
  '.cm-tooltip': { border: 'none', borderRadius: `${radius}px`, background: color.surface, boxShadow: floating, color: color.text },
  '.cm-diagnostic': {
    padding: '5px 9px',
    borderLeft: `3px solid ${color.danger}`,
    fontFamily: font.text,
    fontSize: '12px',
    maxWidth: '420px',
  },
  '.cm-diagnostic-warning': { borderLeftColor: color.dispute },
  // The library's own marks are pictures in the style sheet, which say nothing in the dark.
  '.cm-lintRange-error': { backgroundImage: 'none', textDecoration: `underline wavy ${color.danger}`, textUnderlineOffset: '3px' },
  '.cm-lintRange-warning': { backgroundImage: 'none', textDecoration: `underline wavy ${color.dispute}`, textUnderlineOffset: '3px' },
  '.cm-panels': { background: color.sunken, color: color.text, borderTop: `1px solid ${color.border}`, fontFamily: font.text },
  '.cm-panel.cm-panel-lint ul [aria-selected]': { background: color.selected },
});
