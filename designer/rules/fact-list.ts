import type { Catalog, Fact, FactType } from '#engine';

/** The data of one area, in the catalogue's order. */
export interface FactArea {
  readonly area: string;
  readonly facts: readonly Fact[];
}

interface Wishes {
  readonly search?: string;
  /** Only data of this type, and not the data it is compared with. */
  readonly like?: { readonly type: FactType; readonly besides: string };
}

/** The data one can choose, grouped by what it is about; better hits of a search come first. */
export function factAreas(catalog: Catalog, { search = '', like }: Wishes = {}): readonly FactArea[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const found = [...catalog.facts.values()]
    .filter((fact) => like === undefined || (fact.type === like.type && fact.id !== like.besides))
    .map((fact) => ({ fact, rank: rankOf(fact, words) }))
    .filter(({ rank }) => rank > 0);
  const areas = new Map<string, { fact: Fact; rank: number }[]>();
  for (const each of found) {
    const area = areaOf(each.fact.id);
    areas.set(area, [...(areas.get(area) ?? []), each]);
  }
  return [...areas]
    .map(([area, members]) => ({
      area,
      members: members.toSorted((a, b) => b.rank - a.rank),
      best: Math.max(...members.map(({ rank }) => rank)),
    }))
    .toSorted((a, b) => b.best - a.best)
    .map(({ area, members }) => ({ area, facts: members.map(({ fact }) => fact) }));
}

/** What data is about: the first part of its id. */
export function areaOf(factId: string): string {
  return factId.split('.')[0] ?? '';
}

/** How well a fact fits all words: in its label's beginning, its label, its id, its description; 0 when one is nowhere. */
function rankOf({ label, id, description }: Fact, words: readonly string[]): number {
  const name = label.toLowerCase();
  return words.reduce<number>(
    (rank, word) => {
      const own = name.startsWith(word)
        ? 4
        : name.includes(word)
          ? 3
          : id.toLowerCase().includes(word)
            ? 2
            : description.toLowerCase().includes(word)
              ? 1
              : 0;
      return Math.min(rank, own);
    },
    words.length === 0 ? 1 : 4,
  );
}
