import { createHash } from 'node:crypto';
import { idOf } from '../store/new-id.ts';

/** Our id of a record by its source and the source's own key: the same file gives the same ids again. */
export function sourceId(prefix: string, source: string, ...key: readonly string[]): string {
  const digest = createHash('sha256')
    .update(JSON.stringify([source, ...key]))
    .digest();
  return idOf(prefix, digest.subarray(0, 16));
}
