import {
  decidingTests,
  type Explanation,
  explanationWords,
  formatMoney,
  holderOf,
  localDateAt,
  nameWords,
  stateWords,
  type TimelineEntry,
} from '#engine';
import type { StoredReaction } from '../../commands/explain-reactions.ts';
import type { World } from '../../runtime.ts';
import type { TimelineDocument } from '../../store/flow-documents.ts';
import { plannedWords } from './action-words.ts';
import { attachmentWords } from './attachment-words.ts';
import { callWords, taskOutcomeWords } from './call-words.ts';
import { pauseParts, pauseTexts } from './pause-words.ts';
import { person } from './person.ts';
import { steeredWords, steeringTexts } from './steering-words.ts';
import { iso, known } from './wire.ts';

export interface TimelineContext {
  readonly world: World;
  readonly names: ReadonlyMap<string, string>;
  readonly currency: string;
  readonly zone: string;
}

/** A line of the timeline as people read it. What is told was stored with the line; nothing is judged anew. */
export function timelineEntry(entry: TimelineDocument, context: TimelineContext): TimelineEntry {
  const data = { ...entry.data, ...entry.personal };
  const isStep = entry.type === 'step' || entry.type === 'version.moved';
  const reactions = isStep ? ((data['reactions'] as StoredReaction[] | undefined) ?? []) : [];
  const { facts: _, ...shown } = data as Record<string, unknown>;
  return known({
    id: entry._id,
    at: iso(entry.at),
    on: localDateAt(entry.at, context.zone),
    type: entry.type,
    words: isStep ? stepWords(data, reactions, context) : eventWords(entry.type, data, context),
    by: person(entry.by, context.names),
    decisions: reactions.length > 0 ? reactions.flatMap((reaction) => reaction.decisions.map((decision) => ({ ...decision }))) : undefined,
    data: shown,
  }) as TimelineEntry;
}

/** `Reminded → Calling: day 15 was due, moved from Sat 2026-03-07 (weekend), because …`. */
function stepWords(data: Readonly<Record<string, unknown>>, reactions: readonly StoredReaction[], context: TimelineContext): string {
  const parts = reactions.map((reaction) => reactionWords(reaction, context)).filter((words) => words !== '');
  const effects = (
    (data['effects'] as { type: string; params: Record<string, unknown>; status: string; reason?: string }[] | undefined) ?? []
  ).map(effectWords);
  const strategy =
    context.world.published.definitions.find((each) => each.id === data['definitionId'])?.name ?? String(data['definitionId']);
  const { before, after } = pauseParts(data);
  return `${strategy}: ${[...movedWords(data), ...before, ...parts, ...after].join('; then ')}${effects.length > 0 ? `. ${effects.join(', ')}` : ''}`;
}

function movedWords({ moved }: Readonly<Record<string, unknown>>): string[] {
  if (!moved) return [];
  const { from, to, fromSteps, toSteps } = moved as { from: number; to: number; fromSteps: readonly string[]; toSteps: readonly string[] };
  const [before, after] = [fromSteps, toSteps].map((steps) => steps.map(stateWords).join(' and '));
  return [`moved from version ${from} to version ${to}${before === after ? `, in ${before}` : `, from ${before} to ${after}`}`];
}

function reactionWords(reaction: StoredReaction, context: TimelineContext): string {
  const to = reaction.to.map(stateWords).join(' and ');
  const moved =
    reaction.from.join() === reaction.to.join() ? `stays in ${to}` : reaction.from.length === 0 ? `begins in ${to}` : `moves to ${to}`;
  const reasons = reaction.decisions.map((decision) => decisionWords(decision, context)).filter((words) => words !== '');
  return `${triggerWords(reaction, context)} — ${moved}${reasons.length > 0 ? `, because ${reasons.join('; ')}` : ''}`;
}

