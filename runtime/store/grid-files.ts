import type { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { GridFSBucket, type GridFSBucketOptions, type ObjectId } from 'mongodb';
import type { Store } from './store.ts';

/** A file on its way into the database. */
export interface GridUpload {
  /** Answers when the bytes are taken over; what fails leaves a file to be dropped. */
  write(bytes: Uint8Array): Promise<void>;
  /** Answers when all of the file is in the database. */
  end(): Promise<void>;
}

/** Files of one kind, kept in pieces in two collections. */
export class GridFiles {
  readonly files: string;
  readonly chunks: string;
  private readonly options: GridFSBucketOptions;
  private readonly buckets = new WeakMap<Store, GridFSBucket>();

  constructor(name: string, options: Omit<GridFSBucketOptions, 'bucketName'> = {}) {
    this.options = { ...options, bucketName: name };
    this.files = `${name}.files`;
    this.chunks = `${name}.chunks`;
  }

  upload(store: Store, id: string | ObjectId, name: string): GridUpload {
    const stream = this.bucketOf(store).openUploadStreamWithId(keyOf(id), name);
    // Each write tells its own fault.
    stream.on('error', () => undefined);
    return {
      write: (bytes) => new Promise((resolve, reject) => stream.write(bytes, (error) => (error ? reject(error) : resolve()))),
      async end() {
        stream.end();
        await finished(stream);
      },
    };
  }

  /** The content of a file, from its beginning. */
  read(store: Store, id: string | ObjectId): Readable {
    return this.bucketOf(store).openDownloadStream(keyOf(id));
  }

  /** Takes a file away, however much of it was written; nothing of it may be on its way any more. */
  async drop(store: Store, id: string | ObjectId): Promise<void> {
    await store.db.collection(this.files).deleteOne({ _id: keyOf(id) });
    await store.db.collection(this.chunks).deleteMany({ files_id: id });
  }

  private bucketOf(store: Store): GridFSBucket {
    const bucket = this.buckets.get(store) ?? new GridFSBucket(store.db, this.options);
    this.buckets.set(store, bucket);
    return bucket;
  }
}

/** GridFS takes ids of any type; its types know only one. */
function keyOf(id: string | ObjectId): never {
  return id as never;
}
