import {
  type Aging,
  type CompiledStrategy,
  type ContactPolicy,
  type CustomField,
  compileRanking,
  compileSegment,
  compileStrategy,
  createRegistry,
  type Definition,
  type Facts,
  type Fields,
  type Flow,
  fieldsOf,
  InvariantError,
  type LedgerTerms,
  type Offering,
  parseDefinition,
  type Rank,
  type Ranking,
  type Registry,
  type Segment,
  type Segmenter,
} from '#engine';
import { flowTextByHash, publishedVersions } from '../store/definition-store.ts';
import type { Installation, Settings } from '../store/settings.ts';
import type { Store } from '../store/store.ts';

/** What is published, ready to use, as of one publication stamp. */
export interface Published {
  readonly stamp: number;
  readonly definitions: readonly Definition[];
  readonly registry: Registry;
  /** Version and hash of each published definition, by `kind/id`. */
  readonly versions: ReadonlyMap<string, { readonly version: number; readonly hash: string }>;
}

/** A published flow at one version. */
export interface PublishedFlow {
  readonly flow: Flow;
  readonly version: number;
  readonly hash: string;
}

/**
 * Keeps published definitions compiled. Enrollments are pinned to a version's hash and get exactly that one;
 * everything else is read as of the current stamp.
 */
export class Library {
  private current: Promise<Published> | undefined;
  private stamp = -1;
  private readonly flows = new Map<string, Promise<Flow>>();
  private readonly compiled = new WeakMap<Registry, Map<string, CompiledStrategy>>();
  private readonly store: Store;
  private readonly offerings: () => readonly Offering[];

  constructor(store: Store, offerings: () => readonly Offering[]) {
    this.store = store;
    this.offerings = offerings;
  }

  /** What is published now. Loads again only when the stamp has moved. */
  async published(settings: Settings): Promise<Published> {
    if (!this.current || this.stamp !== settings.publishedStamp) {
      this.stamp = settings.publishedStamp;
      this.current = this.load(settings.publishedStamp).catch((error: unknown) => {
        // The next who asks tries again.
        this.current = undefined;
        throw error;
      });
    }
    return this.current;
  }

  /** The flow an enrollment is pinned to, compiled against today's calendars and templates. */
  async flowByHash(hash: string, published: Published): Promise<CompiledStrategy> {
    const flow = await this.flowText(hash);
    const known = this.compiled.get(published.registry) ?? new Map<string, CompiledStrategy>();
    this.compiled.set(published.registry, known);
    const compiled = known.get(hash) ?? compileStrategy(flow, published.registry);
    known.set(hash, compiled);
    return compiled;
  }

  private flowText(hash: string): Promise<Flow> {
    const known = this.flows.get(hash) ?? this.loadFlow(hash);
    this.flows.set(hash, known);
    known.catch(() => this.flows.delete(hash));
    return known;
  }

  private async loadFlow(hash: string): Promise<Flow> {
    const text = await flowTextByHash(this.store, hash);
    if (text === undefined) throw new InvariantError(`no published flow of hash ${hash}`);
    return read(text) as Flow;
  }

  private async load(stamp: number): Promise<Published> {
    const versions = await publishedVersions(this.store);
    const definitions = versions.map((each) => read(each.text));
    return {
      stamp,
      definitions,
      registry: createRegistry(definitions, this.offerings()),
      versions: new Map(versions.map(({ kind, id, version, hash }) => [`${kind}/${id}`, { version, hash }])),
    };
  }
}

function read(text: string): Definition {
  const parsed = parseDefinition(text);
  if (!parsed.ok) throw new InvariantError(`a published definition cannot be read: ${parsed.diagnostics[0]?.message}`);
  return parsed.definition;
}

function find<T extends Definition>(published: Published, kind: T['kind'], id: string | undefined): T | undefined {
  return published.definitions.find((each): each is T => each.kind === kind && each.id === id);
}

const fallbackAging: Aging = { kind: 'aging', id: 'standard', name: 'Standard', basis: 'due', bounds: [30, 60, 90] };

/** Tolerance and buckets in force. */
export function ledgerTerms(published: Published, installation: Installation): LedgerTerms {
  return { tolerance: installation.tolerance, aging: find<Aging>(published, 'aging', installation.aging) ?? fallbackAging };
}

/** The fields of one's own in force. */
export function ownFields(published: Published): readonly CustomField[] {
  return fieldsOf(published.definitions.filter((each): each is Fields => each.kind === 'fields'));
}

/** The contact policy for a kind of account; undefined when none is in force, and then nobody is contacted. */
export function policyFor(published: Published, installation: Installation, kind: 'business' | 'person'): ContactPolicy | undefined {
  return find<ContactPolicy>(published, 'contact-policy', installation.policies[kind]);
}

const segmenters = new WeakMap<Published, Segmenter>();

/** Who is on which row, and with it on which strategy. Without a segment definition nobody is. */
export function segmenterOf(published: Published, installation: Installation): Segmenter {
  const known = segmenters.get(published);
  if (known) return known;
  const segment = find<Segment>(published, 'segment', installation.segment);
  const segmenter: Segmenter = segment ? compileSegment(segment, published.registry) : () => undefined;
  segmenters.set(published, segmenter);
  return segmenter;
}

/** How accounts are ordered in worklists, and what of their surroundings that rests on. */
export interface Ranker {
  readonly rank: (facts: Facts) => Rank;
  readonly needs: { readonly contact: boolean; readonly group: boolean };
}

const rankers = new WeakMap<Published, Ranker>();

/** The ranking in force. Without one nobody has points, and worklists are in the order of ids. */
export function rankerOf(published: Published, installation: Installation): Ranker {
  const known = rankers.get(published);
  if (known) return known;
  const ranking = find<Ranking>(published, 'ranking', installation.ranking);
  const ranker = rankerFor(ranking, published.registry);
  rankers.set(published, ranker);
  return ranker;
}

/** Ranks by a ranking, in force or not. */
export function rankerFor(ranking: Ranking | undefined, registry: Published['registry']): Ranker {
  const text = JSON.stringify(ranking ?? {});
  return {
    rank: ranking ? compileRanking(ranking, registry) : () => ({ points: 0, reasons: [] }),
    needs: { contact: text.includes('"contact.'), group: text.includes('"parent.') },
  };
}

/** The published strategy of an id with its version. */
export function strategyOf(published: Published, id: string): PublishedFlow | undefined {
  return flowOf(published, 'strategy', id);
}

export function flowOf(published: Published, kind: 'strategy' | 'resolution', id: string): PublishedFlow | undefined {
  const flow = published.definitions.find((each): each is Flow => each.kind === kind && each.id === id);
  const version = published.versions.get(`${kind}/${id}`);
  return flow && version ? { flow, ...version } : undefined;
}

/** The resolution path for a dispute of a reason: the first that names it, else the first that names none. */
export function resolutionFor(published: Published, reason: string): PublishedFlow | undefined {
  const paths = published.definitions.filter((each) => each.kind === 'resolution');
  const named = paths.find((path) => path.reasons?.includes(reason)) ?? paths.find((path) => (path.reasons ?? []).length === 0);
  return named && flowOf(published, 'resolution', named.id);
}