function triggerWords(reaction: StoredReaction, { world }: TimelineContext): string {
  const { timer, trigger } = reaction;
  if (!timer) return world.published.registry.events.get(trigger)?.label ?? trigger;
  const steered = timer.steering ? `, ${steeredWords(timer.steering)}` : '';
  const rolled = timer.rolledFrom ? `, moved from ${weekdayWords(timer.rolledFrom.on)} (${timer.rolledFrom.because})` : '';
  return `Wait “${timer.name}” is over${rolled}${timer.late ? ', late' : ''}${steered}`;
}

function weekdayWords(on: string): string {
  const day = new Intl.DateTimeFormat('en-US', { weekday: 'short', timeZone: 'UTC' }).format(new Date(`${on}T00:00:00Z`));
  return `${day} ${on}`;
}

function decisionWords(
  decision: { readonly rule: string; readonly held: boolean; readonly tree?: Explanation },
  context: TimelineContext,
): string {
  if (decision.rule === 'always') return '';
  const writing = { catalog: context.world.published.registry.catalog, currency: context.currency };
  const why = decision.tree
    ? decidingTests(decision.tree)
        .map((test) => explanationWords(test, writing))
        .join(' and ')
    : '';
  return `“${decision.rule}” ${decision.held ? 'holds' : 'does not hold'}${why === '' ? '' : `: ${why}${decision.held ? '' : ' is not so'}`}`;
}

function effectWords(effect: {
  readonly type: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly status: string;
  readonly reason?: string;
}): string {
  const what = plannedWords(effect);
  return effect.status === 'skipped' ? `${what} skipped (${skipWords[effect.reason ?? ''] ?? 'the step was passed at once'})` : what;
}

const skipWords: Readonly<Record<string, string>> = {
  late: 'too late',
  paused: 'left out at the end of the pause',
  steered: 'the step was passed over',
};

/** What the words of an event are made of: amounts and other fields by name. */
interface Fields {
  amount(name: string): string;
  field(name: string): string;
  /** A person whose id the field holds, by name. */
  person(name: string): string;
  /** Who had or has a task, where the field holds the holder in a word. */
  holder(name: string): string;
}

type Words = (fields: Fields) => string;

/** A message of a strategy by its template, one a person has written by its subject. */
function noticeName({ field }: Fields): string {
  return `${field('channel')} “${field('subject') || field('template')}”`;
}

/** The message something came back to; its own subject is that of the answer. */
function answeredName({ field }: Fields): string {
  return `${field('channel')} “${field('template')}”`;
}

function untilWords({ field }: Fields): string {
  return field('until') === '' ? '' : ` until ${field('until')}`;
}

