/** Where mail programs begin to quote whole: a rule, a signature, the head of the message that is answered. */
const restIsQuoted = /^(?:--|_{3,}|from:\s|von:\s|de\s?:\s)/i;
const marked = /^>/;
/** A line that names whose words follow; a long one is broken in two. */
const namesWriter = /^(?:on|am|le|el|il|op)\b.{0,300}(?:wrote|schrieb|a écrit|escribió|ha scritto|schreef)\b.{0,200}:$/iu;
const LONGEST_NAMING = 400;

/**
 * What a reply says by itself, in the pieces it stands in between what it quotes of the message it answers; empty
 * pieces are left out. A signature is not its own either.
 */
export function ownParts(reply: string): string[] {
  const lines = reply.split(/\r?\n/);
  const parts: string[][] = [[]];
  for (let at = 0; at < lines.length; at += 1) {
    const line = (lines[at] ?? '').trim();
    if (restIsQuoted.test(line)) break;
    const naming = linesNamingWriter(line, lines[at + 1]);
    if (naming > 0 || marked.test(line)) {
      at += Math.max(0, naming - 1);
      parts.push([]);
    } else parts.at(-1)?.push(lines[at] ?? '');
  }
  return parts.map((part) => part.join('\n').trim()).filter((part) => part !== '');
}

/** Of how many lines, none to two, the naming of the writer is that begins here. */
function linesNamingWriter(line: string, next: string | undefined): number {
  if (line.length > LONGEST_NAMING) return 0;
  if (namesWriter.test(line)) return 1;
  const both = `${line} ${(next ?? '').trim()}`;
  return both.length <= LONGEST_NAMING && !marked.test((next ?? '').trim()) && namesWriter.test(both) ? 2 : 0;
}
