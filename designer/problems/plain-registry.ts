import {
  type Calendar,
  createRegistry,
  defineFacts,
  type EffectKind,
  type EventKind,
  type Fact,
  type Registry,
  type Template,
} from '#engine';

/** A registry as it can be handed to a worker: everything of it that is data. */
export interface PlainRegistry {
  readonly facts: readonly Fact[];
  readonly events: ReadonlyMap<string, EventKind>;
  readonly effects: ReadonlyMap<string, EffectKind>;
  readonly calendars: ReadonlyMap<string, Calendar>;
  readonly templates: ReadonlyMap<string, Template>;
  readonly strategies: ReadonlySet<string>;
  readonly channels: ReadonlySet<string>;
}

/** What a worker is told before it is asked anything. */
export interface RegistryNews {
  readonly kind: 'registry';
  readonly registry: PlainRegistry;
}

export function plainRegistry(registry: Registry): PlainRegistry {
  const { catalog, ...rest } = registry;
  return { ...rest, facts: [...catalog.facts.values()] };
}

/** The registry a plain one was made of. */
export function registryOf({ facts, ...rest }: PlainRegistry): Registry {
  return { ...createRegistry([]), ...rest, catalog: defineFacts(facts) };
}
