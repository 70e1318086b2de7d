const narrow = /[ijlI.,:;'’|!()[\]ft·]/;
const broad = /[mwMW@%—…]/;

/** About how wide a text is in Inter at this size, in pixels; the screen is not asked, so that sizes are known before anything is drawn. */
export function textWidth(text: string, size: number): number {
  let width = 0;
  for (const letter of text)
    width += narrow.test(letter) ? 0.34 : broad.test(letter) ? 0.86 : /[A-Z0-9“”]/.test(letter) ? 0.63 : letter === ' ' ? 0.28 : 0.545;
  return width * size;
}

/**
 * A text that fits into this width, with an ellipsis when it had to be cut. Done here and not by the browser: each
 * text it cuts is a clip of its own, and thousands of those make every move on the canvas slow.
 */
export function cutTo(text: string, width: number, size: number): string {
  if (textWidth(text, size) <= width) return text;
  let fitting = text;
  while (fitting.length > 1 && textWidth(`${fitting}…`, size) > width) fitting = fitting.slice(0, -1);
  return `${fitting.trimEnd()}…`;
}
