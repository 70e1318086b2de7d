import { createRegistry, defineFacts, type Fact, type Registry } from '#engine';

/** A registry as it can be handed to a worker: everything of it that is data. */
export interface PlainRegistry extends Omit<Registry, 'catalog'> {
  readonly facts: readonly Fact[];
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
