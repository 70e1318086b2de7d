import type { DefinitionKind } from '#engine';

/** Definitions without steps: edited as forms and lists. */
export const plainKinds = ['segment', 'template', 'contact-policy', 'calendar', 'aging', 'fields'] as const satisfies DefinitionKind[];
export type PlainKind = (typeof plainKinds)[number];

/** The kinds that share the page of policies. */
export const policyKinds = ['contact-policy', 'calendar', 'aging'] as const satisfies PlainKind[];
export type PolicyKind = (typeof policyKinds)[number];

/** Where all of a kind are listed. */
export function listAddress(kind: PlainKind): string {
  switch (kind) {
    case 'segment':
      return '/segments';
    case 'template':
      return '/templates';
    case 'fields':
      return '/fields';
    case 'contact-policy':
      return '/policies';
    case 'calendar':
    case 'aging':
      return `/policies?kind=${kind}`;
  }
}

/** Where one of them is edited. */
export function itemAddress(kind: PlainKind, id: string): string {
  return isPolicy(kind) ? `/policies/${kind}/${id}` : `${listAddress(kind)}/${id}`;
}

export function isPolicy(kind: string | undefined): kind is PolicyKind {
  return policyKinds.some((each) => each === kind);
}

/** Where any definition is edited; undefined for a kind that has no page. */
export function definitionAddress(kind: DefinitionKind, id: string): string | undefined {
  if (kind === 'strategy') return `/strategies/${id}`;
  if (kind === 'resolution') return `/resolutions/${id}`;
  const plain = plainKinds.find((each) => each === kind);
  return plain && itemAddress(plain, id);
}
