import { type AskedEffect, type Instant, isInside, type LocalDate, localDateAt, type PlayedPauses, type TouchKind, touchOf } from '#engine';
import type { AccountDocument } from '../../store/account-documents.ts';
import { type Named, named } from '../named.ts';
import type { Run } from './account-ahead.ts';

/** What an account does on either side; the very same list where the sides do not differ. */
export interface BothSides {
  readonly live: readonly Run[];
  readonly draft: readonly Run[];
}

/** Something that will be asked for. */
export interface ForeseenAction {
  readonly side: 'live' | 'draft' | 'both';
  readonly at: Instant;
  readonly on: LocalDate;
  readonly kind: TouchKind;
  readonly type: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly step: string;
  readonly review?: true;
}

/** What asks for something, as it is said in words. */
export type AskedCall = Pick<ForeseenAction, 'type' | 'params'>;

/** An account that comes onto the draft with waits of it over already. */
export interface LateEntry {
  /** Steps it goes past. */
  readonly passed: readonly string[];
  readonly lands: readonly string[];
  /** What is left out of what it goes past, and what is done at once. */
  readonly left: readonly AskedCall[];
  readonly does: readonly AskedCall[];
}

export interface AccountFindings {
  readonly account: Named;
  /** It is on the strategy now. */
  readonly isOn: boolean;
  readonly enters: { readonly live: boolean; readonly draft: boolean };
  readonly actions: readonly ForeseenAction[];
  readonly late: readonly LateEntry[];
  readonly faults: readonly { readonly side: ForeseenAction['side']; readonly reason: string }[];
  /** A pause keeps something of it back. */
  readonly isHeld: boolean;
}

interface FindingTerms {
  readonly strategyId: string;
  /** Days are those of the organization. */
  readonly zone: string;
  readonly pauses: PlayedPauses | undefined;
}

export function findingsOf(account: AccountDocument, { live, draft }: BothSides, terms: FindingTerms): AccountFindings {
  const own = (runs: readonly Run[]): Run[] => runs.filter((run) => run.flow.flow.id === terms.strategyId);
  const sides =
    live === draft
      ? [['both', own(draft)] as const]
      : ([
          ['live', own(live)],
          ['draft', own(draft)],
        ] as const);
  const drafted = own(draft);
  return {
    account: named(account),
    isOn: drafted.some((run) => run.isPinned),
    enters: { live: own(live).some((run) => !run.isPinned), draft: drafted.some((run) => !run.isPinned) },
    actions: joined(sides.flatMap(([side, runs]) => runs.flatMap((run) => actionsOf(run, side, terms)))),
    late: drafted.flatMap((run) => lateEntry(run, terms)),
    faults: sides.flatMap(([side, runs]) => runs.flatMap(({ fault }) => (fault === undefined ? [] : [{ side, reason: fault }]))),
    isHeld: drafted.some((run) => run.isHeld || run.entries.some((entry) => entry.effects.some((effect) => isKept(run, effect, terms)))),
  };
}

/** An account of which nothing can be said. */
export function unjudged(account: AccountDocument, reason: string): AccountFindings {
  return {
    account: named(account),
    isOn: false,
    enters: { live: false, draft: false },
    actions: [],
    late: [],
    faults: [{ side: 'both', reason }],
    isHeld: false,
  };
}

function actionsOf(run: Run, side: ForeseenAction['side'], terms: FindingTerms): ForeseenAction[] {
  return run.entries.flatMap(({ at, effects }) => {
    const on = localDateAt(at, terms.zone);
    return effects.flatMap((effect) => {
      const kind = kindOf(run, effect);
      if (kind === undefined || effect.skip !== undefined || isKept(run, effect, terms)) return [];
      const step = effect.origin.state;
      return [{ side, at, on, kind, ...callOf(effect), step, ...(effect.review ? { review: true as const } : {}) }];
    });
  });
}

/** What happens on both sides in the same way is told once. */
function joined(actions: readonly ForeseenAction[]): ForeseenAction[] {
  const found: ForeseenAction[] = [];
  const alone = new Map<string, number>();
  for (const action of actions) {
    const { side, ...same } = action;
    const key = JSON.stringify(same);
    const place = side === 'draft' ? alone.get(key) : undefined;
    if (place === undefined) found.push(action);
    else found[place] = { ...action, side: 'both' };
    // Each is joined with one of the other side.
    if (side === 'live') alone.set(key, found.length - 1);
    else alone.delete(key);
  }
  return found;
}

/** As actions are counted: what reaches the customer or presses him, and the work of people. */
function kindOf({ flow }: Run, { call }: AskedEffect): TouchKind | undefined {
  const outbound = flow.registry.effects.get(call.type)?.outbound ?? false;
  return touchOf(call, outbound) ?? (call.type === 'task.create' ? 'other' : undefined);
}

function isKept({ flow }: Run, effect: AskedEffect, { pauses }: FindingTerms): boolean {
  return effect.skip === undefined && (pauses?.keepsBack(flow, effect) ?? false);
}

function lateEntry(run: Run, terms: FindingTerms): LateEntry[] {
  const [first] = run.entries;
  if (run.isPinned || !first) return [];
  const late = first.reactions.filter((reaction) => reaction.timer?.late);
  if (late.length === 0) return [];
  const counted = first.effects.filter((effect) => kindOf(run, effect) !== undefined);
  const passed = [...new Set(late.flatMap(({ from, to }) => from.filter((leaf) => !to.includes(leaf))))];
  return [
    {
      passed: passed.filter((leaf) => !first.leaves.some((other) => isInside(other, leaf))),
      lands: first.leaves,
      left: counted.filter((effect) => effect.skip !== undefined).map(callOf),
      does: counted.filter((effect) => effect.skip === undefined && !isKept(run, effect, terms)).map(callOf),
    },
  ];
}

function callOf({ call }: AskedEffect): AskedCall {
  return { type: call.type, params: call.params ?? {} };
}
