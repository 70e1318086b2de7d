import { ownParts } from '../base/own-parts.ts';
import type { Channel, ContactPolicy } from '../model/contact-policy.ts';

/** What a person has said to being approached over a channel: true yes, false no; nothing where it was never said. */
export type Consents = Readonly<Partial<Record<Channel, boolean>>>;

/** Replies that end a channel where a policy names none: those the law and the networks know. */
export const usualOptOuts: readonly string[] = ['stop', 'quit', 'end', 'revoke', 'opt out', 'cancel', 'unsubscribe'];

/**
 * Why a channel may not be used by what a person has said, in words; undefined when it may. A no always counts;
 * the policy says where a yes is needed, and whose no ends all channels.
 */
export function consentMissing(policy: Pick<ContactPolicy, 'consent'>, channel: Channel, consents: Consents): string | undefined {
  if (consents[channel] === false) return `no consent to ${channel}`;
  const rules = Object.entries(policy.consent ?? {}) as [Channel, NonNullable<ContactPolicy['consent']>[Channel]][];
  const ended = rules.find(([other, rule]) => rule?.ends === 'all' && consents[other] === false);
  if (ended) return `no consent to any channel since ${ended[0]} was refused`;
  if (policy.consent?.[channel]?.needs === 'agreement' && consents[channel] !== true) return `nobody has agreed to ${channel}`;
  return undefined;
}

/**
 * Whether a reply over a channel ends it: the whole of it is one of the words that count, in any case, within quotation
 * marks or with stops behind. What it quotes of the message it answers is not its own.
 */
export function isOptOut(policy: Pick<ContactPolicy, 'consent'>, channel: Channel, reply: string): boolean {
  const words = policy.consent?.[channel]?.optOut ?? usualOptOuts;
  const said = plain(ownParts(reply)[0] ?? '');
  return words.some((word) => plain(word) === said);
}

function plain(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
