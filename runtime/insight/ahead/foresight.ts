import type { LocalDate, TouchKind } from '#engine';
import type { Named } from '../named.ts';
import type { AccountFindings, ForeseenAction, LateEntry } from './account-findings.ts';

const EXAMPLES = 3;

export interface Sides {
  readonly live: number;
  readonly draft: number;
}

interface Group {
  /** Names it among all groups of one answer. */
  readonly group: number;
  readonly accounts: number;
  readonly examples: readonly Named[];
}

export interface ForeseenTotals {
  readonly cells: readonly (Sides & { readonly on: LocalDate; readonly kind: TouchKind })[];
  /** Accounts with anything to count. */
  readonly accounts: Sides;
  /** On the strategy now. */
  readonly on: number;
  readonly entering: Sides;
  readonly late: readonly (Group & LateEntry)[];
  readonly faults: readonly (Group & { readonly side: ForeseenAction['side']; readonly reason: string })[];
  /** Accounts of which pauses keep something back. */
  readonly held: number;
}

/** An account as it is kept to be listed, with the groups it is in. */
export interface ForeseenAccount extends AccountFindings {
  readonly groups: readonly number[];
}

/** Adds up what becomes of accounts; of a sample, times its factor. */
export class Foresight {
  private readonly factor: number;
  private readonly cells = new Map<string, { readonly on: LocalDate; readonly kind: TouchKind; live: number; draft: number }>();
  private readonly accounts = { live: 0, draft: 0 };
  private readonly entering = { live: 0, draft: 0 };
  private on = 0;
  private held = 0;
  private groups = 0;
  private readonly late = new Map<string, Growing<LateEntry>>();
  private readonly faults = new Map<string, Growing<{ readonly side: ForeseenAction['side']; readonly reason: string }>>();

  constructor(factor: number) {
    this.factor = factor;
  }

  /** Undefined for an account of which nothing is counted. */
  add(findings: AccountFindings): ForeseenAccount | undefined {
    const { actions, enters, isOn, isHeld, late, faults, account } = findings;
    for (const { on, kind, side } of actions) {
      const key = `${on}|${kind}`;
      const cell = this.cells.get(key) ?? { on, kind, live: 0, draft: 0 };
      this.cells.set(key, cell);
      if (side !== 'draft') cell.live += 1;
      if (side !== 'live') cell.draft += 1;
    }
    if (actions.some(({ side }) => side !== 'draft')) this.accounts.live += 1;
    if (actions.some(({ side }) => side !== 'live')) this.accounts.draft += 1;
    if (isOn) this.on += 1;
    if (enters.live) this.entering.live += 1;
    if (enters.draft) this.entering.draft += 1;
    if (isHeld) this.held += 1;
    const groups = [
      ...late.map((each) => this.put(this.late, [each.lands, each.passed, each.left, each.does], each, account)),
      ...faults.map((each) => this.put(this.faults, [each.side, each.reason], each, account)),
    ];
    return actions.length > 0 || groups.length > 0 ? { ...findings, groups: [...new Set(groups)] } : undefined;
  }

  totals(): ForeseenTotals {
    const times = (count: number): number => count * this.factor;
    const both = ({ live, draft }: Sides): Sides => ({ live: times(live), draft: times(draft) });
    const shown = <T extends object>(groups: ReadonlyMap<string, Growing<T>>): (Group & T)[] =>
      [...groups.values()]
        .sort((a, b) => b.ids.size - a.ids.size || a.group - b.group)
        .map(({ group, what, ids, examples }) => ({ group, ...what, accounts: times(ids.size), examples }));
    return {
      cells: [...this.cells.values()].map(({ on, kind, ...sides }) => ({ on, kind, ...both(sides) })),
      accounts: both(this.accounts),
      on: times(this.on),
      entering: both(this.entering),
      late: shown(this.late),
      faults: shown(this.faults),
      held: times(this.held),
    };
  }

  private put<T>(groups: Map<string, Growing<T>>, key: readonly unknown[], what: T, account: Named): number {
    const text = JSON.stringify(key);
    const known = groups.get(text) ?? { group: this.groups++, what, ids: new Set<string>(), examples: [] };
    groups.set(text, known);
    if (!known.ids.has(account.id) && known.examples.length < EXAMPLES) known.examples.push(account);
    known.ids.add(account.id);
    return known.group;
  }
}

interface Growing<T> {
  readonly group: number;
  readonly what: T;
  readonly ids: Set<string>;
  readonly examples: Named[];
}
