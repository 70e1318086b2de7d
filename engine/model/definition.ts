import type { TSchema } from 'typebox';
import { Aging } from './aging.ts';
import { Calendar } from './calendar.ts';
import { ContactPolicy } from './contact-policy.ts';
import { Fields } from './fields.ts';
import { Ranking } from './ranking.ts';
import { Segment } from './segment.ts';
import { Resolution, Strategy } from './strategy.ts';
import { Template } from './template.ts';

/** The schema of each kind of definition: the one source of type, validation and JSON Schema file. */
export const definitionSchemas = {
  strategy: Strategy,
  resolution: Resolution,
  segment: Segment,
  template: Template,
  calendar: Calendar,
  aging: Aging,
  'contact-policy': ContactPolicy,
  ranking: Ranking,
  fields: Fields,
} as const satisfies Record<string, TSchema>;

export type DefinitionKind = keyof typeof definitionSchemas;
export const definitionKinds = Object.keys(definitionSchemas) as DefinitionKind[];

export type Definition = Strategy | Resolution | Segment | Template | Calendar | Aging | ContactPolicy | Ranking | Fields;
