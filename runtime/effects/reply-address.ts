import { randomBytes } from 'node:crypto';
import type { Settings } from '../store/settings.ts';

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567';
const LENGTH = 26;
const shape = new RegExp(`^[${ALPHABET}]{${LENGTH}}$`);

/**
 * What makes the address of a message's answers unguessable: 130 random bits, in letters that survive a mail server
 * which changes their case. It is stored with the message instead of being signed: it says nothing of whom it belongs
 * to, fits into an address whatever the message is called, and outlives every change of keys, since answers come
 * months later.
 */
export function newReplyToken(): string {
  return [...randomBytes(LENGTH)].map((byte) => ALPHABET[byte % ALPHABET.length]).join('');
}

/** The address answers to a message come in at; undefined where the installation has no domain for them. */
export function replyAddress({ replyDomain }: Pick<Settings, 'replyDomain'>, token: string | undefined): string | undefined {
  return replyDomain === undefined || token === undefined ? undefined : `${token}@${replyDomain}`;
}

/** The token of an address of ours, whether or not it was ever given out; undefined for every other address. */
export function tokenOf({ replyDomain }: Pick<Settings, 'replyDomain'>, address: string): string | undefined {
  const at = address.lastIndexOf('@');
  const token = address.slice(0, at).toLowerCase();
  return address.slice(at + 1).toLowerCase() === replyDomain?.toLowerCase() && shape.test(token) ? token : undefined;
}
