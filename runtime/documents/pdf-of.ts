import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { makePdf, type Pdf } from './make-pdf.ts';
import type { Paper } from './paper.ts';

/** A message is looked at, sent and opened within minutes, and setting a page takes a while. */
const made = new LRUCache<string, Pdf>({ maxSize: 64 * 1024 * 1024, sizeCalculation: ({ bytes }) => bytes.length + 1 });

/** A paper as PDF, set anew only where that was not done lately. */
export async function pdfOf(paper: Paper): Promise<Pdf> {
  const key = createHash('sha256').update(JSON.stringify(paper)).digest('base64');
  const known = made.get(key);
  if (known) return known;
  const pdf = await makePdf(paper);
  made.set(key, pdf);
  return pdf;
}