const eventTexts: Readonly<Record<string, Words>> = {
  'invoice.created': ({ amount, field }) => `Invoice ${field('number')} over ${amount('amount')}, due ${field('dueOn')}`,
  'invoice.due': ({ amount, field }) => `Invoice ${field('number')} over ${amount('amount')} falls due`,
  'invoice.paid': ({ amount, field }) => `Invoice ${field('number')} over ${amount('amount')} is paid`,
  'payment.received': ({ amount, field }) =>
    `${amount('amount')} received (${field('method')})${field('unapplied') !== '0' ? `, ${amount('unapplied')} of it unapplied` : ''}`,
  'payment.reversed': ({ amount, field }) => `Payment of ${amount('amount')} reversed: ${field('reason')}`,
  'payment.reported': ({ amount, field }) => `Customer reports a payment of ${amount('amount')} on ${field('paidOn')}`,
  'promise.asked': ({ amount, field }) =>
    `Promise to pay ${amount('amount')} by ${field('dueOn')} waits for approval: ${field('broken')} on this debt were not kept`,
  'promise.declined': ({ amount, field }) => `Promise to pay ${amount('amount')} by ${field('dueOn')} was not approved`,
  'promise.made': ({ amount, field }) => `Promise to pay ${amount('amount')} by ${field('dueOn')}`,
  'promise.kept': ({ amount }) => `Promise of ${amount('amount')} kept`,
  'promise.partlyKept': ({ amount }) => `Promise of ${amount('amount')} partly kept: ${amount('receivedAmount')} came in`,
  'promise.broken': ({ amount, field }) => `Promise of ${amount('amount')} for ${field('dueOn')} broken`,
  'promise.cancelled': ({ amount }) => `Promise of ${amount('amount')} withdrawn`,
  'plan.offered': ({ amount, field }) => `Payment plan over ${amount('amount')} in ${field('installments')} installments offered`,
  'plan.accepted': ({ amount, field }) =>
    `Payment plan over ${amount('amount')} in ${field('installments')} installments agreed, the next by ${field('dueOn')}`,
  'plan.missed': ({ amount, field }) =>
    `Installment ${field('installment')} of ${field('dueOn')} missed: ${amount('missingAmount')} of ${amount('amount')} has not come in`,
  'plan.completed': ({ amount }) => `Payment plan over ${amount('amount')} completed`,
  'plan.broken': ({ amount }) => `Payment plan over ${amount('amount')} broken: ${amount('missingAmount')} is open`,
  'dispute.opened': ({ amount, field }) => `Dispute over ${amount('amount')}: ${field('reason')}`,
  'dispute.updated': ({ amount }) => `Dispute over ${amount('amount')} updated`,
  'dispute.resolved': ({ amount, field }) => `Dispute over ${amount('amount')} resolved: ${field('outcome')}`,
  'hold.placed': ({ field }) => `Put on hold: ${field('reason')}`,
  'hold.lifted': ({ field }) => `Hold lifted: ${field('reason')}`,
  'account.overdue': ({ amount }) => `Overdue with ${amount('amount')}`,
  'account.settled': () => 'Nothing is overdue any more',
  'bucket.entered': ({ field }) => `Moved from ${ageWords(field('from'))} to ${ageWords(field('bucket'))}`,
  'segment.changed': ({ field }) => `Segment changed from ${field('from')} to ${field('segment')}`,
  'notice.sent': (fields) => `${noticeName(fields)} ${fields.field('channel') === 'letter' ? 'made, to be printed' : 'sent'}`,
  'notice.recalled': (fields) => `${noticeName(fields)} taken back before it went`,
  'notice.held': (fields) => `${noticeName(fields)} waits${untilWords(fields)}: ${fields.field('detail')}`,
  'notice.cancelled': (fields) => `${noticeName(fields)} is not sent: ${fields.field('detail')}`,
  'notice.bounced': (fields) => `${noticeName(fields)} bounced: ${fields.field('reason')}`,
  'notice.failed': (fields) => `${noticeName(fields)} could not be sent: ${fields.field('reason')}`,
  'notice.replied': (fields) => `${fields.field('name')} answered ${answeredName(fields)}: ${fields.field('text')}`,
  'notice.answeredAutomatically': (fields) => {
    const back = fields.field('backOn');
    const what = `Automatic answer from ${fields.field('name')} to ${answeredName(fields)}: ${fields.field('subject')}`;
    return back === '' ? what : `${what}, back on ${back}`;
  },
  'notice.delayed': (fields) => `${answeredName(fields)} has not arrived yet and is still tried: ${fields.field('reason')}`,
  'notice.cameBack': (fields) => `A report that ${answeredName(fields)} did not arrive: ${fields.field('reason')}`,
  'task.created': ({ field, person: named }) => {
    const whom = field('assigneeId') === '' ? field('pool') || 'the owner' : named('assigneeId');
    const instead = field('insteadOf') === '' ? '' : ` instead of ${named('insteadOf')}, absent until ${field('absentUntil')}`;
    return `Task for ${whom}${instead}${routedWords(field)}: ${field('title')}`;
  },
  'task.claimed': ({ field }) => `Task taken (${field('title')})`,
  'task.moved': ({ field, holder }) => `${field('titles')}: moved from ${holder('from')} to ${holder('to')}, because: ${field('reason')}`,
  'task.pooled': ({ field }) => `Open tasks given to the pool ${field('pool')}`,
  'task.snoozed': ({ field }) => `Task put off until ${field('until')} (${field('title')})`,
  'task.overdue': ({ field }) => `Task overdue (${field('kind')})`,
  'account.created': ({ field }) => `Account added${field('source') === '' ? '' : ` from ${field('source')}`}`,
  'ledger.loaded': ({ field }) => `${field('invoices')} invoices and ${field('payments')} payments loaded from ${field('source')}`,
  'effect.decided': ({ field }) => `Decided about ${field('effect')}: ${field('decision')}`,
  'incident.resolved': ({ field }) => `Settled (${field('action')}): ${field('reason')}`,
  'service.suspended': () => 'Service suspended',
  'service.resumed': () => 'Service resumed',
  'credit.changed': ({ field }) => (field('status') === 'held' ? 'Credit stopped' : 'Credit released'),
  note: ({ field }) => field('text'),
  'alert.raised': ({ field }) => `Alert: ${field('text')}`,
  'contact.added': ({ field }) => `Contact added: ${field('name')}`,
  'contact.changed': ({ field }) => `Contact corrected: ${field('name')}`,
  'contact.retired': ({ field }) => `Out of use: ${field('name')}${field('because') === '' ? '' : `, ${field('because')}`}`,
  'contact.restored': ({ field }) => `In use again: ${field('name')}`,
  'invoice.noted': ({ field }) =>
    `${field('number')}: ${nameWords(field('status')).toLowerCase()}${field('expectedOn') === '' ? '' : ` on ${field('expectedOn')}`}`,
  'consent.recorded': ({ field }) =>
    `${field('name')} ${field('agrees') === 'true' ? 'agrees to' : field('agrees') === 'false' ? 'does not want' : 'has not said anything to'} ${field('channel')}${field('because') === '' ? '' : `: ${field('because')}`}`,
  'reply.taken': ({ field }) => `${field('name')} answered by ${field('channel')}: ${field('text')}`,
  'fields.noted': ({ field }) => `Noted: ${field('names')}${field('source') === '' ? '' : `, from ${field('source')}`}`,
  'account.transferred': ({ field, holder }) => {
    const from = field('from') === '' ? '' : ` from ${holder('from')}`;
    const tasks = field('titles') === '' ? '' : `, with ${field('titles')}`;
    return `Given${from} to ${holder('to')}${tasks}, because: ${field('reason')}`;
  },
  'owner.set': ({ field }) => `Owner: ${field('name')}`,
  'enrollment.parked': ({ field }) => `Needs attention: ${field('reason')}`,
};

