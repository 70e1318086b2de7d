import { type Holder, holderOf, MOST_MOVED, type MoveRule } from '#engine';
import { typedAmount } from '../elements/typed-amount.ts';

/** A rule of moving as it is typed. */
export interface MoveDraft {
  /** The holder in a word; empty: nobody yet. */
  readonly to: string;
  readonly taskKind: string;
  readonly amountFrom: string;
  readonly amountTo: string;
  readonly daysFrom: string;
  readonly daysTo: string;
  readonly order: MoveRule['order'];
  readonly count: string;
  readonly reason: string;
}

/** The rule that is typed; undefined while something of it is missing or is no number. */
export function ruleOf(from: Holder, draft: MoveDraft, currency: string): MoveRule | undefined {
  const count = whole(draft.count);
  const limits = {
    amountFrom: optional(draft.amountFrom, (text) => typedAmount(text, currency)),
    amountTo: optional(draft.amountTo, (text) => typedAmount(text, currency)),
    daysFrom: optional(draft.daysFrom, whole),
    daysTo: optional(draft.daysTo, whole),
  };
  const isTyped = Object.values(limits).every((value) => value === undefined || value >= 0);
  if (draft.to === '' || count === undefined || count < 1 || count > MOST_MOVED || !isTyped) return undefined;
  const given = Object.entries(limits).filter(([, value]) => value !== undefined);
  return {
    from,
    to: holderOf(draft.to),
    ...(draft.taskKind === '' ? {} : { taskKind: draft.taskKind }),
    ...(Object.fromEntries(given) as Partial<Record<keyof typeof limits, number>>),
    order: draft.order,
    count,
  };
}

function whole(text: string): number | undefined {
  return /^\d{1,5}$/.test(text.trim()) ? Number(text) : undefined;
}

/** What stands in a field that may be empty; NaN where it cannot be read. */
function optional(text: string, read: (text: string) => number | undefined): number | undefined {
  return text.trim() === '' ? undefined : (read(text) ?? Number.NaN);
}
