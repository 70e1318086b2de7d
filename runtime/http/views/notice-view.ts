import type { NoticeRow } from '#engine';
import { text } from '../../effects/performer.ts';
import type { EffectDocument } from '../../store/flow-documents.ts';
import { RECALLABLE } from '../../store/written-store.ts';
import { person } from './person.ts';
import { iso, known, money } from './wire.ts';

type Status = NoticeRow['status'];

/** Where a message is on its way, in the words of the outbox page. */
export function noticeStatus(effect: EffectDocument): Status {
  switch (effect.status) {
    case 'pending':
      return 'planned';
    case 'leased':
    case 'calling':
      return 'sending';
    case 'done':
      return 'sent';
    case 'failed':
      return effect.reason === 'bounced' ? 'bounced' : 'failed';
    default:
      return effect.status;
  }
}

/** The stored statuses behind one of the page. */
export function storedStatuses(status: Status): { readonly status: EffectDocument['status'][]; readonly reason?: object } {
  switch (status) {
    case 'planned':
      return { status: ['pending'] };
    case 'sending':
      return { status: ['leased', 'calling'] };
    case 'sent':
      return { status: ['done'] };
    case 'bounced':
      return { status: ['failed'], reason: { $eq: 'bounced' } };
    case 'failed':
      return { status: ['failed'], reason: { $ne: 'bounced' } };
    default:
      return { status: [status] };
  }
}

const reasonWords: Readonly<Record<string, string>> = {
  'step-left': 'the account has moved on',
  passed: 'the step was left again at once',
  paused: 'it came due during a pause, and was left out at its end',
  steered: 'somebody has passed the step over',
  late: 'its day had passed; the step says to skip it then',
  'late-review': 'its day had passed; a person decides',
  'waits-its-turn': 'an earlier action of this step is not done',
  sandbox: 'nothing leaves a sandbox',
  recallable: 'it can still be taken back',
  recalled: 'taken back before it went',
};

/** What a person may decide: an unclear attempt, a parked message, a late one, or one that failed. */
export function decisionsFor(effect: EffectDocument): NoticeRow['decisions'] {
  if (effect.status === 'parked') return effect.reason === 'unclear' ? ['sent', 'send', 'skip'] : ['send', 'skip'];
  if (effect.status === 'held' && effect.reason === 'late-review') return ['send', 'skip'];
  // Whoever has written it takes it back.
  if (effect.reason === RECALLABLE) return [];
  if (effect.status === 'held') return ['skip'];
  return effect.status === 'failed' ? ['send'] : [];
}

/** `names` are those of the people who write. */
export function noticeRow(effect: EffectDocument, accountName: string, names: ReadonlyMap<string, string>): NoticeRow {
  const message = effect.message as { readonly subject?: string } | undefined;
  const asked = effect.asked as { readonly total: number; readonly currency: string } | undefined;
  return known({
    key: effect._id,
    accountId: effect.accountId,
    accountName,
    channel: effect.channel ?? '',
    template: text(effect, 'template'),
    by: person(effect.written?.by, names),
    strategyId: effect.definitionId,
    step: effect.state,
    status: noticeStatus(effect),
    reason: effect.detail ?? (effect.reason === undefined ? undefined : (reasonWords[effect.reason] ?? effect.reason)),
    plannedAt: iso(effect.plannedAt),
    heldUntil: effect.status === 'held' && effect.wakeAt ? effect.wakeAt.toISOString() : undefined,
    recallableUntil: effect.status === 'held' && effect.reason === RECALLABLE && effect.wakeAt ? effect.wakeAt.toISOString() : undefined,
    doneAt: effect.doneAt === undefined ? undefined : iso(effect.doneAt),
    to: effect.to,
    subject: message?.subject,
    total: asked && money(asked.total, asked.currency),
    attempts: effect.attempts,
    decisions: decisionsFor(effect),
  }) as NoticeRow;
}
