import type { Conditions } from '#engine';

/** A value the builder has an editor for. What has been typed but is not yet a value of its type stands as text. */
export type ShownScalar = string | number | boolean;
export type ShownValue = ShownScalar | readonly ShownScalar[] | { readonly fact: string };

/** A comparison with its keys in the order of the document; `value` may still be missing. */
export interface WrittenTest {
  readonly fact: string;
  readonly operator: string;
  readonly value?: ShownValue;
}

interface Row {
  /** Stays the same through every edit of the row, so that fields keep their focus. */
  readonly id: string;
  /** How many `not` stand around it. */
  readonly nots: number;
}

export interface GroupRow extends Row {
  readonly kind: 'group';
  readonly join: 'all' | 'any';
  readonly members: readonly ConditionRow[];
}

export interface TestRow extends Row {
  readonly kind: 'test';
  readonly written: WrittenTest;
}

/** A rule of the definition, by its name. */
export interface NamedRow extends Row {
  readonly kind: 'named';
  readonly name: string;
}

/** What the builder has no form for: kept exactly as it was written. */
export interface OpaqueRow extends Row {
  readonly kind: 'opaque';
  readonly written: unknown;
}

/** A condition that has not been begun: its data or its rule is still to be chosen. It is not part of the rule yet. */
export interface BlankRow extends Row {
  readonly kind: 'blank';
  readonly of: 'data' | 'rule';
}

export type ConditionRow = GroupRow | TestRow | NamedRow | OpaqueRow | BlankRow;

/** Gives ids that have not been given before. */
export type Mint = () => string;

export function createMint(): Mint {
  let count = 0;
  return () => {
    count += 1;
    return `c${count}`;
  };
}

/** A rule as rows. Nothing is judged or repaired: `conditionsOf` gives back exactly what was read. */
export function rowOf(conditions: unknown, mint: Mint): ConditionRow {
  const inner = withoutNots(conditions);
  const row = { id: mint(), nots: inner.nots };
  const { written } = inner;
  if (!isObject(written)) return { ...row, kind: 'opaque', written };
  const [key, ...others] = Object.keys(written);
  const held = key === undefined ? undefined : written[key];
  if ((key === 'all' || key === 'any') && others.length === 0 && Array.isArray(held)) {
    return { ...row, kind: 'group', join: key, members: held.map((member) => rowOf(member, mint)) };
  }
  if (key === 'condition' && others.length === 0 && typeof held === 'string') return { ...row, kind: 'named', name: held };
  return isShownTest(written) ? { ...row, kind: 'test', written } : { ...row, kind: 'opaque', written };
}

/** The rule that rows stand for; undefined when nothing has been said yet. Conditions not begun are left out. */
export function conditionsOf(row: ConditionRow | undefined): Conditions | undefined {
  if (row === undefined || row.kind === 'blank') return undefined;
  let conditions = bareConditions(row);
  for (let count = 0; count < row.nots; count += 1) conditions = { not: conditions };
  return conditions;
}

function bareConditions(row: Exclude<ConditionRow, BlankRow>): Conditions {
  switch (row.kind) {
    case 'group': {
      const members = row.members.flatMap((member) => conditionsOf(member) ?? []);
      return row.join === 'all' ? { all: members } : { any: members };
    }
    case 'named':
      return { condition: row.name };
    case 'test':
    case 'opaque':
      return row.written as Conditions;
  }
}

/** Whether every part of a rule has its form in the builder. */
export function isFullyShown(row: ConditionRow): boolean {
  return row.kind === 'group' ? row.members.every(isFullyShown) : row.kind !== 'opaque';
}

function withoutNots(conditions: unknown): { readonly written: unknown; readonly nots: number } {
  let written = conditions;
  let nots = 0;
  while (isObject(written) && Object.keys(written).join() === 'not') {
    written = written['not'];
    nots += 1;
  }
  return { written, nots };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const testKeys: readonly string[] = ['fact', 'operator', 'value'];

function isShownTest(written: Readonly<Record<string, unknown>>): written is Readonly<Record<string, unknown>> & WrittenTest {
  return (
    Object.keys(written).every((key) => testKeys.includes(key)) &&
    typeof written['fact'] === 'string' &&
    typeof written['operator'] === 'string' &&
    (!Object.hasOwn(written, 'value') || isShownValue(written['value']))
  );
}

function isShownValue(value: unknown): value is ShownValue {
  if (Array.isArray(value)) return value.every(isScalar);
  if (isObject(value)) return Object.keys(value).join() === 'fact' && typeof value['fact'] === 'string';
  return isScalar(value);
}

function isScalar(value: unknown): value is ShownScalar {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}
