import { Type } from 'typebox';
import { type Conditions, ConditionsSchema } from './conditions.ts';
import { Closed, Label, NAME, Name, Prose } from './schema.ts';

/** What a step asks for: the type is the registry's, the params are of its schema. */
export interface EffectCall {
  readonly type: string;
  readonly params?: Readonly<Record<string, unknown>>;
}

export type Guard =
  | string
  | { readonly type: 'rule'; readonly params: Conditions }
  | { readonly type: 'split'; readonly params: { readonly experiment: string; readonly arm: string } };

export interface TransitionConfig {
  readonly target?: string;
  readonly guard?: Guard;
  readonly actions?: readonly EffectCall[];
  readonly reenter?: boolean;
  readonly description?: string;
  readonly meta?: Readonly<Record<string, unknown>>;
}

export type Transitions = string | TransitionConfig | readonly TransitionConfig[];

/** One state of an XState v5 config, the part of the format that is used. */
export interface StateConfig {
  readonly type?: 'atomic' | 'compound' | 'parallel' | 'history' | 'final';
  readonly initial?: string;
  readonly history?: 'shallow' | 'deep';
  readonly target?: string;
  readonly entry?: readonly EffectCall[];
  readonly exit?: readonly EffectCall[];
  readonly on?: Readonly<Record<string, Transitions>>;
  readonly after?: Readonly<Record<string, Transitions>>;
  readonly always?: Transitions;
  readonly onDone?: Transitions;
  readonly states?: Readonly<Record<string, StateConfig>>;
  readonly tags?: readonly string[];
  readonly description?: string;
  readonly meta?: Readonly<Record<string, unknown>>;
}

export interface MachineConfig extends StateConfig {
  readonly id: string;
}

/** Any text without blanks: whether such an event exists is for the registry to say. */
const EVENT_NAME = '^\\S{1,100}$';

const Meta = Type.Record(Type.String(), Type.Unknown());

const EffectCallSchema = Closed({
  type: Type.String({ minLength: 1, maxLength: 100 }),
  params: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
});
const Effects = Type.Array(EffectCallSchema, { maxItems: 20 });

const SplitParams = Closed({ experiment: Name, arm: Name });
const GuardSchema = Type.Union([
  Type.String({ pattern: NAME }),
  Closed({ type: Type.Literal('rule'), params: ConditionsSchema }),
  Closed({ type: Type.Literal('split'), params: SplitParams }),
]);

const TransitionSchema = Closed({
  target: Type.Optional(Type.String({ minLength: 1, maxLength: 600 })),
  guard: Type.Optional(GuardSchema),
  actions: Type.Optional(Effects),
  reenter: Type.Optional(Type.Boolean()),
  description: Type.Optional(Prose),
  meta: Type.Optional(Meta),
});
const TransitionsSchema = Type.Union([
  Type.String({ minLength: 1, maxLength: 600 }),
  TransitionSchema,
  Type.Array(TransitionSchema, { minItems: 1, maxItems: 50 }),
]);

const stateProperties = {
  type: Type.Optional(Type.Union(['atomic', 'compound', 'parallel', 'history', 'final'].map((type) => Type.Literal(type)))),
  initial: Type.Optional(Name),
  history: Type.Optional(Type.Union([Type.Literal('shallow'), Type.Literal('deep')])),
  target: Type.Optional(Type.String()),
  entry: Type.Optional(Effects),
  exit: Type.Optional(Effects),
  on: Type.Optional(Type.Record(Type.String({ pattern: EVENT_NAME }), TransitionsSchema, { additionalProperties: false })),
  after: Type.Optional(Type.Record(Type.String({ pattern: NAME }), TransitionsSchema, { additionalProperties: false })),
  always: Type.Optional(TransitionsSchema),
  onDone: Type.Optional(TransitionsSchema),
  states: Type.Optional(Type.Record(Type.String({ pattern: NAME }), Type.Ref('State'), { additionalProperties: false })),
  tags: Type.Optional(Type.Array(Label, { maxItems: 20 })),
  description: Type.Optional(Prose),
  meta: Type.Optional(Meta),
};

/** The schema of an XState machine: `states` nest, so it refers to itself. */
export const MachineSchema = Type.Unsafe<MachineConfig>(
  Type.Cyclic({ State: Closed(stateProperties), Machine: Closed({ id: Name, ...stateProperties }) }, 'Machine'),
);
