import { escapeKey } from '../base/pointer.ts';
import { type Diagnostic, diagnose } from '../diagnostics/diagnostic.ts';
import { definitionSchemas } from '../model/definition.ts';
import { brief, isRecord, jsonType } from './json-type.ts';

/** What of a member's schema says which types it may be of. */
interface Member {
  readonly type?: string;
  readonly anyOf?: readonly Member[];
}

/**
 * Members of a definition that are of another JSON type altogether than they must be, such as a name that is no
 * text: nobody can work on those. It looks no deeper and costs next to nothing; `checkShape` finds all the rest.
 */
export function misfits(document: unknown): Diagnostic[] {
  if (!isRecord(document) || !isKnown(document['kind'])) return [];
  const members = definitionSchemas[document['kind']].properties as Readonly<Record<string, Member>>;
  return Object.entries(document).flatMap(([name, value]) => {
    const types = Object.hasOwn(members, name) ? typesOf(members[name]) : [];
    if (types.length === 0 || types.includes(jsonType(value))) return [];
    return [diagnose('definition.value_type', `/${escapeKey(name)}`, `${brief(value)}; expected ${types.join(' or ')}`)];
  });
}

function isKnown(kind: unknown): kind is keyof typeof definitionSchemas {
  return typeof kind === 'string' && Object.hasOwn(definitionSchemas, kind);
}

/** None where anything may stand. */
function typesOf({ type, anyOf = [] }: Member = {}): readonly string[] {
  if (type !== undefined) return [type === 'integer' ? 'number' : type];
  return [...new Set(anyOf.flatMap((each) => typesOf(each)))];
}
