import fc from 'fast-check';
import type { EffectCall, Guard, MachineConfig, StateConfig, TransitionConfig } from '#engine';

/** Events a random machine listens to, wildcards included, and those a test sends. */
const listened = ['manual.go', 'manual.back', 'payment.received', 'payment.*', 'manual.*'] as const;
const sentEvents = ['manual.go', 'manual.back', 'payment.received', 'payment.reversed', 'task.completed'] as const;

/** Timers of every random machine: elapsed hours, counted from the entry of the step. */
export const randomTimers = { hour: { offset: 'PT1H' }, twoHours: { offset: 'PT2H' }, threeHours: { offset: 'PT3H' } } as const;

/** A machine in our format whose guards are all told apart by one name each. */
export interface RandomMachine {
  readonly config: MachineConfig;
  /** Names of the guards, in the order they were made. Guard `name` holds when the account's tags contain it. */
  readonly guardNames: readonly string[];
  readonly rules: Readonly<Record<string, { all: { fact: string; operator: string; value: string }[] }>>;
}

type Shape = {
  readonly kind: 'atomic' | 'final' | 'compound' | 'parallel';
  readonly inner: readonly Shape[];
  readonly history: 'none' | 'shallow' | 'deep';
};

interface Wish {
  readonly target: number;
  readonly form: 'targetless' | 'absolute' | 'relative';
  readonly guard: 'none' | 'named' | 'inline' | 'negated' | 'split';
  readonly acts: boolean;
  readonly reenter: boolean;
}

interface Wishes {
  readonly on: readonly { readonly event: number; readonly branches: readonly Wish[] }[];
  readonly after: readonly { readonly timer: number; readonly branches: readonly Wish[] }[];
  readonly always: readonly Wish[];
  readonly onDone: readonly Wish[];
  readonly entry: boolean;
  readonly exit: boolean;
}

const wish: fc.Arbitrary<Wish> = fc.record({
  target: fc.nat(30),
  form: fc.constantFrom('targetless', 'absolute', 'absolute', 'relative'),
  guard: fc.constantFrom('none', 'none', 'named', 'inline', 'negated', 'split'),
  acts: fc.boolean(),
  reenter: fc.boolean(),
});

const branches = fc.array(wish, { minLength: 1, maxLength: 3 });

const wishes: fc.Arbitrary<Wishes> = fc.record({
  on: fc.array(fc.record({ event: fc.nat(listened.length - 1), branches }), { maxLength: 3 }),
  after: fc.array(fc.record({ timer: fc.nat(2), branches }), { maxLength: 2 }),
  always: fc.oneof({ weight: 4, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: branches }),
  onDone: fc.oneof({ weight: 1, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: branches }),
  entry: fc.boolean(),
  exit: fc.boolean(),
});

const shape = fc.letrec<{ node: Shape; inner: Shape[] }>((tie) => ({
  inner: fc.array(tie('node'), { minLength: 2, maxLength: 3 }),
  node: fc.oneof(
    { maxDepth: 2, withCrossShrink: true },
    { weight: 3, arbitrary: fc.constant<Shape>({ kind: 'atomic', inner: [], history: 'none' }) },
    { weight: 1, arbitrary: fc.constant<Shape>({ kind: 'final', inner: [], history: 'none' }) },
    {
      weight: 3,
      arbitrary: fc.record({
        kind: fc.constantFrom('compound', 'compound', 'parallel'),
        inner: tie('inner'),
        history: fc.constantFrom('none', 'shallow', 'deep'),
      }),
    },
  ),
}));

/** Random machines within the format: compound, parallel, history and final states, `always`, `onDone`, guards, wildcards. */
export const randomMachine: fc.Arbitrary<RandomMachine> = fc
  .tuple(fc.array(shape.node, { minLength: 2, maxLength: 4 }), fc.array(wishes, { minLength: 1, maxLength: 30 }))
  .map(([inner, list]) => new Builder({ kind: 'compound', inner, history: 'none' }, list).build());

interface Place {
  readonly path: string;
  readonly parent: string;
  readonly key: string;
  readonly shape: Shape | 'history';
}

class Builder {
  private readonly places: Place[] = [];
  private readonly guardNames: string[] = [];
  private counter = 0;
  private readonly root: Shape;
  private readonly wishes: readonly Wishes[];
  private visited = 0;

  constructor(root: Shape, wishes: readonly Wishes[]) {
    this.root = root;
    this.wishes = wishes;
    this.lay(root, '');
  }

  build(): RandomMachine {
    const config = { id: 'random', ...this.state(this.root, '') };
    const rules = Object.fromEntries(
      this.guardNames.map((name) => [name, { all: [{ fact: 'account.tags', operator: 'contains', value: name }] }]),
    );
    return { config, guardNames: this.guardNames, rules };
  }

  private lay(shape: Shape, path: string): void {
    for (const [key, inner] of keyed(shape, path)) {
      this.places.push({ path: below(path, key), parent: path, key, shape: inner });
      if (inner !== 'history') this.lay(inner, below(path, key));
    }
  }

