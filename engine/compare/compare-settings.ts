import { compareFields } from './compare-named.ts';
import { type Difference, isObject, type Json } from './difference.ts';

/** How the settings of two definitions differ; an object of settings, such as the terms of promises, by each of them. */
export function compareSettings(before: Json, after: Json, but: ReadonlySet<string>): Difference[] {
  return compareFields(before, after, { before: '', after: '' }, but).flatMap((difference) => {
    const { field = '', value } = difference;
    if (!isObject(value?.before ?? {}) || !isObject(value?.after ?? {}) || field.startsWith('x-')) return [difference];
    const at = `/${field}`;
    const inner = compareFields((value?.before ?? {}) as Json, (value?.after ?? {}) as Json, { before: at, after: at }, new Set());
    return inner.length === 0 ? [difference] : inner.map((each) => ({ ...each, field: `${field}.${each.field}` }));
  });
}
