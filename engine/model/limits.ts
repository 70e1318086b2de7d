/** What a definition may grow to (design §3.5). */
export const definitionLimits = {
  bytes: 512 * 1024,
  depth: 40,
  states: 500,
  transitions: 1500,
  nesting: 8,
  ruleLeaves: 200,
  /** With the rules it refers to written out. */
  ruleUnfolded: 2000,
  ruleDepth: 8,
} as const;
