/** The views of one definition. */
export const definitionTabs = ['edit', 'text', 'versions'] as const;
export type DefinitionTab = (typeof definitionTabs)[number];