  private state(shape: Shape, path: string): StateConfig {
    const wanted = this.wishes[this.visited % this.wishes.length] as Wishes;
    this.visited += 1;
    const nested = Object.fromEntries(
      keyed(shape, path).map(([key, inner]) => [
        key,
        inner === 'history' ? { type: 'history', history: shape.history } : this.state(inner, below(path, key)),
      ]),
    ) as Record<string, StateConfig>;
    const own: StateConfig = {
      ...(wanted.entry ? { entry: [this.note()] } : {}),
      ...(wanted.exit ? { exit: [this.note()] } : {}),
    };
    if (shape.kind === 'final') return { type: 'final', ...own };
    return {
      ...own,
      ...this.ways(wanted, path),
      ...(shape.inner.length > 0 && wanted.onDone.length > 0 && path !== '' ? { onDone: this.branches(wanted.onDone, path) } : {}),
      ...(shape.kind === 'parallel' ? { type: 'parallel' } : {}),
      ...(shape.kind === 'compound' ? { initial: keyed(shape, path)[0]?.[0] ?? '' } : {}),
      ...(shape.inner.length > 0 ? { states: nested } : {}),
    };
  }

  private ways(wanted: Wishes, path: string): StateConfig {
    const on = Object.fromEntries(wanted.on.map((each) => [listened[each.event] ?? 'manual.go', this.branches(each.branches, path)]));
    const names = Object.keys(randomTimers);
    const after = Object.fromEntries(wanted.after.map((each) => [names[each.timer] ?? 'hour', this.branches(each.branches, path)]));
    return {
      ...(wanted.on.length > 0 ? { on } : {}),
      ...(wanted.after.length > 0 ? { after } : {}),
      ...(wanted.always.length > 0 ? { always: this.branches(wanted.always.map(conditional), path) } : {}),
    };
  }

  private branches(list: readonly Wish[], source: string): TransitionConfig[] {
    return list.map((each) => {
      const target = this.target(each, source);
      const guard = this.guard(each);
      return {
        ...(target === undefined ? {} : { target }),
        ...(guard === undefined ? {} : { guard }),
        ...(each.acts ? { actions: [this.note()] } : {}),
        ...(each.reenter ? { reenter: true } : {}),
      };
    });
  }

  private target({ target, form }: Wish, source: string): string | undefined {
    if (form === 'targetless') return undefined;
    const place = this.places[target % this.places.length];
    if (!place || this.losesItsPlace(place, source)) return undefined;
    const parent = this.places.find((each) => each.path === source)?.parent;
    if (form === 'relative' && place.parent === source) return `.${place.key}`;
    if (form === 'relative' && place.parent === parent) return place.key;
    return `#random.${place.path}`;
  }

  /** XState 5.33 loses track of a state when a path out of it leads to its own history; lint refuses that. */
  private losesItsPlace(place: Place, source: string): boolean {
    return place.shape === 'history' && (source === place.parent || source.startsWith(`${place.parent}.`));
  }

  private guard({ guard }: Wish): Guard | undefined {
    if (guard === 'none') return undefined;
    const name = `r${this.guardNames.length}`;
    this.guardNames.push(name);
    const leaf = { fact: 'account.tags', operator: 'contains', value: name };
    if (guard === 'inline') return { type: 'rule', params: leaf };
    if (guard === 'negated') return { type: 'rule', params: { not: { condition: name } } };
    if (guard === 'split') return { type: 'split', params: { experiment: name, arm: 'B' } };
    return name;
  }

  private note(): EffectCall {
    this.counter += 1;
    return { type: 'note.add', params: { text: `n${this.counter}` } };
  }
}

/** An `always` without a condition loops more often than not. */
function conditional(each: Wish): Wish {
  return each.guard === 'none' ? { ...each, guard: 'named' } : each;
}

/** Names of the states in a state: `a`, `b`, … and `past` for history. */
function keyed(shape: Shape, path: string): (readonly [string, Shape | 'history'])[] {
  const depth = path === '' ? 0 : path.split('.').length;
  const states = shape.inner.map((inner, index) => [`${'abc'[depth] ?? 'z'}${index}`, inner] as const);
  return shape.history === 'none' || shape.inner.length === 0 ? states : [...states, ['past', 'history'] as const];
}

function below(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`;
}

/** What happens to a random machine: an event or nothing, the guards that hold, and the hours since. */
export interface RandomMoment {
  readonly event: (typeof sentEvents)[number] | undefined;
  readonly hours: number;
  /** Bit `i mod 24` says whether guard `i` holds. */
  readonly mask: number;
}

export const randomMoments: fc.Arbitrary<RandomMoment[]> = fc.array(
  fc.record({
    event: fc.option(fc.constantFrom(...sentEvents), { nil: undefined, freq: 5 }),
    hours: fc.constantFrom(0, 0.5, 1, 2, 4, 30),
    mask: fc.nat(2 ** 24 - 1),
  }),
  { minLength: 1, maxLength: 12 },
);

export function holdingGuards(machine: RandomMachine, mask: number): string[] {
  return machine.guardNames.filter((_, index) => ((mask >> (index % 24)) & 1) === 1);
}
