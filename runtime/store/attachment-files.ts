import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { fileTypeFromStream } from 'file-type';
import { GridFiles } from './grid-files.ts';
import type { Store } from './store.ts';

const contents = new GridFiles('attachmentFiles');

/** What a file came to while it was written. */
export interface WrittenFile {
  readonly bytes: number;
  readonly sha256: string;
  /** It holds nothing but characters. */
  readonly isText: boolean;
}

/**
 * Writes what comes as the content of a file; undefined when there is more of it than `limit` bytes. A file that was
 * not written to its end must be dropped.
 */
export async function writeFile(
  store: Store,
  id: string,
  source: AsyncIterable<Uint8Array>,
  limit: number,
): Promise<WrittenFile | undefined> {
  const upload = contents.upload(store, id, id);
  const hash = createHash('sha256');
  let bytes = 0;
  let isText = true;
  for await (const chunk of source) {
    bytes += chunk.length;
    if (bytes > limit) return undefined;
    hash.update(chunk);
    isText &&= !chunk.some(isNoCharacter);
    await upload.write(chunk);
  }
  await upload.end();
  return { bytes, sha256: hash.digest('hex'), isText };
}

/** Control characters but tab, line feed, form feed, carriage return and escape. */
function isNoCharacter(byte: number): boolean {
  return (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0c && byte !== 0x0d && byte !== 0x1b) || byte === 0x7f;
}

/** What the content of a written file shows by its marks: its media type, and what such files usually end with. */
export async function marksOf(
  store: Store,
  id: string,
): Promise<{ readonly media: string | undefined; readonly ending: string | undefined }> {
  const content = readFile(store, id);
  try {
    const found = await fileTypeFromStream(content);
    return { media: found?.mime, ending: found?.ext };
  } finally {
    content.destroy();
  }
}

/** The content of a file, from its beginning. */
export function readFile(store: Store, id: string): Readable {
  return contents.read(store, id);
}

/** Takes the content of a file away, however much of it was written. */
export async function dropFile(store: Store, id: string): Promise<void> {
  await contents.drop(store, id);
}
