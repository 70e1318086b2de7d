import type { AccountDetail, LocalDate } from '#engine';
import type { PromiseDocument } from '../../store/account-documents.ts';
import { known, money } from './wire.ts';

type PromiseRecord = AccountDetail['promises'][number];

interface Around {
  /** Every promise of the account. */
  readonly all: readonly PromiseDocument[];
  readonly currency: string;
  readonly by: PromiseRecord['by'];
  readonly today: LocalDate;
  /** What keeps promises that have fallen due from being judged. */
  readonly waitingFor: string | undefined;
}

/** A promise as its account's page shows it. */
export function promiseView(promise: PromiseDocument, { all, currency, by, today, waitingFor }: Around): PromiseRecord {
  const { _id: id, amount, receivedAmount, madeOn, dueOn, graceUntil, status, planId } = promise;
  return known({
    id,
    amount: money(amount, currency),
    received: money(receivedAmount, currency),
    madeOn,
    dueOn,
    graceUntil,
    // After its day nobody can approve it any more.
    status: status === 'asked' && dueOn < today ? 'cancelled' : status,
    place: placeInChain(promise, all),
    waitingFor: status === 'open' ? waitingFor : undefined,
    by,
    planId,
  }) as PromiseRecord;
}

/** How many promises on the same debt lead to this one, itself among them. */
function placeInChain(promise: PromiseDocument, all: readonly PromiseDocument[]): number {
  const before = all.find((each) => each._id === promise.followsId);
  return before ? placeInChain(before, all) + 1 : 1;
}
