/** Signs nobody sees: they control, turn the direction of what follows, or are half of one. A name could pose as another with them. */
const unseen = /(?![\n\t])[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu;
const half = /\p{Cs}/gu;
const blank = /\s+/g;
const manyLines = /\n{4,}/g;

/** Text of several lines as one may show it, at most `most` characters long. */
export function cleanText(text: string, most: number): string {
  const lines = text
    .slice(0, 2 * most)
    .replace(/\r\n?/g, '\n')
    .replace(unseen, '')
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(manyLines, '\n\n\n');
  return cut(lines.trim(), most);
}

/** Text of one line as one may show it, at most `most` characters long. */
export function cleanLine(text: string, most: number): string {
  return cut(
    text
      .slice(0, 4 * most)
      .replace(blank, ' ')
      .replace(unseen, '')
      .trim(),
    most,
  );
}

/** Cuts between characters; half of one would be no text. */
function cut(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1).replace(half, '')}…`;
}
