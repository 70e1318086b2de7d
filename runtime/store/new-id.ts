import { randomBytes } from 'node:crypto';

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

/** A fresh id such as `inv_3k9w…`: 80 random bits, readable aloud, sorting says nothing. */
export function newId(prefix: string): string {
  const characters = [...randomBytes(16)].map((byte) => ALPHABET[byte % 32]);
  return `${prefix}_${characters.join('')}`;
}
