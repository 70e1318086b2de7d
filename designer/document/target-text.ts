/**
 * The shortest text by which a transition of `source` names `target` (both paths): `.child` inside the source,
 * `sibling` beside it, else `#machine.path`.
 */
export function targetText(machineId: string, source: string, target: string): string {
  const forms = [insideText(source, target), besideText(source, target), absoluteText(machineId, target)];
  return forms.reduce<string>((shortest, form) => (form !== undefined && form.length < shortest.length ? form : shortest), forms[2] ?? '');
}

/** The same for the default target of a history state, which XState reads from the parent only. */
export function historyTargetText(machineId: string, source: string, target: string): string {
  return besideText(source, target) ?? absoluteText(machineId, target);
}

/** The path a written target names from `source`, whether or not a state stands there; undefined when it can name none. */
export function namedPath(machineId: string, source: string, written: string): string | undefined {
  if (written === `#${machineId}`) return '';
  if (written.startsWith(`#${machineId}.`)) return written.slice(machineId.length + 2);
  if (written.startsWith('#')) return undefined;
  if (written.startsWith('.')) return source === '' ? written.slice(1) : `${source}${written}`;
  if (source === '') return undefined;
  const parent = parentOf(source);
  return parent === '' ? written : `${parent}.${written}`;
}

/** Path of the state around; that of a top state is the empty text. */
export function parentOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf('.'), 0));
}

function insideText(source: string, target: string): string | undefined {
  if (source === '') return target === '' ? undefined : `.${target}`;
  return target.startsWith(`${source}.`) ? target.slice(source.length) : undefined;
}

function besideText(source: string, target: string): string | undefined {
  if (source === '' || target === '') return undefined;
  const parent = parentOf(source);
  if (parent === '') return target;
  return target.startsWith(`${parent}.`) ? target.slice(parent.length + 1) : undefined;
}

function absoluteText(machineId: string, target: string): string {
  return target === '' ? `#${machineId}` : `#${machineId}.${target}`;
}
