import { type Catalog, missingSubjectOf } from '#engine';

/** What a segment can ask of an account. Data of other things is not offered; where a rule names it, it is still called by its name. */
export function segmentCatalog(catalog: Catalog): Catalog {
  const known = [...catalog.facts].filter(([id]) => missingSubjectOf(id, 'segment') === undefined);
  return { facts: new Map(known), fact: (id) => catalog.fact(id) };
}
