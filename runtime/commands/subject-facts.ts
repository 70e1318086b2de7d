import { type AccountTraits, accountFacts, type Facts, type FactValue, type Flow, type Instant, localDateAt, standingFrom } from '#engine';
import type { World } from '../runtime.ts';
import type { AccountDocument } from '../store/account-documents.ts';
import type { EnrollmentDocument } from '../store/flow-documents.ts';
import type { SubjectNeeds, SubjectRecords } from '../store/subject-store.ts';

/** What of an account's surroundings a flow asks for. */
export function needsOf(flow: Flow): SubjectNeeds {
  const known = needs.get(flow);
  if (known) return known;
  const text = JSON.stringify(flow.rules ?? {}) + JSON.stringify(flow.machine);
  const found = { contact: text.includes('"contact.'), group: text.includes('"parent.') };
  needs.set(flow, found);
  return found;
}

const needs = new WeakMap<Flow, SubjectNeeds>();

/** The facts of a subject, frozen as of `at`; what an enrollment counts is as of before the step. */
export function subjectFacts(
  records: SubjectRecords,
  world: World,
  at: Instant,
  enrollment?: Pick<EnrollmentDocument, 'counts' | 'definitionId'>,
): Facts {
  const { account, contact, group, invoice, dispute } = records;
  const moment = { at, on: localDateAt(at, account.zone) };
  const facts = accountFacts({
    traits: traitsOf(account),
    ledger: account.ledger,
    standing: standingFrom(account.ladder, account.balances, moment.on, world.terms),
    moment,
    contact: contact && { hasEmail: contact.email !== undefined, emailConsent: contact.consent.email !== false },
    group,
    invoice: invoice && { record: { ...invoice.record, id: invoice.record._id }, disputed: invoice.disputed },
    dispute: dispute && {
      record: { ...dispute.record, id: dispute.record._id },
      invoice: dispute.invoice && { ...dispute.invoice, id: dispute.invoice._id },
    },
  });
  if (!enrollment) return facts;
  return {
    ...facts,
    'enrollment.noticesSent': enrollment.counts.sent,
    'enrollment.noticesDelivered': enrollment.counts.delivered,
    'enrollment.promisesBroken': enrollment.counts.broken,
    'enrollment.strategy': enrollment.definitionId,
  };
}

/** What of an account is not in its ledger, as its facts are made of it. */
export function traitsOf(account: AccountDocument): AccountTraits {
  return {
    name: account.name,
    kind: account.kind,
    country: account.country,
    ownerId: account.ownerId,
    unitId: account.unitId,
    parentId: account.parentId,
    tags: account.tags,
    creditLimit: account.creditLimit,
    riskScore: account.riskScore,
    segment: account.segment.row,
    segmentStrategy: account.segment.strategy,
    serviceStatus: account.service.status,
    creditStatus: account.credit.status,
    lastContactAt: account.lastContactAt,
    lastCallOutcome: account.calls?.outcome,
    callsUnanswered: account.calls?.unanswered,
    callBackAt: account.callBackAt,
    custom: account.custom as Readonly<Record<string, FactValue>>,
  };
}
