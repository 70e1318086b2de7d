import type { Chart, Guard, StateConfig, Trigger } from '#engine';
import type { JsonObject } from './json.ts';
import type { Note, Point } from './layout.ts';
import type { NodeKind, Size } from './node-kind.ts';
import type { TransitionRef } from './operation.ts';

/** A box of the canvas. */
export interface CanvasNode {
  /** The path of a state; `<level>|start` of a start; `note|<id>` of a note. */
  readonly id: string;
  readonly kind: NodeKind;
  /** Path of the state; of a start that of its level; empty for a note. */
  readonly path: string;
  /** Id of the box it lies in; undefined at the top. */
  readonly parent: string | undefined;
  /** Within the parent's box. */
  readonly position: Point;
  /** Whether the layout says where it stands; else a place was found for it. */
  readonly placed: boolean;
  readonly pinned: boolean;
  /** Whether what lies in it is not drawn. */
  readonly collapsed: boolean;
  readonly size: Size;
  /** The state as the document has it; undefined for a start and a note. */
  readonly state: StateConfig | undefined;
  readonly note: Note | undefined;
}

/** A way drawn from one box to another. */
export interface CanvasEdge {
  /** The transition's key as traces and coverage have it; `<level>|start` for where a level begins. */
  readonly key: string;
  /** Ids of boxes: of those inside a collapsed one, that. A transition of the machine itself leaves its start. */
  readonly source: string;
  readonly target: string;
  /** Undefined for where a level begins. */
  readonly trigger: Trigger | undefined;
  readonly guard: Guard | undefined;
  /** Which of the `siblings` with the same trigger it is, from 1: they are looked at in this order. */
  readonly order: number;
  readonly siblings: number;
  /** How operations name the transition; undefined for where a level begins. */
  readonly ref: TransitionRef | undefined;
  /** The transition as the document has it: a target or an object. */
  readonly written: unknown;
}

export interface Projection {
  readonly nodes: readonly CanvasNode[];
  readonly edges: readonly CanvasEdge[];
}

export interface Projected {
  /** The chart of `value.machine`. */
  readonly chart: Chart;
  readonly value: JsonObject;
  /** Paths of levels and regions whose inside is not drawn. */
  readonly collapsed?: ReadonlySet<string>;
}

/** Id of the box that marks where a level begins, and key of the way that leads on from it. */
export function startId(level: string): string {
  return `${level}|start`;
}
