import type { Content } from 'pdfmake/interfaces.js';
import type { LetterBlock } from '#engine';
import { day, MARGINS, MM, type PaperPage, QUIET, reachedAt, right, ruled } from './page.ts';
import type { Letter, Letterhead } from './paper.ts';

/** From the upper edge of the paper: where the window of an envelope shows (DIN 5008, form B), and where the text begins. */
const WINDOW_AT = 45 * MM;
const TEXT_AT = 98 * MM;

/** A letter: the address where a window shows it, date, subject, text, and who signs. */
export function letterPage(head: Letterhead, letter: Letter): PaperPage {
  const { sender, madeOn } = head;
  const { address, subject, blocks, legal, signer } = letter;
  const [left] = MARGINS;
  return {
    title: subject,
    content: [
      {
        absolutePosition: { x: left, y: MARGINS[1] },
        stack: [
          { text: sender.company, bold: true, fontSize: 12 },
          { text: reachedAt(sender), color: QUIET, margin: [0, 2, 0, 0] },
        ],
      },
      {
        absolutePosition: { x: left, y: WINDOW_AT },
        stack: [{ text: sender.company, fontSize: 7, color: QUIET, margin: [0, 0, 0, 6] }, ...address],
        fontSize: 10.5,
      },
      { text: day(madeOn, 'long'), alignment: 'right', margin: [0, TEXT_AT - MARGINS[1] - 24, 0, 10] },
      { text: subject, bold: true, fontSize: 11.5, margin: [0, 0, 0, 12] },
      ...blocks.map(blockContent),
      {
        unbreakable: true,
        margin: [0, 10, 0, 0],
        stack: [
          { text: '', margin: [0, 0, 0, 34] },
          { text: signer },
          { text: [sender.name, sender.company].filter(Boolean).join(', '), color: QUIET },
        ],
      },
      ...legal.map((text): Content => ({ text, fontSize: 7.5, color: QUIET, margin: [0, 16, 0, 0] })),
    ],
  };
}

function blockContent(block: LetterBlock): Content {
  if ('text' in block) return { text: block.text, fontSize: 10, lineHeight: 1.25, margin: [0, 0, 0, 8] };
  if (block.rows.length === 0) return '';
  return {
    table: {
      widths: ['*', 'auto', 'auto', 'auto'],
      body: block.rows.map((row) => row.map((cell, column) => (column === 3 ? right(cell) : cell))),
    },
    layout: ruled,
    margin: [0, 2, 0, 10],
  };
}
