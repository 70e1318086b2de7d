import fc from 'fast-check';
import { addDays, type LocalDate } from '#engine';
import { type AccountStory, anAccount, Refused } from './account-builder.ts';

/** One thing that may happen to an account; what the ledger refuses does not happen. */
type Happening =
  | { readonly kind: 'invoice'; readonly amount: number; readonly dueIn: number }
  | { readonly kind: 'payment'; readonly amount: number; readonly daysAgo: number; readonly name?: number }
  | { readonly kind: 'credit'; readonly amount: number }
  | { readonly kind: 'amend'; readonly pick: number; readonly amount: number; readonly dueIn: number }
  | { readonly kind: 'bounce'; readonly pick: number }
  | { readonly kind: 'promise'; readonly amount: number; readonly dueIn: number; readonly percent: number; readonly only?: number }
  | { readonly kind: 'cancel'; readonly pick: number }
  | { readonly kind: 'dispute'; readonly pick: number; readonly amount?: number }
  | { readonly kind: 'resolve'; readonly pick: number }
  | { readonly kind: 'hold'; readonly days?: number; readonly only?: number }
  | { readonly kind: 'lift'; readonly pick: number }
  | { readonly kind: 'report'; readonly amount: number }
  | { readonly kind: 'judge' }
  | { readonly kind: 'endHolds' };

export interface DatedHappening {
  readonly daysLater: number;
  readonly what: Happening;
}

const amount = fc.integer({ min: 1, max: 60 });
const pick = fc.nat(9);

const happening: fc.Arbitrary<Happening> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('invoice' as const), amount, dueIn: fc.integer({ min: -40, max: 40 }) }) },
  {
    weight: 4,
    arbitrary: fc.record(
      { kind: fc.constant('payment' as const), amount, daysAgo: fc.nat(12), name: pick },
      { requiredKeys: ['kind', 'amount', 'daysAgo'] },
    ),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('credit' as const), amount }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('amend' as const), pick, amount, dueIn: fc.nat(40) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('bounce' as const), pick }) },
  {
    weight: 3,
    arbitrary: fc.record(
      { kind: fc.constant('promise' as const), amount, dueIn: fc.nat(9), percent: fc.constantFrom(100, 100, 90, 50), only: pick },
      { requiredKeys: ['kind', 'amount', 'dueIn', 'percent'] },
    ),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('cancel' as const), pick }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('dispute' as const), pick, amount }, { requiredKeys: ['kind', 'pick'] }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('resolve' as const), pick }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('hold' as const), days: fc.nat(10), only: pick }, { requiredKeys: ['kind'] }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('lift' as const), pick }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('report' as const), amount }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('judge' as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('endHolds' as const) }) },
);

/** Up to 25 things happening to one account over some months, several of them on one day. */
export const lifeOfAnAccount: fc.Arbitrary<DatedHappening[]> = fc.array(
  fc.record({ daysLater: fc.constantFrom(0, 0, 1, 3, 8), what: happening }),
  { minLength: 1, maxLength: 25 },
);

export interface Chapter {
  readonly on: LocalDate;
  readonly what: Happening;
  readonly before: AccountStory;
  readonly after: AccountStory;
}

/** Plays a life and gives every step that was not refused. */
export function chaptersOf(life: readonly DatedHappening[], start: AccountStory = anAccount()): Chapter[] {
  const chapters: Chapter[] = [];
  let [story, on] = [start, '2026-02-05'];
  for (const [index, { daysLater, what }] of life.entries()) {
    on = addDays(on, daysLater);
    const after = attempt(() => happen(story, what, on, index));
    if (!after) continue;
    chapters.push({ on, what, before: story, after });
    story = after;
  }
  return chapters;
}

/** The account after all of it. */
export function lived(life: readonly DatedHappening[]): AccountStory {
  return chaptersOf(life).at(-1)?.after ?? anAccount();
}

function attempt(step: () => AccountStory | undefined): AccountStory | undefined {
  try {
    return step();
  } catch (error) {
    if (error instanceof Refused) return undefined;
    throw error;
  }
}

function happen(story: AccountStory, what: Happening, on: LocalDate, index: number): AccountStory | undefined {
  const { invoices, payments, promises, disputes, holds } = story.book;
  switch (what.kind) {
    case 'invoice':
      return story.owing(`I${index}`, what.amount, addDays(on, what.dueIn), addDays(on, Math.min(0, what.dueIn) - 30));
    case 'payment':
      return pay(story, what, on, `P${index}`);
    case 'credit':
      return story.credited(`K${index}`, what.amount, on);
    case 'amend':
      return invoices.length === 0 ? undefined : amend(story, what, on);
    case 'bounce':
      return story.bouncing(picked(payments, what.pick), on);
    case 'promise': {
      const promiseTerms = { keptAtPercent: what.percent, grace: 'P1D' };
      return story.promising(`V${index}`, what.amount, addDays(on, what.dueIn), on, promiseTerms, only(story, what.only));
    }
    case 'cancel':
      return story.cancelling(picked(promises, what.pick), on);
    case 'dispute':
      return story.disputing(`D${index}`, picked(invoices, what.pick), on, what.amount);
    case 'resolve':
      return story.settlingDispute(picked(disputes, what.pick), on);
    case 'hold':
      return story.holding(`H${index}`, on, what.days === undefined ? undefined : addDays(on, what.days), only(story, what.only));
    case 'lift':
      return story.lifting(picked(holds, what.pick), on);
    case 'report':
      return story.reporting(`R${index}`, what.amount, on, on);
    case 'judge':
      return story.judging(`${on} 08:00`);
    case 'endHolds':
      return story.endingHolds(`${on} 00:30`);
  }
}

type Of<K extends Happening['kind']> = Extract<Happening, { readonly kind: K }>;

function pay(story: AccountStory, what: Of<'payment'>, on: LocalDate, id: string): AccountStory {
  const named = (only(story, what.name) ?? []).map((invoiceId) => ({ invoiceId, amount: what.amount }));
  return story.paying(id, what.amount, on, named, addDays(on, -what.daysAgo));
}

function amend(story: AccountStory, what: Of<'amend'>, on: LocalDate): AccountStory {
  const id = picked(story.book.invoices, what.pick);
  return story.amending(id, what.amount, addDays(story.invoice(id).issuedOn, what.dueIn), on);
}

/** One of the records there are, by a number that may be larger; nothing when there are none. */
function picked(records: readonly { readonly id: string }[], at: number): string {
  return records[at % Math.max(1, records.length)]?.id ?? '';
}

function only(story: AccountStory, at: number | undefined): string[] | undefined {
  return at === undefined || story.book.invoices.length === 0 ? undefined : [picked(story.book.invoices, at)];
}
