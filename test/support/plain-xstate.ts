import { type AnyMachineSnapshot, type AnyStateMachine, createMachine, initialTransition, transition } from 'xstate';
import { armOf, type EffectCall, HOUR, type MachineConfig } from '#engine';

/** One reaction as XState itself gives it, in plain words. */
export interface PlainReaction {
  /** Names of the guards XState asked, in order, each once. */
  readonly asked: readonly string[];
  /** Texts of the notes it acted out, in order. */
  readonly notes: readonly string[];
}

interface PlainTimer {
  readonly id: string;
  readonly event: { readonly type: string };
  readonly dueAt: number;
}

const hours: Readonly<Record<string, number>> = { hour: 1, twoHours: 2, threeHours: 3 };

/**
 * The oracle of the step tests: the author's own config in XState, nothing added, stepped with its pure
 * functions, and a list of timers kept by hand from its `raise` and `cancel` actions.
 */
export class PlainXState {
  timers: PlainTimer[] = [];
  private snapshot: AnyMachineSnapshot;
  private readonly machine: AnyStateMachine;
  private holding: ReadonlySet<string> = new Set();
  private readonly splitKey: string;
  private asked: string[] = [];
  readonly start: PlainReaction;

  constructor(config: MachineConfig, holding: readonly string[], splitKey: string, at: number) {
    this.splitKey = splitKey;
    this.machine = this.load(config);
    this.holding = new Set(holding);
    const [snapshot, actions] = initialTransition(this.machine);
    this.snapshot = running(snapshot);
    this.asked.splice(0, this.asked.length / 2);
    this.start = this.note(actions, at);
  }

  get leaves(): string[] {
    return innermost(this.snapshot.value);
  }

  get ended(): boolean {
    return this.snapshot.status === 'done';
  }

  /** The event, then every timer that is due, the earliest first. */
  step(event: string | undefined, holding: readonly string[], at: number): PlainReaction[] {
    this.holding = new Set(holding);
    this.snapshot = this.machine.restoreSnapshot(
      JSON.parse(JSON.stringify(this.machine.getPersistedSnapshot(this.snapshot))),
      undefined as never,
    ) as never;
    const reactions: PlainReaction[] = [];
    if (event !== undefined && !this.ended) reactions.push(this.take({ type: event }, at));
    for (let due = this.due(at); due && !this.ended; due = this.due(at)) {
      const { id } = due;
      this.timers = this.timers.filter((timer) => timer.id !== id);
      reactions.push(this.take(due.event, at));
    }
    if (this.ended) this.timers = [];
    return reactions;
  }

  private due(at: number): PlainTimer | undefined {
    return this.timers.filter((timer) => timer.dueAt <= at).sort((a, b) => a.dueAt - b.dueAt)[0];
  }

  private take(event: { readonly type: string }, at: number): PlainReaction {
    const phantom = this.phantom();
    const [snapshot, actions] = transition(this.machine, this.snapshot as never, event as never);
    this.snapshot = running(snapshot);
    this.asked.splice(0, phantom);
    return this.note(actions, at);
  }

  /** Each pure function plays the beginning of the machine once before it does what it is asked for; that is no decision. */
  private phantom(): number {
    initialTransition(this.machine);
    const asked = this.asked.length / 2;
    this.asked = [];
    return asked;
  }

  private note(actions: readonly { readonly type: string; readonly params?: unknown }[], at: number): PlainReaction {
    const notes: string[] = [];
    for (const action of actions) {
      const params = action.params as { id: string; sendId: string; event: { type: string }; delay: string | number; text: string };
      if (action.type === 'xstate.raise') {
        const name = params.event.type.split('.')[2] ?? '';
        this.timers.push({ id: params.id, event: params.event, dueAt: at + (hours[name] ?? 0) * HOUR });
      } else if (action.type === 'xstate.cancel') this.timers = this.timers.filter((timer) => timer.id !== params.sendId);
      else notes.push(params.text);
    }
    const asked = [...new Set(this.asked)];
    this.asked = [];
    return { asked, notes };
  }

  private load(config: MachineConfig): AnyStateMachine {
    const ask = (name: string, answer: boolean): boolean => {
      this.asked.push(name);
      return answer;
    };
    const named = new Proxy({} as Record<string, unknown>, {
      has: () => true,
      get: (_, name: string) => {
        if (name === 'rule') return (__: unknown, params: Inline) => ask(nameOf(params), this.inline(params));
        if (name === 'split') {
          return (__: unknown, { experiment, arm }: { experiment: string; arm: string }) =>
            ask(experiment, armOf(experiment, ['A', 'B'], this.splitKey) === arm);
        }
        return () => ask(name, this.holding.has(name));
      },
    });
    const delays = Object.fromEntries(Object.entries(hours).map(([name, count]) => [name, count * HOUR]));
    return createMachine(
      { ...config, options: { maxIterations: 50 } } as never,
      { guards: named, delays, actions: noted } as never,
    ) as AnyStateMachine;
  }

  private inline(params: Inline): boolean {
    return 'not' in params ? !this.holding.has(params.not.condition) : this.holding.has(params.value);
  }
}

/** XState throws at a loop on an event, and answers with a status at the start. */
function running(snapshot: unknown): AnyMachineSnapshot {
  const machineSnapshot = snapshot as AnyMachineSnapshot;
  if (machineSnapshot.status === 'error') throw machineSnapshot.error;
  return machineSnapshot;
}

type Inline = { readonly value: string } | { readonly not: { readonly condition: string } };

function nameOf(params: Inline): string {
  return 'not' in params ? params.not.condition : params.value;
}

const noted = { 'note.add': (_: unknown, params: EffectCall['params']) => params };

function innermost(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return Object.entries(value as object).flatMap(([key, inner]) => {
    const deeper = innermost(inner);
    return deeper.length === 0 ? [key] : deeper.map((path) => `${key}.${path}`);
  });
}
