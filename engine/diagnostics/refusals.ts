/**
 * Every answer of "no" the product gives to a caller: the HTTP status and the title it always has. A code
 * is never renamed. The detail says what it was in this case, the pointer where in the input.
 */
export const refusals = {
  'request.malformed': { status: 400, title: 'The request cannot be read' },
  'request.invalid': { status: 400, title: 'The request does not fit its schema' },
  'request.too_large': { status: 413, title: 'The request is too large' },
  'request.unsupported_type': { status: 415, title: 'The content type is not supported' },
  'request.origin_refused': { status: 403, title: 'The request comes from another site' },
  'request.too_many': { status: 429, title: 'Too many requests' },
  'session.required': { status: 401, title: 'Sign in first' },
  'session.refused': { status: 401, title: 'Email or password is wrong' },
  'permission.denied': { status: 403, title: 'Your role does not allow this' },
  'resource.unknown': { status: 404, title: 'There is nothing here' },
  'route.unknown': { status: 404, title: 'There is no such address' },
  'method.refused': { status: 405, title: 'This address does not take that method' },
  'revision.required': { status: 428, title: 'Say which revision you changed' },
  'revision.outdated': { status: 412, title: 'Somebody changed it meanwhile' },
  'idempotency.key_reused': { status: 409, title: 'This key was used with another request' },
  'request.in_progress': { status: 409, title: 'The same request is under way' },
  'server.fault': { status: 500, title: 'Something went wrong on our side' },
  'server.unavailable': { status: 503, title: 'The database cannot be reached' },

  'definition.refused': { status: 422, title: 'The definition has faults' },
  'definition.id_mismatch': { status: 422, title: 'Kind and id in the document are not those in the address' },
  'rule.refused': { status: 422, title: 'The rule has faults' },
  'message.not_sendable': { status: 409, title: 'The message cannot be sent' },
  'message.refused': { status: 422, title: 'The message has faults' },
  'message.not_permitted': { status: 422, title: 'Nobody may be written to there now' },
  'message.not_recallable': { status: 409, title: 'The message cannot be taken back any more' },
  'message.too_large': { status: 422, title: 'What is attached is too large' },
  'draft.missing': { status: 409, title: 'There is no draft' },

  'record.booked': { status: 409, title: 'This is booked already' },
  'amount.not_positive': { status: 422, title: 'The amount must be above 0' },
  'date.invalid': { status: 422, title: 'There is no such day' },
  'date.in_future': { status: 422, title: 'The day lies in the future' },
  'invoice.unknown': { status: 422, title: 'No such invoice on this account' },
  'invoice.number_taken': { status: 409, title: 'This account has an invoice of that number' },
  'invoice.due_before_issue': { status: 422, title: 'Due before it was issued' },
  'invoice.not_open': { status: 422, title: 'The invoice is not open' },
  'payment.over_allocated': { status: 422, title: 'More is named than was paid' },
  'payment.already_reversed': { status: 409, title: 'The payment was reversed already' },
  'promise.nothing_open': { status: 422, title: 'There is nothing open to promise' },
  'promise.exceeds_open': { status: 422, title: 'More is promised than is open' },
  'promise.in_past': { status: 422, title: 'The promised day has passed' },
  'promise.too_late': { status: 422, title: 'The promised day is later than allowed' },
  'promise.on_plan': { status: 409, title: 'These invoices are on a payment plan' },
  'promise.not_open': { status: 409, title: 'The promise is not open' },
  'plan.outside_limits': { status: 422, title: 'The plan is outside the limits of the strategy' },
  'plan.unordered': { status: 422, title: 'Installments must follow each other' },
  'plan.sum_differs': { status: 422, title: 'The installments do not come to what is open' },
  'plan.not_open': { status: 409, title: 'The plan is not at that point' },
  'plan.lapsed': { status: 409, title: 'The offer has lapsed' },
  'dispute.exceeds_open': { status: 422, title: 'More is disputed than is open' },
  'dispute.not_open': { status: 409, title: 'The dispute is not open' },
  'hold.not_active': { status: 409, title: 'The hold was lifted already' },
  'hold.end_passed': { status: 422, title: 'The last day of the hold has passed' },
  'report.pause_too_long': { status: 422, title: 'A reported payment cannot lie that far ahead' },

  'move.not_in_force': { status: 409, title: 'This version is not in force any more' },
  'move.under_way': { status: 409, title: 'A move of this strategy is under way' },
  'move.target_unknown': { status: 422, title: 'Accounts cannot stand on this step of the version in force' },
  'move.step_unmapped': {
    status: 422,
    title: 'The version in force does not have these steps; say where accounts go on, or that they stay',
  },

  'step.not_waiting': { status: 409, title: 'This step is not what comes next any more' },
  'step.overtaken': { status: 422, title: 'Put off that long, the step would never come' },
  'override.not_set': { status: 409, title: 'The strategy of this account is not overridden' },

  'pause.step_unknown': { status: 422, title: 'No version of the strategy has this step' },
  'pause.ended': { status: 409, title: 'The pause was ended with another decision' },

  'call.not_permitted': { status: 422, title: 'Nobody may be called there now' },
  'call.note_missing': { status: 422, title: 'This call needs a note' },
  'call.corrected_already': { status: 409, title: 'The call was corrected already' },
  'text.card_number': { status: 422, title: 'This looks like the number of a payment card' },
  'attachment.too_large': { status: 413, title: 'The file is too large' },
  'attachment.empty': { status: 422, title: 'The file is empty' },
  'attachment.name_missing': { status: 422, title: 'The file needs a name' },
  'attachment.kind_refused': { status: 415, title: 'Files of this kind are not taken' },
  'attachment.not_what_it_says': { status: 422, title: 'The file is not what its name says' },
  'attachment.place_unknown': { status: 422, title: 'The account has nothing of that id to attach to' },
  'attachment.not_waiting': { status: 422, title: 'This file does not wait to be attached' },
  'attachment.removed': { status: 410, title: 'The file was removed' },
  'contact.retired': { status: 409, title: 'The contact is out of use' },
  'task.not_open': { status: 409, title: 'The task is not open' },
  'task.claimed': { status: 409, title: 'Somebody else has claimed the task' },
  'person.absent': { status: 409, title: 'They are absent' },
  'absence.substitute_unfit': { status: 422, title: 'This substitute cannot take the work' },
  'view.too_many': { status: 409, title: 'No more views can be saved' },
  'effect.not_decidable': { status: 409, title: 'There is nothing to decide' },
  'incident.not_open': { status: 409, title: 'This is settled already' },
  'event.not_manual': { status: 422, title: 'Only manual events can be raised by hand' },
  'channel.unknown': { status: 404, title: 'No connector offers this channel' },
  'clock.not_sandbox': { status: 409, title: 'The clock runs by itself here' },
  'clock.backwards': { status: 422, title: 'The clock cannot go back' },
  'play.nothing_waits': { status: 422, title: 'Nothing is waiting to happen' },
  'play.too_long': { status: 422, title: 'The play is too long' },
  'clock.running': { status: 409, title: 'The clock is being advanced' },
  'mapping.invalid': { status: 422, title: 'The mapping has faults' },
  'import.in_progress': { status: 409, title: 'An import is under way' },
  'account.external_id_taken': { status: 409, title: 'An account of this source has that id' },
  'account.parent_unknown': { status: 422, title: 'No such parent account' },
  'user.email_taken': { status: 409, title: 'A user with this email exists' },
} as const satisfies Record<string, { status: number; title: string }>;

export type RefusalCode = keyof typeof refusals;

/** A "no" with its reason in this case, and where in the input it lies. */
export interface Refusal {
  readonly code: RefusalCode;
  readonly detail: string;
  readonly pointer?: string;
}

export type Outcome<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refusal };

export function done<T>(value: T): Outcome<T> {
  return { ok: true, value };
}

export function refused(code: RefusalCode, detail: string, at?: string): { readonly ok: false; readonly refusal: Refusal } {
  return { ok: false, refusal: at === undefined ? { code, detail } : { code, detail, pointer: at } };
}
