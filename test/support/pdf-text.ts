import { inflateSync } from 'node:zlib';

/** What a PDF says, as a reader would copy it out: its pages, each with the runs of text in the order they were set. */
export function pdfPages(bytes: Uint8Array): string[][] {
  const objects = objectsOf(Buffer.from(bytes));
  const pages = [...objects.values()].filter(({ head }) => /\/Type \/Page\b/.test(head));
  return pages.map(({ head }) => {
    const resources = refIn(head, 'Resources');
    const fonts = fontsOf(objects, resources === undefined ? head : (objects.get(resources)?.head ?? ''));
    const content = objects.get(refIn(head, 'Contents') ?? -1)?.stream ?? '';
    return runsOf(content, fonts);
  });
}

/** All of it in one text. */
export function pdfText(bytes: Uint8Array): string {
  return pdfPages(bytes)
    .map((runs) => runs.join(' '))
    .join('\n');
}

interface PdfObject {
  readonly head: string;
  readonly stream: string;
}

function objectsOf(file: Buffer): Map<number, PdfObject> {
  const text = file.toString('latin1');
  const objects = new Map<number, PdfObject>();
  for (const match of text.matchAll(/(\d+) 0 obj\n([\s\S]*?)(?:\nendobj|\nstream\n)/g)) {
    const [whole, id = '', head = ''] = match;
    const length = Number(/\/Length (\d+)/.exec(head)?.[1] ?? 0);
    const at = match.index + whole.length;
    const raw = whole.endsWith('stream\n') ? file.subarray(at, at + length) : Buffer.alloc(0);
    const stream = head.includes('FlateDecode') ? inflateSync(raw).toString('latin1') : raw.toString('latin1');
    objects.set(Number(id), { head, stream });
  }
  return objects;
}

function refIn(head: string, name: string): number | undefined {
  const found = new RegExp(`/${name} (\\d+) 0 R`).exec(head)?.[1];
  return found === undefined ? undefined : Number(found);
}

type Glyphs = ReadonlyMap<number, string>;

function fontsOf(objects: ReadonlyMap<number, PdfObject>, resources: string): Map<string, Glyphs> {
  const fonts = new Map<string, Glyphs>();
  const listed = /\/Font <<([\s\S]*?)>>/.exec(resources)?.[1] ?? '';
  for (const [, name = '', id = ''] of listed.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
    const unicode = refIn(objects.get(Number(id))?.head ?? '', 'ToUnicode');
    fonts.set(name, glyphsOf(objects.get(unicode ?? -1)?.stream ?? ''));
  }
  return fonts;
}

/** `<0000> <00ff> [<0041> <0042> …]`: the characters of glyphs that follow each other. */
function glyphsOf(cmap: string): Glyphs {
  const glyphs = new Map<number, string>();
  for (const [, first = '', list = ''] of cmap.matchAll(/<([0-9a-f]{4})> <[0-9a-f]{4}> \[([^\]]*)\]/gi)) {
    for (const [index, [, hex = '']] of [...list.matchAll(/<([0-9a-f ]*)>/gi)].entries()) {
      glyphs.set(Number.parseInt(first, 16) + index, utf16(hex));
    }
  }
  return glyphs;
}

function utf16(hex: string): string {
  return String.fromCharCode(...(hex.replaceAll(' ', '').match(/.{4}/g) ?? []).map((unit) => Number.parseInt(unit, 16)));
}

function runsOf(content: string, fonts: ReadonlyMap<string, Glyphs>): string[] {
  const runs: string[] = [];
  let glyphs: Glyphs = new Map();
  for (const [, font, shown] of content.matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
    if (font !== undefined) glyphs = fonts.get(font) ?? new Map();
    else runs.push([...(shown ?? '').matchAll(/<([0-9a-f]*)>/gi)].map(([, hex = '']) => decoded(hex, glyphs)).join(''));
  }
  return runs;
}

function decoded(hex: string, glyphs: Glyphs): string {
  return (hex.match(/.{4}/g) ?? []).map((code) => glyphs.get(Number.parseInt(code, 16)) ?? '?').join('');
}
