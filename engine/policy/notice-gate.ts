import type { Instant } from '../base/clock-time.ts';
import type { LocalDate } from '../base/local-date.ts';
import type { Minor } from '../base/money.ts';
import type { About, AskedItem, Withheld } from '../ledger/asked-items.ts';
import type { ContactVerdict } from './may-contact.ts';

/** What the runtime reads in the second it would send a notice. */
export interface NoticeTruth {
  readonly about: About;
  readonly items: readonly AskedItem[];
  readonly withheld: Withheld;
  readonly unapplied: Minor;
  readonly tolerance: Minor;
  /** Whether the enrollment is still in the step that asked, or the notice does not depend on it. */
  readonly current: boolean;
  /** Until when a payment the customer reported keeps notices back. */
  readonly reportedUntil: LocalDate | undefined;
  /** Sources of the account that are not current through yesterday. */
  readonly staleFeeds: readonly string[];
  readonly sendingOn: boolean;
  readonly hasContact: boolean;
  /** Undefined when no policy applies to this kind of account: then nothing is sent. */
  readonly contact: ContactVerdict | undefined;
  /** The pause that keeps it back, and how that is said. */
  readonly paused?: { readonly id: string; readonly words: string } | undefined;
  /** It was let go with the end of a pause: until when another such message to the account keeps it back. */
  readonly afterAnotherUntil?: Instant | undefined;
}

export type CancelReason = 'nothing-owed' | 'disputed' | 'held' | 'promised' | 'step-left' | 'no-consent' | 'late';
export type HoldReason = 'paused' | 'sending-off' | 'payment-reported' | 'feed-behind' | 'contact-policy' | 'one-at-a-time' | 'late-review';
export type ParkReason = 'no-contact' | 'no-policy' | 'zone-unknown' | 'account-changed';

export type NoticeVerdict =
  | { readonly act: 'send' }
  | { readonly act: 'cancel'; readonly reason: CancelReason; readonly detail: string }
  | { readonly act: 'hold'; readonly reason: HoldReason; readonly detail: string; readonly until?: Instant; readonly pause?: string }
  | { readonly act: 'park'; readonly reason: ParkReason; readonly detail: string };

/**
 * Decides in the second of sending whether a notice goes out. What makes it pointless cancels it, what will
 * pass holds it, what a person must mend parks it; the order is from the final to the passing reasons.
 */
export function noticeVerdict(truth: NoticeTruth): NoticeVerdict {
  if (!truth.current) return { act: 'cancel', reason: 'step-left', detail: 'the account has left the step that asked for it' };
  const pointless = pointlessness(truth);
  if (pointless) return pointless;
  // Nobody is asked to mend what nobody wants to go out now.
  if (truth.paused) return { act: 'hold', reason: 'paused', detail: truth.paused.words, pause: truth.paused.id };
  if (!truth.hasContact)
    return { act: 'park', reason: 'no-contact', detail: 'the account has no contact with an address for this channel' };
  if (!truth.contact) return { act: 'park', reason: 'no-policy', detail: 'no contact policy covers this kind of account' };
  const denied = contactDenial(truth.contact);
  if (denied && denied.act !== 'hold') return denied;
  if (truth.staleFeeds.length > 0)
    return { act: 'hold', reason: 'feed-behind', detail: `waiting for ${truth.staleFeeds.join(', ')} to be current` };
  if (truth.reportedUntil !== undefined) {
    return { act: 'hold', reason: 'payment-reported', detail: `a payment was reported; waiting for it through ${truth.reportedUntil}` };
  }
  if (denied) return denied;
  if (truth.afterAnotherUntil !== undefined) {
    const detail = 'another message that the pause had kept back has just gone out; one at a time';
    return { act: 'hold', reason: 'one-at-a-time', detail, until: truth.afterAnotherUntil };
  }
  if (!truth.sendingOn) return { act: 'hold', reason: 'sending-off', detail: 'sending is switched off for this channel' };
  return { act: 'send' };
}

/** What a notice would ask for in all, unapplied credit taken off; never below 0. */
export function askedTotal({ items, unapplied }: Pick<NoticeTruth, 'items' | 'unapplied'>): Minor {
  return Math.max(0, items.reduce((sum, item) => sum + item.asked, 0) - unapplied);
}

/** A notice that asks for money needs money to ask for. */
function pointlessness(truth: NoticeTruth): NoticeVerdict | undefined {
  if (truth.about === 'account') return undefined;
  if (askedTotal(truth) > truth.tolerance) return undefined;
  const { disputed, held, promised } = truth.withheld;
  if (promised > 0) return { act: 'cancel', reason: 'promised', detail: 'what is left to ask for is promised' };
  if (disputed > 0) return { act: 'cancel', reason: 'disputed', detail: 'what is left to ask for is in dispute' };
  if (held > 0) return { act: 'cancel', reason: 'held', detail: 'what is left to ask for is on hold' };
  return { act: 'cancel', reason: 'nothing-owed', detail: 'nothing is owed any more' };
}

function contactDenial(verdict: ContactVerdict): NoticeVerdict | undefined {
  if (verdict.allowed) return undefined;
  const detail = verdict.reasons.map((reason) => reason.detail).join('; ');
  if (verdict.reasons.some((reason) => reason.code === 'zone.unknown')) return { act: 'park', reason: 'zone-unknown', detail };
  if (verdict.reasons.some((reason) => reason.code === 'consent.missing')) return { act: 'cancel', reason: 'no-consent', detail };
  return verdict.nextAllowedAt === undefined
    ? { act: 'hold', reason: 'contact-policy', detail }
    : { act: 'hold', reason: 'contact-policy', detail, until: verdict.nextAllowedAt };
}
