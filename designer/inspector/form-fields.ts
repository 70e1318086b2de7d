import { isObject } from '../document/json.ts';

/** What a setting of an action is edited with. */
type FieldKind = 'text' | 'prose' | 'number' | 'flag' | 'choice' | 'span' | 'date' | 'time' | 'money' | 'pick' | 'json';

/** What an id names, where it can be chosen from a list. */
const pickable = ['template', 'script', 'strategy', 'pool', 'skill', 'calendar'] as const;
export type Pickable = (typeof pickable)[number];

/** One setting of an action, as a form shows it. */
export interface FormField {
  readonly name: string;
  readonly kind: FieldKind;
  readonly optional: boolean;
  /** What the schema calls it, where its author has said so. */
  readonly title?: string;
  readonly help?: string;
  /** The values of a choice. */
  readonly choices?: readonly string[];
  /** What a pick is of. */
  readonly of?: Pickable;
  /** A span of whole days only. */
  readonly daysOnly?: boolean;
  readonly least?: number;
  readonly most?: number;
}

const DAYS = '^P\\d{1,3}D$';

/** The settings of an action in the order of its schema. What no other editor fits is edited as JSON. */
export function formFields(schema: unknown): readonly FormField[] {
  if (!isObject(schema) || !isObject(schema['properties'])) return [];
  const required = Array.isArray(schema['required']) ? schema['required'] : [];
  return Object.entries(schema['properties']).map(([name, property]) => ({
    name,
    optional: !required.includes(name),
    ...textsOf(property),
    ...editorOf(name, property),
  }));
}

type Editor = Pick<FormField, 'kind' | 'choices' | 'of' | 'daysOnly' | 'least' | 'most'>;

function editorOf(name: string, schema: unknown): Editor {
  const choices = choicesOf(schema);
  if (choices) return { kind: 'choice', choices };
  if (!isObject(schema)) return { kind: 'json' };
  switch (schema['type']) {
    case 'boolean':
      return { kind: 'flag' };
    case 'integer':
    case 'number':
      return { kind: isMoney(schema) ? 'money' : 'number', ...bounds(schema) };
    case 'string':
      return textEditor(name, schema);
    default:
      return { kind: 'json' };
  }
}

function textEditor(name: string, { pattern, format, maxLength }: Readonly<Record<string, unknown>>): Editor {
  const isLong = typeof maxLength === 'number' && maxLength > 200;
  const of = pickable.find((each) => each === name);
  // What may be long is no name of anything.
  if (of && !isLong) return { kind: 'pick', of };
  if (pattern === DAYS) return { kind: 'span', daysOnly: true };
  if (typeof pattern === 'string' && /^\^-?\??P/.test(pattern)) return { kind: 'span' };
  if (format === 'duration') return { kind: 'span' };
  if (format === 'date') return { kind: 'date' };
  if (format === 'time' || (typeof pattern === 'string' && pattern.includes(':[0-5]\\d'))) return { kind: 'time' };
  return { kind: isLong ? 'prose' : 'text' };
}

/** The values of a closed list, written as `enum`, `const` or a choice of constants. */
function choicesOf(schema: unknown): readonly string[] | undefined {
  if (!isObject(schema)) return undefined;
  const { enum: listed, const: only, anyOf } = schema;
  if (Array.isArray(listed) && listed.every((each) => typeof each === 'string')) return listed as string[];
  if (typeof only === 'string') return [only];
  if (!Array.isArray(anyOf) || anyOf.length === 0) return undefined;
  const each = anyOf.map((form) => (isObject(form) && typeof form['const'] === 'string' ? form['const'] : undefined));
  return each.every((value) => value !== undefined) ? each : undefined;
}

function isMoney({ description, format }: Readonly<Record<string, unknown>>): boolean {
  return format === 'money' || (typeof description === 'string' && description.includes('minor units'));
}

function bounds({ minimum, maximum }: Readonly<Record<string, unknown>>): Pick<FormField, 'least' | 'most'> {
  return { ...(typeof minimum === 'number' ? { least: minimum } : {}), ...(typeof maximum === 'number' ? { most: maximum } : {}) };
}

/** Descriptions of the core's own forms speak of formats; only those of connectors are for people. */
function textsOf(schema: unknown): Pick<FormField, 'title' | 'help'> {
  if (!isObject(schema)) return {};
  const { title, description } = schema;
  return {
    ...(typeof title === 'string' && title !== '' ? { title } : {}),
    ...(typeof title === 'string' && typeof description === 'string' ? { help: description } : {}),
  };
}
