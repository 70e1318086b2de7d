import type { Catalog, Fact, FactType } from '#engine';

/** The data of one area, in the catalogue's order. */
export interface FactArea {
  readonly area: string;
  readonly facts: readonly Fact[];
}

/** Which data can be compared with other data: of its type, and not that itself. */
interface Like {
  readonly type: FactType;
  readonly besides: string;
}

/** The data one can choose, grouped by what it is about. */
export function factAreas(catalog: Catalog, like?: Like): readonly FactArea[] {
  const facts = [...catalog.facts.values()].filter((fact) => !like || (fact.type === like.type && fact.id !== like.besides));
  const areas = [...new Set(facts.map(({ id }) => areaOf(id)))];
  return areas.map((area) => ({ area, facts: facts.filter(({ id }) => areaOf(id) === area) }));
}

/** What data is about: the first part of its id. */
export function areaOf(factId: string): string {
  return factId.split('.')[0] ?? '';
}
