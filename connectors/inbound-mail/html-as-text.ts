import { takenApart } from './reading-thread.ts';

/**
 * HTML as plain text. The reader of mails turns one part into the kind of another where a mail has both, so it is given
 * one that has: an empty text beside the HTML.
 */
export async function htmlAsText(html: string): Promise<string> {
  const head = 'Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\n\r\n--b\r\n';
  const part = `Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n${inLines(withoutStyles(html))}\r\n--b--\r\n`;
  return (await takenApart(head + part)).text ?? '';
}

/** Without the rules of its looks, which the reader would take for text. One that is not closed ends there. */
function withoutStyles(html: string): string {
  const [begins, ends] = [/<style\b/gi, /<\/style\s*>/gi];
  const kept: string[] = [];
  let at = 0;
  for (let found = begins.exec(html); found; found = begins.exec(html)) {
    kept.push(html.slice(at, found.index));
    ends.lastIndex = found.index;
    if (!ends.exec(html)) return kept.join('');
    at = ends.lastIndex;
    begins.lastIndex = at;
  }
  return kept.join('') + html.slice(at);
}

function inLines(html: string): string {
  return (
    Buffer.from(html)
      .toString('base64')
      .match(/.{1,76}/g)
      ?.join('\r\n') ?? ''
  );
}
