import { applyOperation } from '../document/apply.ts';
import { isObject, type Json, type JsonObject, sameJson } from '../document/json.ts';
import type { Operation } from '../document/operation.ts';
import { allow, called, Refused } from '../document/refused.ts';
import { projectSchedule, type Schedule, type ScheduleRow } from './project-schedule.ts';

/** A change of the schedule: one operation, and what it has come to. */
export interface Edit {
  readonly operation: Operation;
  /** The step it was about, under the path it has now. */
  readonly path: string | undefined;
  /** The row it stands before now, when its day put it elsewhere; an empty text: it is the last one. */
  readonly movedBefore?: string;
}

export type Edited = ({ readonly ok: true } & Edit) | { readonly ok: false; readonly refusal: string };

/** A document while a change of its schedule is put together: each operation sees what those before it have done. */
export class Draft {
  value: JsonObject;
  readonly operations: Operation[] = [];
  private readonly before: JsonObject;

  constructor(value: JsonObject) {
    this.value = value;
    this.before = value;
  }

  get schedule(): Schedule {
    return projectSchedule(this.value);
  }

  do(operation: Operation): void {
    const applied = applyOperation(this.value, operation);
    if (!applied.ok) throw new Refused(applied.refusal);
    this.operations.push(operation);
    this.value = applied.value;
  }

  /** Sets a value, or removes it when there is none; nothing when it is so already. */
  set(pointer: string, value: Json | undefined, before: Json | undefined): void {
    if (sameJson(value, before)) return;
    this.do({ op: 'field.set', pointer, ...(value === undefined ? {} : { value }) });
  }

  /** All of it as one operation. Timers somebody waited for before and nobody does now are taken out with it. */
  finish(): Operation {
    const waitedFor = (value: JsonObject): Set<string> =>
      new Set(projectSchedule(value).chart.transitions.flatMap(({ trigger }) => (trigger.kind === 'timer' ? [trigger.name] : [])));
    const [before, now] = [waitedFor(this.before), waitedFor(this.value)];
    const timers = this.value['timers'];
    if (isObject(timers)) {
      const left = Object.keys(timers).filter((name) => now.has(name) || !before.has(name));
      if (left.length === 0 && Object.keys(timers).length > 0) this.set('/timers', undefined, timers);
      else for (const name of Object.keys(timers)) if (!left.includes(name)) this.set(`/timers/${name}`, undefined, timers[name]);
    }
    const [only, ...others] = this.operations;
    return only && others.length === 0 ? only : { op: 'batch', operations: this.operations };
  }
}

/** Puts a change together. What cannot be done is refused with a sentence, and nothing is changed then. */
export function edit(value: JsonObject, change: (draft: Draft) => Omit<Edit, 'operation'>): Edited {
  try {
    const draft = new Draft(value);
    const about = change(draft);
    return { ok: true, operation: draft.finish(), ...about };
  } catch (error) {
    if (error instanceof Refused) return { ok: false, refusal: error.message };
    throw error;
  }
}

/** The same for what only adds steps or puts them elsewhere: no step may fall out of the schedule by it. */
export function rearrange(value: JsonObject, change: (draft: Draft) => Omit<Edit, 'operation'>): Edited {
  return edit(value, (draft) => {
    const before = draft.schedule;
    const about = change(draft);
    const left = new Set(draft.schedule.rows.map((row) => row.path));
    const lost = before.rows.find((row) => doesSomething(row, before) && !left.has(row.path));
    allow(
      lost === undefined,
      `${called(lost?.path ?? '')} hangs on several paths, and would fall out of the schedule; do this on the canvas.`,
    );
    return about;
  });
}

/** A step that only waits may become one with the step that takes its place. */
function doesSomething(row: ScheduleRow, { chart }: Schedule): boolean {
  if (row.kind === 'end' || row.kind === 'level') return true;
  return row.kind === 'step' && (chart.states.get(row.path)?.config.entry ?? []).length > 0;
}