function eventWords(type: string, data: Readonly<Record<string, unknown>>, { currency, world, names }: TimelineContext): string {
  const amount = (name: string): string => formatMoney(Number(data[name] ?? 0), currency);
  const words = eventTexts[type];
  const aboutPause = pauseTexts[type] ?? steeringTexts[type];
  if (type === 'task.completed') return `Task done (${text(data, 'kind')}): ${taskOutcomeWords(text(data, 'outcome'), world)}`;
  if (type === 'call.completed' || type === 'call.corrected') return callWords(type, data, world);
  if (type === 'attachment.added' || type === 'attachment.removed') return attachmentWords(type, data);
  if (aboutPause) return aboutPause(data);
  const named = (id: string): string => names.get(id) ?? id;
  const holder = (name: string): string => {
    const { kind, id } = holderOf(text(data, name));
    return kind === 'person' ? named(id) : `the pool ${id}`;
  };
  const fields: Fields = { amount, field: (name) => text(data, name), person: (name) => named(text(data, name)), holder };
  return words ? words(fields) : (world.published.registry.events.get(type)?.label ?? type);
}

/** Out of which pool a task was given to somebody and why, or why it stays there. */
function routedWords(field: Fields['field']): string {
  if (field('routing') === '') return '';
  return field('assigneeId') === '' ? ` (${field('routing')})` : ` out of the pool ${field('pool')} (${field('routing')})`;
}

function text(data: Readonly<Record<string, unknown>>, name: string): string {
  const value = data[name];
  return value === undefined || value === null ? '' : String(value);
}

function ageWords(bucket: string): string {
  if (bucket === '' || bucket === 'none') return 'nothing past due';
  return bucket === 'current' ? 'not yet due' : `${bucket} days past due`;
}
