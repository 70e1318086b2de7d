import {
  type Chart,
  decimalOf,
  eventWords,
  isLocalDate,
  MANUAL_EVENT,
  type Play,
  type PlayableEvent,
  type PlayField,
  type PlayMove,
  playableEvents,
  type Registry,
} from '#engine';
import { typedAmount } from '../elements/typed-amount.ts';

const CLOCK_TIME = /^\d\d:\d\d$/;

export type FactValues = Readonly<Record<string, unknown>>;

/** An event as it is being typed: amounts as people write them, days as fields give them. */
export interface EventDraft {
  readonly type: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly facts: FactValues;
  /** Empty for now. */
  readonly on: string;
  readonly at: string;
}

/** Events a flow can be told of: those of the product and its connectors, and the decisions the flow itself listens for. */
export function eventsFor(registry: Registry, chart: Chart): PlayableEvent[] {
  const manual = chart.transitions.flatMap(({ trigger }) =>
    trigger.kind === 'event' && MANUAL_EVENT.test(trigger.name) ? trigger.name : [],
  );
  const own = [...new Set(manual)].map((type): PlayableEvent => ({ type, label: eventWords(type, registry), fields: [] }));
  const known = playableEvents(registry);
  const others = own.filter(({ type }) => known.every((event) => event.type !== type));
  return [...known, ...others];
}

export type EventGroup = 'money' | 'promise' | 'dispute' | 'contact' | 'own' | 'other';

/** What an event is about. */
export function groupOf(type: string): EventGroup {
  const [family = ''] = type.split('.');
  if (family === 'manual') return 'own';
  return families[family] ?? 'other';
}

const families: Readonly<Record<string, EventGroup>> = {
  payment: 'money',
  invoice: 'money',
  promise: 'promise',
  dispute: 'dispute',
  hold: 'dispute',
  notice: 'contact',
  call: 'contact',
  task: 'contact',
};

/** An event nobody has filled in: its amount is what is open, its days are near. */
export function freshDraft(
  { type, fields }: PlayableEvent,
  { play, currency }: { readonly play: Play | undefined; readonly currency: string },
): EventDraft {
  const open = type === 'dispute.opened' ? 0 : (play?.standing.openAmount ?? 0);
  const filled = fields.flatMap(({ name, kind }): [string, string][] =>
    kind === 'money' && type !== 'invoice.created' && open > 0 ? [[name, decimalOf(open, currency)]] : [],
  );
  return { type, fields: Object.fromEntries(filled), facts: {}, on: '', at: '' };
}

/** Why a field cannot be sent as it stands; undefined when it can. */
export type FieldFault = 'required' | 'amount' | 'notPositive' | 'day';

export function faultOf(field: PlayField, draft: EventDraft, currency: string): FieldFault | undefined {
  if (field.kind === 'facts') return Object.keys(draft.facts).length === 0 ? 'required' : undefined;
  const text = (draft.fields[field.name] ?? '').trim();
  if (text === '') return field.required ? 'required' : undefined;
  if (field.kind === 'date') return isLocalDate(text) ? undefined : 'day';
  if (field.kind !== 'money') return undefined;
  const amount = typedAmount(text, currency);
  if (amount === undefined) return 'amount';
  return amount > 0 ? undefined : 'notPositive';
}

/** What an event carries, as the script and a test have it; fields left empty are left out. */
export function payloadOf({ fields }: Pick<PlayableEvent, 'fields'>, draft: EventDraft, currency: string): Record<string, unknown> {
  const said = fields.flatMap(({ name, kind }): [string, unknown][] => {
    if (kind === 'facts') return Object.keys(draft.facts).length === 0 ? [] : [[name, draft.facts]];
    const text = (draft.fields[name] ?? '').trim();
    if (text === '') return [];
    return [[name, kind === 'money' ? typedAmount(text, currency) : text]];
  });
  return Object.fromEntries(said);
}

/** The move a filled-in event is. */
export function moveOf(event: PlayableEvent, draft: EventDraft, currency: string): PlayMove {
  const day = draft.on === '' ? {} : { on: draft.on, ...(CLOCK_TIME.test(draft.at) ? { at: draft.at } : {}) };
  return { kind: 'event', type: event.type, ...day, ...payloadOf(event, draft, currency) };
}
