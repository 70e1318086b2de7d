import type { DefinitionKind } from '#engine';

/** Definitions with steps: drawn and played. */
export const flowKinds = ['strategy', 'resolution'] as const satisfies DefinitionKind[];
export type FlowKind = (typeof flowKinds)[number];

/** Definitions without steps: edited as forms and lists. */
export const plainKinds = [
  'segment',
  'template',
  'contact-policy',
  'calendar',
  'aging',
  'ranking',
  'fields',
] as const satisfies DefinitionKind[];
export type PlainKind = (typeof plainKinds)[number];

/** What has a page to be edited on. */
export type EditedKind = FlowKind | PlainKind;

/** The kinds that share the page of policies. */
export const policyKinds = ['contact-policy', 'calendar', 'aging', 'ranking'] as const satisfies PlainKind[];
export type PolicyKind = (typeof policyKinds)[number];

/** Where all of a kind are listed. */
export function listAddress(kind: EditedKind): string {
  switch (kind) {
    case 'strategy':
      return '/strategies';
    case 'resolution':
      return '/resolutions';
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
    case 'ranking':
      return `/policies?kind=${kind}`;
  }
}

/** Where one of them is edited. */
export function itemAddress(kind: EditedKind, id: string): string {
  return isPolicy(kind) ? `/policies/${kind}/${id}` : `${listAddress(kind)}/${id}`;
}

export function isFlowKind(kind: string): kind is FlowKind {
  return flowKinds.some((each) => each === kind);
}

export function isPolicy(kind: string | undefined): kind is PolicyKind {
  return policyKinds.some((each) => each === kind);
}

/** Where any definition is edited; undefined for a kind that has no page. */
export function definitionAddress(kind: DefinitionKind, id: string): string | undefined {
  const edited = [...flowKinds, ...plainKinds].find((each) => each === kind);
  return edited && itemAddress(edited, id);
}
