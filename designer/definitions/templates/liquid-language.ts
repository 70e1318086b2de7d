import { HighlightStyle, StreamLanguage } from '@codemirror/language';
import { tags } from '@lezer/highlight';
import { color } from '../../app/theme/tokens.ts';

interface Place {
  /** The end of the tag one is in; undefined in plain text. */
  end: '}}' | '%}' | undefined;
  isTagName: boolean;
}

/** Plain text with Liquid's tags told apart. */
export const liquidLanguage = StreamLanguage.define<Place>({
  name: 'liquid',
  startState: () => ({ end: undefined, isTagName: false }),
  token(stream, state) {
    if (state.end === undefined) {
      if (stream.match('{{') || stream.match('{%')) {
        state.end = stream.current() === '{{' ? '}}' : '%}';
        state.isTagName = state.end === '%}';
        return 'brace';
      }
      stream.next();
      stream.eatWhile((character: string) => character !== '{');
      return null;
    }
    if (stream.match(state.end) || stream.match(`-${state.end}`)) {
      state.end = undefined;
      return 'brace';
    }
    if (stream.eatSpace()) return null;
    if (stream.match(/^"[^"]*"?|^'[^']*'?/)) return 'string';
    if (stream.match(/^\d+(\.\d+)?/)) return 'number';
    if (stream.match(/^\|\s*\w*/)) return 'operator';
    if (stream.match(/^[\w.]+/)) {
      const isKeyword = state.isTagName || words.has(stream.current());
      state.isTagName = false;
      return isKeyword ? 'keyword' : 'variableName';
    }
    stream.next();
    return null;
  },
});

const words: ReadonlySet<string> = new Set(['in', 'and', 'or', 'contains', 'true', 'false', 'nil', 'empty', 'blank']);

export const liquidHighlight = HighlightStyle.define([
  { tag: tags.brace, color: color.muted },
  { tag: tags.variableName, color: color.info, fontWeight: '500' },
  { tag: tags.keyword, color: color.promise },
  { tag: tags.operator, color: color.dispute },
  { tag: [tags.string, tags.number], color: color.success },
]);
