import { type Catalog, mergeCatalogs } from '../facts/catalog.ts';
import { coreCatalog } from '../facts/core-catalog.ts';
import { catalogOfFields } from '../facts/custom-fields.ts';
import type { Calendar } from '../model/calendar.ts';
import type { Definition } from '../model/definition.ts';
import type { Fields } from '../model/fields.ts';
import type { Template } from '../model/template.ts';
import { coreEffects, type EffectKind } from './effects.ts';
import { catalogOfEvents, coreEvents, type EventKind } from './events.ts';

/** Everything a definition may refer to, at one moment of one installation. */
export interface Registry {
  readonly catalog: Catalog;
  readonly events: ReadonlyMap<string, EventKind>;
  readonly effects: ReadonlyMap<string, EffectKind>;
  readonly calendars: ReadonlyMap<string, Calendar>;
  readonly templates: ReadonlyMap<string, Template>;
  readonly strategies: ReadonlySet<string>;
  /** Channels an installed connector offers. */
  readonly channels: ReadonlySet<string>;
  /** Amounts in rules are of each account's own currency; for people they are written in this one. */
  readonly currency: string;
}

/** What installed connectors add to the core. */
export interface Offering {
  readonly events?: readonly EventKind[];
  readonly effects?: readonly EffectKind[];
  readonly channels?: readonly string[];
}

/** The registry over a set of definitions and what connectors offer; amounts in rules are told in `currency`. */
export function createRegistry(definitions: Iterable<Definition>, offerings: Iterable<Offering> = [], currency = 'USD'): Registry {
  const all = [...definitions];
  const offered = [...offerings];
  const events = new Map(coreEvents);
  const effects = new Map(coreEffects);
  for (const event of offered.flatMap((offering) => offering.events ?? [])) events.set(event.type, event);
  for (const effect of offered.flatMap((offering) => offering.effects ?? [])) effects.set(effect.type, effect);
  const fields = all.filter((each): each is Fields => each.kind === 'fields');
  return {
    catalog: mergeCatalogs(coreCatalog, catalogOfEvents(events.values()), catalogOfFields(fields)),
    events,
    effects,
    calendars: byId(all.filter((each): each is Calendar => each.kind === 'calendar')),
    templates: byId(all.filter((each): each is Template => each.kind === 'template')),
    strategies: new Set(all.filter((each) => each.kind === 'strategy').map((each) => each.id)),
    channels: new Set(offered.flatMap((offering) => offering.channels ?? [])),
    currency,
  };
}

function byId<T extends { readonly id: string }>(definitions: readonly T[]): ReadonlyMap<string, T> {
  return new Map(definitions.map((each) => [each.id, each]));
}
