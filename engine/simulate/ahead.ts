import type { Instant } from '../base/clock-time.ts';
import { addDays, type LocalDate } from '../base/local-date.ts';
import { localDateAt, toInstant } from '../base/zone.ts';
import type { Facts } from '../facts/catalog.ts';
import type { AccountTraits, ContactTraits, GroupSums } from '../ledger/account-facts.ts';
import type { Book, LedgerTerms } from '../ledger/book.ts';
import { isEnrollable, type LastEnd } from '../ledger/eligibility.ts';
import { ladderOf } from '../ledger/ladder.ts';
import type { CompiledStrategy } from '../machine/compile-strategy.ts';
import type { AskedEffect, FlowState } from '../machine/flow-state.ts';
import { FlowProblem } from '../machine/step.ts';
import type { Standing } from '../model/ledger.ts';
import { NIGHTLY_TIME, PlayedAccount, type PlayedCause, type PlayedEntry } from './played-account.ts';
import { endOfDay } from './scenario.ts';

/** A live account as it stands. */
export interface AheadAccount {
  /** Its open records; what is paid and settled is not needed. */
  readonly book: Book;
  readonly traits: AccountTraits;
  readonly contact?: ContactTraits | undefined;
  readonly group?: GroupSums | undefined;
  /** Id of its parent, or its own: what experiments are split by. */
  readonly splitKey: string;
  /**
   * Where its enrollment stands; `enroll`: it is put on the flow at once; `nightly`: at the first night it has
   * something to chase.
   */
  readonly state: FlowState | 'enroll' | 'nightly';
  /** What its enrollment has counted; nothing for one that begins. */
  readonly counts?: { readonly sent: number; readonly delivered: number; readonly broken: number } | undefined;
  readonly subject?: { readonly type: 'invoice' | 'dispute'; readonly id: string } | undefined;
  /** The last night it has had, and what it owed then. */
  readonly lastNight?: { readonly on: LocalDate; readonly standing?: Standing | undefined } | undefined;
  /** How its last strategy ended, for one that waits to be put on this. */
  readonly lastEnd?: LastEnd | undefined;
  /** Facts that stand over those of the account. */
  readonly facts?: Facts | undefined;
}

export interface AheadSpan {
  readonly at: Instant;
  /** How many days are looked at, today's rest among them. */
  readonly days: number;
  readonly terms: LedgerTerms;
}

/** An action that will be asked for. */
export interface AheadEffect {
  readonly at: Instant;
  readonly type: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly state: string;
  /** Of a message: its channel and template. */
  readonly channel?: string;
  readonly template?: string;
  /** Of a task: what it is for. */
  readonly taskKind?: string;
  /** It will be passed over, with why. */
  readonly skip?: AskedEffect['skip'];
  readonly review?: true;
}

/** A change of step that will happen. */
export interface AheadMove {
  readonly at: Instant;
  readonly cause: PlayedCause;
  readonly event?: string;
  readonly before: readonly string[];
  readonly after: readonly string[];
  /** Keys of the transitions taken. */
  readonly taken: readonly string[];
}

export interface AheadDay {
  readonly on: LocalDate;
  readonly effects: readonly AheadEffect[];
  readonly moves: readonly AheadMove[];
}

export interface Ahead {
  /** Days on which something happens, in order. */
  readonly days: readonly AheadDay[];
  readonly enrolled: boolean;
  readonly leaves: readonly string[];
  readonly ended: boolean;
  /** Why it cannot go on, where the flow cannot step. */
  readonly fault?: string;
}

/**
 * What a flow will do with a live account in the next days, when nobody pays, promises or disputes anything more:
 * the nights, the judging of what is promised, the end of holds and the timers, by the product's own steps. Actions
 * answer at once. Neither segments nor the gate of messages are looked at: what is asked for may still be held back.
 */
export function ahead(compiled: CompiledStrategy, account: AheadAccount, span: AheadSpan): Ahead {
  const { zone } = account.book.account;
  const today = localDateAt(span.at, zone);
  const until = endOfDay(addDays(today, span.days - 1), zone);
  const { state } = account;
  const played = new PlayedAccount(compiled, {
    ...account,
    state: typeof state === 'string' ? undefined : state,
    terms: span.terms,
    firstNightOn: toInstant(today, NIGHTLY_TIME, zone) > span.at ? today : addDays(today, 1),
    begins: (each, { on }) => state === 'nightly' && mayBegin(compiled, account, each, on, span.terms),
  });
  try {
    if (state === 'enroll') played.enroll({ at: span.at, on: today });
    for (let next = Math.max(span.at, played.nextInstant()); next <= until; next = Math.max(span.at, played.nextInstant())) {
      // At the end nothing waits for it any more.
      if (played.ended) break;
      played.pass({ at: next, on: localDateAt(next, zone) });
    }
  } catch (error) {
    if (!(error instanceof FlowProblem)) throw error;
    return { ...summed(played), fault: error.message };
  }
  return summed(played);
}

function mayBegin({ flow }: CompiledStrategy, account: AheadAccount, played: PlayedAccount, on: LocalDate, terms: LedgerTerms): boolean {
  if (flow.kind !== 'strategy') return true;
  return isEnrollable(flow, played.standing(on), ladderOf(played.book, on), account.lastEnd, terms);
}

function summed(played: PlayedAccount): Ahead {
  const days = new Map<LocalDate, { effects: AheadEffect[]; moves: AheadMove[] }>();
  for (const entry of played.entries) {
    const move = moveOf(entry);
    if (entry.effects.length === 0 && !move) continue;
    const day = days.get(entry.on) ?? { effects: [], moves: [] };
    days.set(entry.on, day);
    if (move) day.moves.push(move);
    for (const effect of entry.effects) day.effects.push(aheadEffect(effect, entry.at));
  }
  return {
    days: [...days].map(([on, day]) => ({ on, ...day })),
    enrolled: played.state !== undefined,
    leaves: played.leaves,
    ended: played.ended,
  };
}

function moveOf({ at, cause, event, before, leaves, reactions }: PlayedEntry): AheadMove | undefined {
  const taken = reactions.flatMap((reaction) => reaction.taken);
  if (taken.length === 0 && cause !== 'enrollment') return undefined;
  return { at, cause, ...(event ? { event: event.type } : {}), before: before?.leaves ?? [], after: leaves, taken };
}

/** An asked action as it is told of. */
export function aheadEffect({ call, origin, skip, review }: AskedEffect, at: Instant): AheadEffect {
  const params = call.params ?? {};
  const text = (name: string): string | undefined => (typeof params[name] === 'string' ? params[name] : undefined);
  const [channel, template] = call.type === 'notice.send' ? [text('channel'), text('template')] : [];
  const taskKind = call.type === 'task.create' ? text('kind') : undefined;
  return {
    at,
    type: call.type,
    params,
    state: origin.state,
    ...(channel === undefined ? {} : { channel }),
    ...(template === undefined ? {} : { template }),
    ...(taskKind === undefined ? {} : { taskKind }),
    ...(skip ? { skip } : {}),
    ...(review ? { review } : {}),
  };
}
