import { randomBytes } from 'node:crypto';

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

/** A fresh id such as `inv_3k9w…`: 80 random bits, readable aloud, sorting says nothing. */
export function newId(prefix: string): string {
  return idOf(prefix, randomBytes(16));
}

/** An id made of bytes, a character of each. */
export function idOf(prefix: string, bytes: Uint8Array): string {
  return `${prefix}_${[...bytes].map((byte) => ALPHABET[byte % ALPHABET.length]).join('')}`;
}
