import type { PatchPart } from '../base/json-patch.ts';
import { pointer, pointerKeys, valueAt } from '../base/pointer.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { elementOf } from '../lint/element-of.ts';
import { type Chart, type ChartState, chartOf } from '../machine/chart.ts';
import type { MachineConfig } from '../model/machine.ts';
import type { Registry } from '../registry/registry.ts';

/** A remedy that was thought of; without a patch it does not apply here. */
export interface Remedy {
  readonly label: string;
  readonly patch: readonly PatchPart[] | undefined;
}

type Json = Readonly<Record<string, unknown>>;

/** What a remedy is thought of with. */
export interface FixContext {
  readonly diagnostic: Diagnostic;
  readonly at: string;
  readonly definition: Json;
  readonly registry: Registry;
  /** The machine as a graph, of a flow. */
  readonly chart: Chart | undefined;
  /** The state the diagnostic lies in. */
  readonly state: ChartState | undefined;
  valueAt(at: string): unknown;
}

/** Undefined for a document that is no object. */
export function fixContext(diagnostic: Diagnostic, definition: unknown, registry: Registry): FixContext | undefined {
  if (typeof definition !== 'object' || definition === null || Array.isArray(definition)) return undefined;
  const machine = (definition as Json)['machine'] as MachineConfig | undefined;
  const chart = typeof machine === 'object' && machine !== null ? readable(machine) : undefined;
  const { element } = elementOf(diagnostic.pointer, definition);
  const path = element.kind === 'state' ? element.path : element.kind === 'transition' ? element.source : undefined;
  return {
    diagnostic,
    at: diagnostic.pointer,
    definition: definition as Json,
    registry,
    chart,
    state: path === undefined ? undefined : chart?.states.get(path),
    valueAt: (at) => valueAt(definition, at),
  };
}

/** A machine that does not fit its schema has no graph. */
function readable(machine: MachineConfig): Chart | undefined {
  try {
    return chartOf(machine);
  } catch {
    return undefined;
  }
}

/** The place that holds a place. */
export function above(at: string): string {
  return at.slice(0, at.lastIndexOf('/'));
}

/** The last key of a place. */
export function lastKey(at: string): string {
  return pointerKeys(at).at(-1) ?? '';
}

/** An object with one of its keys called otherwise, in its place. */
export function renamedKey(value: unknown, from: string, to: string): Json | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || Object.hasOwn(value, to)) return undefined;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key === from ? to : key, inner]));
}

/** A name like the one wanted that an object does not use yet. */
export function freshKey(wanted: string, taken: unknown): string {
  const used = new Set(Object.keys((taken ?? {}) as Json));
  if (!used.has(wanted)) return wanted;
  for (let count = 2; ; count += 1) if (!used.has(`${wanted}${count}`)) return `${wanted}${count}`;
}

/** A key set in an object that may not be there yet. */
export function setIn(context: Pick<FixContext, 'valueAt'>, holder: string, key: string, value: unknown): PatchPart {
  const there = context.valueAt(holder);
  if (typeof there === 'object' && there !== null) return { pointer: `${holder}${pointer(key)}`, value };
  return { pointer: holder, value: { [key]: value } };
}

/** A target as it can be written from anywhere. */
export function absoluteTarget(chart: Chart, path: string): string {
  return path === '' ? `#${chart.machineId}` : `#${chart.machineId}.${path}`;
}
