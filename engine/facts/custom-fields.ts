import type { Fields } from '../model/fields.ts';
import { type Catalog, defineFacts } from './catalog.ts';

/** The facts that custom fields add: `custom.<id>`, held under `custom` on the account. Of one id the first counts. */
export function catalogOfFields(fields: readonly Fields[]): Catalog {
  const all = fields.flatMap((definition) => definition.fields);
  return defineFacts(
    all
      .filter((field, index) => all.findIndex((each) => each.id === field.id) === index)
      .map((field) => ({
        id: `custom.${field.id}`,
        type: field.type,
        label: field.label,
        description: field.description ?? '',
        personal: field.personal ?? false,
        path: `custom.${field.id}`,
      })),
  );
}
