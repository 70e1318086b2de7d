import {
  type Calendar,
  type CompiledStrategy,
  compileStrategy,
  createRegistry,
  type Definition,
  type Facts,
  type FlowState,
  type FlowStep,
  lint,
  type Registry,
  type StepInput,
  type Strategy,
  toInstant,
} from '#engine';
import { usDays } from './calendars.ts';

const ZONE = 'America/New_York';

function aTemplate(id: string): Definition {
  return { kind: 'template', id, name: id, channel: 'email', tone: 'firm', language: 'en', subject: id, body: 'Hello {{ account.name }}' };
}

/** A registry with a US calendar and some templates, and a connector that sends email. */
export const houseRegistry: Registry = createRegistry(
  [usDays as Calendar, ...['first', 'second', 'third', 'fourth', 'friendly-reminder', 'suspension'].map(aTemplate)],
  [{ channels: ['email'] }],
);

/** `notice.send` of a template. */
export function notice(template: string): { type: string; params: Record<string, string> } {
  return { type: 'notice.send', params: { channel: 'email', template } };
}

/** A strategy around a machine, compiled; lint must have nothing against it unless told otherwise. */
export function aStrategy(parts: Partial<Strategy> & Pick<Strategy, 'machine'>, options: { lint?: boolean } = {}): CompiledStrategy {
  const strategy: Strategy = { kind: 'strategy', id: parts.machine.id, name: parts.machine.id, ...parts };
  const faults = options.lint === false ? [] : lint(strategy, houseRegistry).filter((fault) => fault.severity === 'error');
  if (faults.length > 0) throw new Error(faults.map((fault) => `${fault.message} (${fault.pointer})`).join('; '));
  return compileStrategy(strategy, houseRegistry);
}

/** One subject on a flow. Each step is stored as JSON and read back, as the runtime does. */
export class Ride {
  private state: FlowState | undefined;
  /** The pauses its steps are taken under. */
  under: Pick<StepInput, 'paused' | 'resumed'> = {};
  private readonly flow: CompiledStrategy;
  private readonly zone: string;
  private readonly splitKey: string;

  constructor(flow: CompiledStrategy, options: { zone?: string; splitKey?: string } = {}) {
    this.flow = flow;
    this.zone = options.zone ?? ZONE;
    this.splitKey = options.splitKey ?? 'parent';
  }

  start(when: string, facts: Facts = {}): FlowStep {
    return this.keep(this.flow.start(this.input(when, facts)));
  }

  event(type: string, when: string, facts: Facts = {}, payload: Readonly<Record<string, string | number>> = {}): FlowStep {
    return this.keep(this.flow.advance(this.current, { type, payload }, this.input(when, facts)));
  }

  /** Nothing happens but the time: timers that are due fire. */
  wait(when: string, facts: Facts = {}): FlowStep {
    return this.keep(this.flow.advance(this.current, undefined, this.input(when, facts)));
  }

  /** Goes on from a state that was made elsewhere. */
  put(state: FlowState | undefined): FlowState {
    if (!state) throw new RangeError('there is no such state');
    this.state = JSON.parse(JSON.stringify(state)) as FlowState;
    return this.state;
  }

  get current(): FlowState {
    if (!this.state) throw new RangeError('the ride has not begun');
    return this.state;
  }

  at(when: string): number {
    const [on = '', time = '12:00'] = when.split(' ');
    return toInstant(on, time, this.zone);
  }

  private input(when: string, facts: Facts): StepInput {
    return { facts, at: this.at(when), zone: this.zone, splitKey: this.splitKey, ...this.under };
  }

  private keep(step: FlowStep): FlowStep {
    this.state = JSON.parse(JSON.stringify(step.state)) as FlowState;
    return step;
  }
}

/** The effects of a step in a line each: `notice.send first`, with what keeps it back. */
export function effectsOf(step: FlowStep): string[] {
  return step.effects.map(({ call, skip, review }) => {
    const about = call.params?.['template'] ?? call.params?.['kind'] ?? call.params?.['text'];
    return [call.type, about, skip && `(${skip})`, review && '(review)'].filter((part) => part !== undefined).join(' ');
  });
}

/** The running timers: state, timer, and when it is due on local clocks. */
export function waits(state: FlowState): string[] {
  return state.timers.map((timer) => `${timer.state} ${timer.timer}${timer.dueAt === null ? ' asleep' : ''}`);
}
