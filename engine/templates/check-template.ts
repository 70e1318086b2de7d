import { invariant } from '../base/invariant.ts';
import { type Diagnostic, diagnose, unknownName } from '../diagnostics/diagnostic.ts';
import type { Catalog } from '../facts/catalog.ts';
import type { Template } from '../model/template.ts';
import { allowedFilters, allowedTags, fencedLiquid } from './fence.ts';
import { inserts, invoiceFields, variablesOf } from './variables.ts';

/** Every fault of a template's texts: syntax, and tags, filters and variables that do not exist. */
export function checkTemplate(template: Template, catalog: Catalog): Diagnostic[] {
  const variables = variablesOf(catalog);
  const inLine = new Set([...variables].filter((name) => !inserts.some((insert) => insert === name)));
  const subject = template.subject === undefined ? [] : checkText(template.subject, '/subject', inLine);
  const missing =
    template.channel === 'email' && template.subject === undefined
      ? [diagnose('definition.property_missing', '/subject', 'an email needs a subject')]
      : [];
  const language =
    Intl.DateTimeFormat.supportedLocalesOf(template.language).length > 0
      ? []
      : [diagnose('definition.value_refused', '/language', `"${template.language}" is no language dates can be written in`)];
  return [...language, ...missing, ...subject, ...checkText(template.body, '/body', variables)];
}

const loopFields = new Set(['first', 'last', 'index', 'index0', 'length', 'rindex', 'rindex0']);

function checkText(text: string, pointer: string, variables: ReadonlySet<string>): Diagnostic[] {
  if (text.includes('\u0000')) return [diagnose('template.syntax', pointer, 'it holds a character that cannot be printed')];
  const liquid = fencedLiquid({ currency: 'USD', language: 'en-US' });
  try {
    liquid.parse(text);
  } catch (error) {
    invariant(error instanceof Error, 'liquid throws errors');
    return [parseFault(error, pointer)];
  }
  const global = new Set(liquid.globalVariableSegmentsSync(text).map(dotted));
  const local = liquid
    .variableSegmentsSync(text)
    .map(dotted)
    .filter((path) => !global.has(path));
  return [
    ...[...global]
      .filter((path) => !variables.has(path))
      .map((path) => diagnose('template.variable_unknown', pointer, unknownName(path, variables))),
    ...local.flatMap((path) => checkLocal(path, pointer)),
  ];
}

/** A variable made inside the template: the rows of a loop over `invoices` have known fields. */
function checkLocal(path: string, pointer: string): Diagnostic[] {
  const [root = '', field] = path.split('.');
  const fields = root === 'forloop' ? loopFields : invoiceFields;
  if (field === undefined || fields.has(field)) return [];
  return [
    diagnose(
      'template.variable_unknown',
      pointer,
      unknownName(
        path,
        [...fields].map((each) => `${root}.${each}`),
      ),
    ),
  ];
}

/** A computed part (`account[name]`) is written as `*`, which no variable has. */
function dotted(segments: unknown): string {
  return (segments as unknown[])
    .map((segment) => (typeof segment === 'string' || typeof segment === 'number' ? String(segment) : '*'))
    .join('.');
}

function parseFault(error: Error, pointer: string): Diagnostic {
  const tag = /tag "([^"]*)" not found/.exec(error.message)?.[1];
  if (tag !== undefined) return diagnose('template.tag_refused', pointer, error.message, `Use one of: ${allowedTags.join(', ')}.`);
  const filter = /undefined filter: (\S+?),/.exec(error.message)?.[1];
  if (filter !== undefined) {
    return diagnose(
      'template.filter_refused',
      pointer,
      `${unknownName(filter, allowedFilters)} (${error.message})`,
      `Use one of: ${allowedFilters.join(', ')}.`,
    );
  }
  return diagnose('template.syntax', pointer, error.message);
}
