import { type Chart, type Diagnostic, nameWords, pointerKeys, type Registry, stateWords, valueAt } from '#engine';
import type { JsonObject } from '../document/json.ts';
import { missingIn, placeOf } from './problem-place.ts';
import { problemsText } from './problems-text.ts';

type ProblemName = keyof typeof problemsText.said;

/** What the words of a problem are filled with. */
interface ProblemDetails {
  /** The value that is wrong, as it stands. */
  readonly value: string;
  /** The same as a name in words. */
  readonly name: string;
  /** The step it is about, or leads away from. */
  readonly step: string;
  /** The engine's own words for this case, without the general title. */
  readonly detail: string;
}

/** The key of the words for a problem; undefined where only the engine has words. */
export function problemName({ code, message }: { readonly code: string; readonly message: string }): ProblemName | undefined {
  if (code === 'effect.params_invalid' && missingIn(message) !== undefined) return 'effect_params_missing';
  const name = code.replaceAll('.', '_');
  return Object.hasOwn(problemsText.said, name) ? (name as ProblemName) : undefined;
}

export function problemDetails(
  { pointer, message }: Diagnostic,
  value: JsonObject,
  chart: Chart | undefined,
  registry: Registry,
): ProblemDetails {
  const found = valueAt(value, pointer);
  const missing = missingIn(message);
  const written = typeof found === 'string' || typeof found === 'number' ? String(found) : (missing ?? pointerKeys(pointer).at(-1) ?? '');
  const step = chart ? stepOf(pointer, chart) : '';
  return {
    value: written,
    name: registry.templates.get(written)?.name ?? registry.calendars.get(written)?.name ?? nameWords(written.replaceAll('.', ' ')),
    step: step === '' ? problemsText.whole : `“${stateWords(step)}”`,
    detail: detailOf(message),
  };
}

/** The path of the step a pointer is about; the empty text for what is about all of it. */
export function stepOf(pointer: string, chart: Chart): string {
  const { element = '' } = placeOf(pointer, chart);
  if (element.startsWith('step:')) return element.slice(5);
  const way = element.startsWith('path:') ? chart.transitions.find((each) => `path:${each.pointer}` === element) : undefined;
  return way?.source ?? '';
}

/** What stands behind the title, `Title: detail`; of faults within settings the innermost. */
function detailOf(message: string): string {
  const parts = /^[^:]+: (?:[A-Z][^:"]+: )?(.*)$/s.exec(message);
  return parts?.[1] ?? message;
}
