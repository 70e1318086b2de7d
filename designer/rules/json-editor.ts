import { json } from '@codemirror/lang-json';
import { bracketMatching, HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { EditorState } from '@codemirror/state';
import { highlightActiveLine, lineNumbers } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { color } from '../app/theme/tokens.ts';
import { type EditorWishes, openTextEditor, type TextEditor } from '../elements/text-editor.ts';

/** An editor of JSON. */
export function openJsonEditor(wishes: EditorWishes): TextEditor {
  const language = [
    lineNumbers(),
    bracketMatching(),
    highlightActiveLine(),
    json(),
    syntaxHighlighting(highlight),
    EditorState.tabSize.of(2),
  ];
  return openTextEditor({ ...wishes, spellcheck: false, language });
}

const highlight = HighlightStyle.define([
  { tag: tags.propertyName, color: color.info },
  { tag: tags.string, color: color.success },
  { tag: [tags.number, tags.bool, tags.null], color: color.promise },
  { tag: [tags.separator, tags.squareBracket, tags.brace], color: color.secondary },
]);
