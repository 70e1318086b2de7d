import { autocompletion, type Completion, type CompletionContext, type CompletionResult, completionKeymap } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { syntaxHighlighting } from '@codemirror/language';
import { lintKeymap, setDiagnostics } from '@codemirror/lint';
import { EditorState } from '@codemirror/state';
import { EditorView, keymap, lineNumbers } from '@codemirror/view';
import { styleCache } from '../../app/theme/style-cache.ts';
import { color, floating, font, radius } from '../../app/theme/tokens.ts';
import { difference, fromOutside, look, type TextFault } from '../../rules/json-editor.ts';
import { placeToInsert, type Suggestion, suggestionsAt } from './complete-liquid.ts';
import { liquidHighlight, liquidLanguage } from './liquid-language.ts';

interface LiquidWishes {
  readonly parent: HTMLElement;
  readonly text: string;
  readonly label: string;
  readonly isReadOnly: boolean;
  /** A subject: no second line, and no blocks. */
  readonly isLine: boolean;
  /** Says in words what a suggestion stands for. */
  readonly describe: (suggestion: Suggestion) => string;
  /** Hears what a person types, not what is put there by `show`. */
  readonly onType: (text: string) => void;
  readonly onLeave: () => void;
}

export interface LiquidEditor {
  text(): string;
  /** Replaces the text, as little of it as differs, so that the cursor stays. */
  show(text: string): void;
  /** Puts a text where the cursor is. */
  insert(text: string): void;
  replace(from: number, to: number, text: string): void;
  mark(faults: readonly TextFault[]): void;
  /** Brings the cursor there, and the place into view. */
  goTo(from: number, to: number): void;
  close(): void;
}

/** An editor of a message's text: highlighting, and what can be filled in while typing. Tab leaves it. */
export function openLiquidEditor({ parent, text, label, isReadOnly, isLine, describe, onType, onLeave }: LiquidWishes): LiquidEditor {
  const { nonce } = styleCache;
  const complete = (context: CompletionContext): CompletionResult | null => {
    const found = suggestionsAt(context.state.doc.toString(), context.pos, context.explicit, !isLine);
    if (!found) return null;
    const options = found.options.map(
      (each): Completion => ({ label: each.label, apply: each.text, info: describe(each), type: each.kind }),
    );
    return { from: found.from, options, validFor: /^[\w.]*$/ };
  };
  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: text,
      extensions: [
        ...(nonce === undefined ? [] : [EditorView.cspNonce.of(nonce)]),
        ...(isLine ? [EditorState.transactionFilter.of((change) => (change.newDoc.lines > 1 ? [] : change))] : [lineNumbers()]),
        history(),
        liquidLanguage,
        syntaxHighlighting(liquidHighlight),
        autocompletion({ override: [complete], icons: false }),
        keymap.of([...completionKeymap, ...historyKeymap, ...lintKeymap, ...defaultKeymap]),
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({ 'aria-label': label, spellcheck: 'true' }),
        EditorState.readOnly.of(isReadOnly),
        EditorView.editable.of(!isReadOnly),
        messageLook,
        look,
        EditorView.domEventHandlers({ blur: onLeave }),
        EditorView.updateListener.of((update) => {
          const isOurs = update.transactions.some((transaction) => transaction.annotation(fromOutside));
          if (update.docChanged && !isOurs) onType(update.state.doc.toString());
        }),
      ],
    }),
  });
  const replace = (from: number, to: number, next: string): void => {
    view.dispatch({ changes: { from, to, insert: next }, selection: { anchor: from + next.length }, scrollIntoView: true });
    view.focus();
  };
  return {
    text: () => view.state.doc.toString(),
    show(next) {
      const change = difference(view.state.doc.toString(), next);
      if (change) view.dispatch({ changes: change, annotations: fromOutside.of(true) });
    },
    insert(next) {
      const { from, to } = view.state.selection.main;
      const place = from === to ? placeToInsert(view.state.doc.toString(), from) : from;
      replace(place, Math.max(place, to), next);
    },
    replace,
    mark(faults) {
      const { length } = view.state.doc;
      const within = faults.map((fault) => ({ ...fault, from: Math.min(fault.from, length), to: Math.min(fault.to, length) }));
      view.dispatch(setDiagnostics(view.state, within));
    },
    goTo(from, to) {
      view.dispatch({ selection: { anchor: from, head: to }, effects: EditorView.scrollIntoView(from, { y: 'center' }) });
      view.focus();
    },
    close: () => view.destroy(),
  };
}

const messageLook = EditorView.theme({
  '.cm-scroller': { fontFamily: font.text, fontSize: '14px', lineHeight: '22px', maxHeight: '60vh' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': { fontFamily: font.mono, fontSize: '12.5px', maxHeight: '240px' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': { padding: '3px 10px', lineHeight: '20px' },
  '.cm-tooltip-autocomplete ul li[aria-selected]': { background: color.selected, color: color.text },
  '.cm-tooltip.cm-completionInfo': {
    padding: '6px 10px',
    maxWidth: '280px',
    borderRadius: `${radius}px`,
    boxShadow: floating,
    fontSize: '12px',
    lineHeight: '18px',
  },
});
