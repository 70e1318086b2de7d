import type { Attachment } from '#connectors';
import type { MessageFile } from '#engine';
import type { Paper } from '../documents/paper.ts';
import { pdfOf } from '../documents/pdf-of.ts';
import type { EffectDocument } from '../store/flow-documents.ts';

/** The papers of a message as the files that go with it. */
export async function attachmentsOf({ written }: Pick<EffectDocument, 'written'>): Promise<Attachment[]> {
  const papers = (written?.papers ?? []) as readonly Paper[];
  return Promise.all(papers.map(async (paper) => ({ name: paper.file, type: 'application/pdf', content: (await pdfOf(paper)).bytes })));
}

/** What the papers of a draft come to as files. */
export async function filesOf(papers: readonly Paper[]): Promise<MessageFile[]> {
  return Promise.all(
    papers.map(async (paper) => {
      const { bytes, lacking } = await pdfOf(paper);
      return { name: paper.file, kind: paper.kind, bytes: bytes.length, ...(lacking.length === 0 ? {} : { lacking: [...lacking] }) };
    }),
  );
}
