import pdfmake from 'pdfmake';
import type { Content } from 'pdfmake/interfaces.js';
import { DAY, toDayNumber } from '#engine';
import { fontFiles, printable, REPLACEMENT } from './font-characters.ts';
import { invoicePage } from './invoice-page.ts';
import { letterPage } from './letter-page.ts';
import { INK, MARGINS, type PaperPage, QUIET } from './page.ts';
import type { Paper } from './paper.ts';
import { statementPage } from './statement-page.ts';

/** A paper as a file, and the characters in it the font does not have. */
export interface Pdf {
  readonly bytes: Uint8Array;
  readonly lacking: readonly string[];
}

const FONT = 'DejaVu';
const readable: ReadonlySet<string> = new Set(Object.values(fontFiles));

// Nothing a document names is ever fetched or read: only the two files of the font are.
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy((path) => readable.has(path));
pdfmake.setFonts({ [FONT]: fontFiles });

/** What stands on a paper, before it is set. */
export function pageOf(paper: Paper): PaperPage {
  switch (paper.kind) {
    case 'statement':
      return statementPage(paper.head, paper.statement);
    case 'invoice':
      return invoicePage(paper.head, paper.invoice);
    case 'letter':
      return letterPage(paper.head, paper.letter);
  }
}

/**
 * Sets a paper as PDF (A4). Equal papers are equal bytes: the file carries the day of the paper as the time it was
 * made. A character the font lacks is printed as a mark, and the last page says which they were.
 */
export async function makePdf(paper: Paper): Promise<Pdf> {
  const { title, content } = pageOf(paper);
  const lacking = new Set<string>();
  const inPrint = (text: string): string => {
    const printed = printable(text);
    for (const character of printed.lacking) lacking.add(character);
    return printed.text;
  };
  const fitted = content.map((part) => fittedContent(part, inPrint) as Content);
  const { company } = paper.head.sender;
  const info = { title: inPrint(title), author: inPrint(company), producer: 'Duecourse', creator: 'Duecourse' };
  const note: Content[] = lacking.size === 0 ? [] : [{ text: lackingWords(lacking), fontSize: 7.5, color: QUIET, margin: [0, 14, 0, 0] }];
  const document = pdfmake.createPdf({
    pageSize: 'A4',
    pageMargins: [...MARGINS],
    language: 'en-US',
    info: { ...info, creationDate: new Date(toDayNumber(paper.head.madeOn) * DAY) },
    defaultStyle: { font: FONT, fontSize: 9, color: INK },
    content: [...fitted, ...note],
    footer: (page: number, pages: number): Content => ({
      text: `${info.title} · page ${page} of ${pages}`,
      fontSize: 7.5,
      color: QUIET,
      margin: [MARGINS[0], 20, MARGINS[2], 0],
    }),
  });
  return { bytes: await document.getBuffer(), lacking: [...lacking] };
}

/** The same content with every text made printable. */
function fittedContent(part: unknown, inPrint: (text: string) => string): unknown {
  if (typeof part === 'string') return inPrint(part);
  if (Array.isArray(part)) return part.map((each) => fittedContent(each, inPrint));
  if (typeof part !== 'object' || part === null) return part;
  return Object.fromEntries(
    Object.entries(part).map(([name, value]) => [name, holdsText.has(name) ? fittedContent(value, inPrint) : value]),
  );
}

const holdsText: ReadonlySet<string> = new Set(['text', 'stack', 'columns', 'table', 'body']);

function lackingWords(lacking: ReadonlySet<string>): string {
  const codes = [...lacking].map((character) => `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`);
  return `${REPLACEMENT} stands for a character that could not be printed: ${codes.slice(0, 20).join(', ')}${codes.length > 20 ? ' and others' : ''}.`;
}
