import type { FindCursor } from 'mongodb';

/** What a cursor finds, in batches as the server sends them; the next is on its way while one is worked on. */
export async function* inBatches<T>(cursor: FindCursor<T>): AsyncGenerator<T[]> {
  try {
    let more = cursor.hasNext();
    while (await more) {
      const batch = cursor.readBufferedDocuments();
      more = cursor.hasNext();
      // Whoever asks for the next batch meets the failure.
      more.catch(() => undefined);
      yield batch;
    }
  } finally {
    await cursor.close();
  }
}
