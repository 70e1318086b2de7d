import { type TSchema, Type } from 'typebox';
import { Channel } from '../model/contact-policy.ts';
import { Closed, DefinitionId, Label, Name, Prose } from '../model/schema.ts';

/** Something a step can ask for. */
export interface EffectKind {
  readonly type: string;
  readonly label: string;
  /** Leaves the house: goes through the gate, a connector and the outbox. */
  readonly outbound: boolean;
  readonly params: TSchema;
}

const Days = Type.String({ pattern: '^P\\d{1,3}D$', description: 'whole days, "P10D"' });
const nothing = Closed({});

/** What a task is for; it decides how the workbench presents it. */
export const TaskKind = Type.Union([
  Type.Literal('call'),
  Type.Literal('review'),
  Type.Literal('follow-up'),
  Type.Literal('letter'),
  Type.Literal('dispute'),
  Type.Literal('escalation'),
  Type.Literal('late-notice'),
]);

const inHouse: readonly Omit<EffectKind, 'outbound'>[] = [
  {
    type: 'task.create',
    label: 'Create a task',
    params: Closed({
      kind: TaskKind,
      title: Type.Optional(Label),
      script: Type.Optional(DefinitionId),
      skill: Type.Optional(Name),
      pool: Type.Optional(DefinitionId),
      dueIn: Type.Optional(Days),
      keep: Type.Optional(Type.Boolean({ description: 'stays when the step is left' })),
    }),
  },
  { type: 'task.cancel', label: 'Cancel tasks', params: Closed({ kind: Type.Optional(TaskKind) }) },
  { type: 'note.add', label: 'Add a note', params: Closed({ text: Prose }) },
  { type: 'hold.place', label: 'Put on hold', params: Closed({ reason: Label, days: Type.Optional(Days) }) },
  { type: 'hold.lift', label: 'Lift the hold', params: Closed({ reason: Type.Optional(Label) }) },
  { type: 'service.suspend', label: 'Suspend service', params: nothing },
  { type: 'service.resume', label: 'Resume service', params: nothing },
  { type: 'credit.hold', label: 'Stop credit', params: nothing },
  { type: 'credit.release', label: 'Release credit', params: nothing },
  {
    type: 'escalate',
    label: 'Escalate',
    params: Closed({ to: Type.Union([Type.Literal('lead'), Type.Literal('manager')]), reason: Label }),
  },
  {
    type: 'alert.raise',
    label: 'Raise an alert',
    params: Closed({ text: Label, severity: Type.Optional(Type.Union([Type.Literal('info'), Type.Literal('warning')])) }),
  },
  { type: 'dispute.assign', label: 'Assign the dispute', params: Closed({ pool: DefinitionId, dueIn: Type.Optional(Days) }) },
  {
    type: 'dispute.resolve',
    label: 'Resolve the dispute',
    params: Closed({ outcome: Type.Union([Type.Literal('accepted'), Type.Literal('rejected'), Type.Literal('expired')]) }),
  },
  { type: 'strategy.start', label: 'Move to another strategy', params: Closed({ strategy: DefinitionId }) },
];

const outbound: readonly Omit<EffectKind, 'outbound'>[] = [
  {
    type: 'notice.send',
    label: 'Send a message',
    params: Closed({ channel: Channel, template: DefinitionId, role: Type.Optional(Label) }),
  },
];

/** The effects of the core; connectors add theirs. */
export const coreEffects: ReadonlyMap<string, EffectKind> = new Map(
  [...inHouse.map((kind) => ({ ...kind, outbound: false })), ...outbound.map((kind) => ({ ...kind, outbound: true }))].map((kind) => [
    kind.type,
    kind,
  ]),
);
