const LONGEST_HEAD = 64 * 1024;
const LONGEST_ID = 1000;

/** The Message-ID as its first line says it, from the beginning of a raw mail; undefined where there is none. */
export function messageIdOf(beginning: Uint8Array): string | undefined {
  const text = Buffer.from(beginning.subarray(0, LONGEST_HEAD)).toString('latin1');
  const end = /\r?\n\r?\n/.exec(text)?.index ?? text.length;
  const head = text.slice(0, end).replace(/\r?\n[ \t]+/g, ' ');
  const id = /^message-id[ \t]*:[ \t]*(\S[^\r\n]*)$/im.exec(head)?.[1]?.trim();
  return id === undefined || id.length > LONGEST_ID ? undefined : id;
}
