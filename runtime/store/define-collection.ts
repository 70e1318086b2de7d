import type { Collection, Document, IndexDescription } from 'mongodb';
import { type Connection, Schema } from 'mongoose';
import { type Static, type TObject, type TProperties, type TSchema, Type } from 'typebox';

/** A moment as MongoDB keeps it. */
export const Moment = Type.Unsafe<Date>({ type: 'date' });

/** One of a closed list of words. */
export function Choice<const T extends readonly string[]>(_values: T) {
  return Type.Unsafe<T[number]>({ type: 'string' });
}

/** A collection: its name, the schema of its documents and its indexes. */
export interface CollectionDefinition<S extends TObject> {
  readonly name: string;
  readonly schema: S;
  readonly indexes: readonly IndexDescription[];
}

export type DocumentOf<D> = D extends CollectionDefinition<infer S> ? Static<S> & Document : never;

export function defineCollection<P extends TProperties>(
  name: string,
  properties: P,
  indexes: readonly IndexDescription[] = [],
): CollectionDefinition<TObject<P>> {
  return { name, schema: Type.Object(properties), indexes };
}

/**
 * Registers a collection with Mongoose and gives the driver's typed collection. Empty objects are kept
 * (`minimize` would drop an empty state), unknown paths are refused.
 */
export function openCollection<S extends TObject>(
  connection: Connection,
  definition: CollectionDefinition<S>,
): Collection<Static<S> & Document> {
  const model = connection.model(definition.name, mongooseSchema(definition.schema), definition.name);
  return model.collection as unknown as Collection<Static<S> & Document>;
}

function mongooseSchema(schema: TObject): Schema {
  const paths = Object.entries(schema.properties).map(([name, property]) => [
    name,
    { type: mongooseType(property), required: (schema.required ?? []).includes(name) && name !== '_id' },
  ]);
  return new Schema(Object.fromEntries(paths), {
    _id: false,
    minimize: false,
    strict: 'throw',
    strictQuery: 'throw',
    versionKey: false,
    autoIndex: false,
    autoCreate: false,
  });
}

/** Typed at the top, free below: what stands inside was checked by its own schema before it came here. */
function mongooseType(property: TSchema): unknown {
  switch ((property as { type?: string }).type) {
    case 'string':
      return String;
    case 'integer':
    case 'number':
      return Number;
    case 'boolean':
      return Boolean;
    case 'date':
      return Date;
    default:
      return Schema.Types.Mixed;
  }
}
