import { addDays } from '../base/local-date.ts';
import type { Outcome } from '../diagnostics/refusals.ts';
import { askedItems } from '../ledger/asked-items.ts';
import type { Booking, Moment } from '../ledger/book.ts';
import { assignDispute, resolveDispute } from '../ledger/disputes.ts';
import { liftHold, placeHold } from '../ledger/holds.ts';
import type { EffectCall } from '../model/machine.ts';
import type { PlayedAccount } from './played-account.ts';

/**
 * What an action comes to at once, where it changes what a flow looks at: nothing leaves the house. Messages
 * count as delivered when there is money to ask for.
 */
export function answerEffect(account: PlayedAccount, call: EffectCall, moment: Moment): void {
  const params = call.params ?? {};
  const { book, terms } = account;
  const disputeId = account.subject?.type === 'dispute' ? account.subject.id : '';
  const applyIfDone = (outcome: Outcome<Booking>): void => {
    if (outcome.ok) account.apply(outcome.value, moment, 'action');
  };
  switch (call.type) {
    case 'notice.send':
      sendNotice(account, params, moment);
      break;
    case 'service.suspend':
    case 'service.resume':
      setService(account, call.type === 'service.suspend' ? 'suspended' : 'running', moment);
      break;
    case 'credit.hold':
    case 'credit.release':
      setCredit(account, call.type === 'credit.hold' ? 'held' : 'open', moment);
      break;
    case 'hold.place': {
      const days = /\d+/.exec(String(params['days'] ?? ''))?.[0];
      const hold = {
        id: `hold-${book.holds.length + 1}`,
        effectKey: call.type,
        reason: String(params['reason']),
        ...(days === undefined ? {} : { untilOn: addDays(moment.on, Number(days)) }),
      };
      applyIfDone(placeHold(book, hold, moment, terms));
      break;
    }
    case 'hold.lift':
      // A hold that a person has placed is a person's to lift.
      for (const hold of book.holds.filter((each) => each.liftedOn === undefined && each.effectKey !== undefined))
        applyIfDone(liftHold(account.book, hold.id, moment, terms));
      break;
    case 'dispute.assign':
      applyIfDone(assignDispute(book, { disputeId, pool: String(params['pool']) }, moment, terms));
      break;
    case 'dispute.resolve':
      applyIfDone(resolveDispute(book, { disputeId, outcome: params['outcome'] as 'accepted' }, moment, terms));
      break;
    default:
  }
}

function setService(account: PlayedAccount, serviceStatus: 'running' | 'suspended', moment: Moment): void {
  if (account.traits.serviceStatus === serviceStatus) return;
  account.traits = { ...account.traits, serviceStatus };
  account.tell([{ type: 'facts.changed', payload: {} }], moment, 'action');
}

function setCredit(account: PlayedAccount, creditStatus: 'open' | 'held', moment: Moment): void {
  if (account.traits.creditStatus === creditStatus) return;
  account.traits = { ...account.traits, creditStatus };
  account.tell([{ type: 'credit.changed', payload: { status: creditStatus } }], moment, 'action');
}

function sendNotice(account: PlayedAccount, params: Readonly<Record<string, unknown>>, moment: Moment): void {
  const template = String(params['template']);
  const about = account.flow.registry.templates.get(template)?.about ?? 'past-due';
  const onlyInvoiceId = account.subject?.type === 'invoice' ? account.subject.id : undefined;
  if (about !== 'account' && askedItems(account.book, about, moment.on, onlyInvoiceId).items.length === 0) return;
  account.counts = { ...account.counts, sent: account.counts.sent + 1, delivered: account.counts.delivered + 1 };
  account.tell([{ type: 'notice.sent', payload: { channel: String(params['channel']), template } }], moment, 'action');
}
