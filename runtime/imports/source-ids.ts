import { createHash } from 'node:crypto';

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

/** Our id of a record by its source and the source's own key: the same file gives the same ids again. */
export function sourceId(prefix: string, source: string, ...key: readonly string[]): string {
  const digest = createHash('sha256')
    .update(JSON.stringify([source, ...key]))
    .digest();
  return `${prefix}_${[...digest.subarray(0, 16)].map((byte) => ALPHABET[byte % 32]).join('')}`;
}
