import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** Where the two cuts of the font lie that papers are set in. */
export const fontFiles = {
  normal: require.resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf'),
  bold: require.resolve('dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf'),
} as const;

/** Stands for a character that cannot be printed. */
export const REPLACEMENT = '\uFFFD';

let known: ReadonlySet<number> | undefined;
const kept: Readonly<Record<string, string>> = { '\n': '\n', '\t': ' ' };

/** The text as it can be printed, and the characters that cannot. Line breaks stay, other controls are left out. */
export function printable(text: string): { readonly text: string; readonly lacking: readonly string[] } {
  known ??= inBothCuts();
  const lacking: string[] = [];
  let printed = '';
  for (const character of text.normalize('NFC').replaceAll(/[\p{Cc}\p{Cf}]/gu, (control) => kept[control] ?? '')) {
    const isKnown = character === '\n' || known.has(character.codePointAt(0) ?? 0);
    if (!isKnown) lacking.push(character);
    printed += isKnown ? character : REPLACEMENT;
  }
  return { text: printed, lacking };
}

function inBothCuts(): Set<number> {
  const bold = charactersOf(fontFiles.bold);
  return new Set([...charactersOf(fontFiles.normal)].filter((code) => bold.has(code)));
}

/** Every character a TrueType font has a glyph for, read from its table of character ranges (`cmap`, format 12). */
function charactersOf(file: string): Set<number> {
  const font = readFileSync(file);
  const cmap = tableAt(font, 'cmap');
  const characters = new Set<number>();
  for (let index = 0; index < font.readUInt16BE(cmap + 2); index += 1) {
    const table = cmap + font.readUInt32BE(cmap + 4 + index * 8 + 4);
    if (font.readUInt16BE(table) !== 12) continue;
    for (let group = 0; group < font.readUInt32BE(table + 12); group += 1) {
      const at = table + 16 + group * 12;
      for (let code = font.readUInt32BE(at); code <= font.readUInt32BE(at + 4); code += 1) characters.add(code);
    }
  }
  if (characters.size === 0) throw new Error(`${file} has no table of characters that can be read`);
  return characters;
}

function tableAt(font: Buffer, name: string): number {
  for (let index = 0; index < font.readUInt16BE(4); index += 1) {
    const entry = 12 + index * 16;
    if (font.toString('latin1', entry, entry + 4) === name) return font.readUInt32BE(entry + 8);
  }
  throw new Error(`the font has no table ${name}`);
}
