/** Something to choose from a list. */
export interface PickOption {
  readonly id: string;
  readonly label: string;
  /** A line below it. */
  readonly about?: string;
  /** Under which heading it stands. */
  readonly group?: string;
  /** Further words by which it is found. */
  readonly words?: string;
}

interface PickGroup {
  readonly group: string;
  readonly options: readonly PickOption[];
}

/** The options that fit all words of a search, under their headings; better hits come first. */
export function foundOptions(options: readonly PickOption[], search: string): readonly PickGroup[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const found = options.map((option) => ({ option, rank: rankOf(option, words) })).filter(({ rank }) => rank > 0);
  const groups = new Map<string, typeof found>();
  for (const each of found) {
    const group = each.option.group ?? '';
    groups.set(group, [...(groups.get(group) ?? []), each]);
  }
  return [...groups]
    .map(([group, members]) => ({
      group,
      best: Math.max(...members.map(({ rank }) => rank)),
      options: members.toSorted((a, b) => b.rank - a.rank).map(({ option }) => option),
    }))
    .toSorted((a, b) => b.best - a.best)
    .map(({ group, options: members }) => ({ group, options: members }));
}

/** By the worst of its words: at the label's beginning, at a word's, in it, elsewhere, nowhere. */
function rankOf({ label, about = '', words = '', id }: PickOption, search: readonly string[]): number {
  const name = label.toLowerCase();
  const others = `${about} ${words} ${id}`.toLowerCase();
  const ranks = search.map((word) => {
    if (name.startsWith(word)) return 4;
    if (name.includes(` ${word}`)) return 3;
    if (name.includes(word)) return 2;
    return others.includes(word) ? 1 : 0;
  });
  return Math.min(4, ...ranks);
}
