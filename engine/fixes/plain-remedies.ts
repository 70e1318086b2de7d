import type { DiagnosticCode } from '../diagnostics/codes.ts';
import type { Segment } from '../model/segment.ts';
import { above, type FixContext, lastKey, type Remedy, renamedKey } from './fix-context.ts';

const remove =
  (label: string) =>
  ({ at }: FixContext): Remedy[] => [{ label, patch: [{ pointer: at }] }];

/** Keys of the neighbours of an unknown one, as the message of its schema names them. */
function propertyRemedies({ at, valueAt, diagnostic }: FixContext): Remedy[] {
  const known = /did you mean "([^"]+)"\?/.exec(diagnostic.message)?.[1];
  const renamed = known === undefined ? undefined : renamedKey(valueAt(above(at)), lastKey(at), known);
  return [
    ...(renamed ? [{ label: `Call it “${known}”`, patch: [{ pointer: above(at), value: renamed }] }] : []),
    { label: 'Remove it', patch: [{ pointer: at }] },
    ...kept(at, valueAt),
  ];
}

function kept(at: string, valueAt: FixContext['valueAt']): Remedy[] {
  const value = renamedKey(valueAt(above(at)), lastKey(at), `x-${lastKey(at)}`);
  return value ? [{ label: `Keep it as your own, “x-${lastKey(at)}”`, patch: [{ pointer: above(at), value }] }] : [];
}

function calendarRemedies({ at, registry }: FixContext): Remedy[] {
  return [...registry.calendars.values()].map(({ id, name }) => ({
    label: `Count the days of “${name}”`,
    patch: [{ pointer: `${at}/calendar`, value: id }],
  }));
}

function offsetRemedies({ at, valueAt }: FixContext): Remedy[] {
  const timer = above(at);
  const offset = String(valueAt(`${timer}/offset`) ?? '');
  return [
    ...(offset.startsWith('-') ? [{ label: 'Count forward', patch: [{ pointer: `${timer}/offset`, value: offset.slice(1) }] }] : []),
    { label: 'Count calendar days', patch: [{ pointer: `${timer}/count` }] },
    { label: 'Leave the time of day out', patch: [{ pointer: `${timer}/at` }] },
  ];
}

function shadowedRowRemedies({ at, definition }: FixContext): Remedy[] {
  const { rows } = definition as unknown as Segment;
  const from = Number(lastKey(at));
  const open = rows.findIndex((row) => row.when === undefined);
  const row = rows[from];
  if (!row || open < 0) return [];
  const moved = rows.toSpliced(from, 1).toSpliced(open, 0, row);
  return [
    { label: `Move it above “${rows[open]?.name ?? ''}”`, patch: [{ pointer: '/rows', value: moved }] },
    { label: 'Remove it', patch: [{ pointer: at }] },
  ];
}

function boundsRemedies({ definition }: FixContext): Remedy[] {
  const bounds = definition['bounds'];
  if (!Array.isArray(bounds)) return [];
  const rising = [...new Set(bounds as number[])].sort((a, b) => a - b);
  return [{ label: 'Put them in order', patch: [{ pointer: '/bounds', value: rising }] }];
}

function groupRemedies({ at, valueAt }: FixContext): Remedy[] {
  // A group that stands in a list can go; one that is the whole rule cannot.
  const holder = Array.isArray(valueAt(above(at))) ? at : above(at);
  return Array.isArray(valueAt(above(holder))) ? [{ label: 'Remove the empty group', patch: [{ pointer: holder }] }] : [];
}

/** What can be done without looking at the machine. */
export const plainRemedies: Partial<Record<DiagnosticCode, (context: FixContext) => readonly Remedy[]>> = {
  'timer.unused': remove('Remove the wait'),
  'rule.unused': remove('Remove the rule'),
  'definition.property_unknown': propertyRemedies,
  'timer.calendar_missing': calendarRemedies,
  'timer.zone_unknown': remove("Use the account's time zone"),
  'timer.offset_invalid': offsetRemedies,
  'segment.row_shadowed': shadowedRowRemedies,
  'aging.bounds_order': boundsRemedies,
  'rule.group_empty': groupRemedies,
  'test.assertion_missing': remove('Remove the test'),
  'rule.condition_cycle': remove('Remove the condition'),
};
