import { autocompletion, type Completion, type CompletionContext, type CompletionResult, completionKeymap } from '@codemirror/autocomplete';
import { syntaxHighlighting } from '@codemirror/language';
import { EditorState } from '@codemirror/state';
import { EditorView, keymap, lineNumbers } from '@codemirror/view';
import type { Fact } from '#engine';
import { color, floating, font, radius } from '../../app/theme/tokens.ts';
import { type EditorWishes, openTextEditor, type TextEditor } from '../../elements/text-editor.ts';
import { placeToInsert, type Suggestion, suggestionsAt } from './complete-liquid.ts';
import { liquidHighlight, liquidLanguage } from './liquid-language.ts';

interface LiquidWishes extends EditorWishes {
  /** A subject: no second line, and no blocks. */
  readonly isLine: boolean;
  /** Fields of one's own that can be filled in. */
  readonly own: () => readonly Fact[];
  /** Says in words what a suggestion stands for. */
  readonly describe: (suggestion: Suggestion) => string;
  readonly onLeave: () => void;
}

export interface LiquidEditor extends TextEditor {
  /** Puts a text where the cursor is. */
  insert(text: string): void;
  replace(from: number, to: number, text: string): void;
}

/** An editor of a message's text: highlighting, and what can be filled in while typing. */
export function openLiquidEditor({ isLine, own, describe, onLeave, ...wishes }: LiquidWishes): LiquidEditor {
  const complete = (context: CompletionContext): CompletionResult | null => {
    const found = suggestionsAt(context.state.doc.toString(), context.pos, context.explicit, !isLine, own());
    if (!found) return null;
    const options = found.options.map(
      (each): Completion => ({ label: each.label, apply: each.text, info: describe(each), type: each.kind }),
    );
    return { from: found.from, options, validFor: /^[\w.]*$/ };
  };
  const language = [
    isLine ? EditorState.transactionFilter.of((change) => (change.newDoc.lines > 1 ? [] : change)) : lineNumbers(),
    liquidLanguage,
    syntaxHighlighting(liquidHighlight),
    autocompletion({ override: [complete], icons: false }),
    keymap.of(completionKeymap),
    messageLook,
    EditorView.domEventHandlers({ blur: onLeave }),
  ];
  const editor = openTextEditor({ ...wishes, spellcheck: true, language });
  const { view } = editor;
  const replace = (from: number, to: number, next: string): void => {
    view.dispatch({ changes: { from, to, insert: next }, selection: { anchor: from + next.length }, scrollIntoView: true });
    view.focus();
  };
  return {
    ...editor,
    replace,
    insert(next) {
      const { from, to } = view.state.selection.main;
      const place = from === to ? placeToInsert(view.state.doc.toString(), from) : from;
      replace(place, Math.max(place, to), next);
    },
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
