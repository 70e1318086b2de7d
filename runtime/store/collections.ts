import type { Collection } from 'mongodb';
import { InvariantError } from '#engine';
import * as absence from './absence-documents.ts';
import * as account from './account-documents.ts';
import * as attaching from './attachment-documents.ts';
import * as bulk from './bulk-documents.ts';
import * as calling from './call-documents.ts';
import * as finding from './find-documents.ts';
import * as flow from './flow-documents.ts';
import * as foresight from './foresight-documents.ts';
import * as mailing from './mail-documents.ts';
import * as moving from './move-documents.ts';
import * as pausing from './pause-documents.ts';
import * as system from './system-documents.ts';
import * as working from './work-documents.ts';

/** Every collection of the product. */
export const definitionsOfCollections = {
  accounts: account.accounts,
  invoices: account.invoices,
  payments: account.payments,
  promises: account.promises,
  disputes: account.disputes,
  holds: account.holds,
  reportedPayments: account.reportedPayments,
  contacts: account.contacts,
  tasks: account.tasks,
  attachments: attaching.attachments,
  calls: calling.calls,
  work: working.work,
  savedViews: working.savedViews,
  finds: finding.finds,
  mails: mailing.mails,
  bulks: bulk.bulks,
  absences: absence.absences,
  users: account.users,
  enrollments: flow.enrollments,
  inbox: flow.inbox,
  effects: flow.effects,
  timeline: flow.timeline,
  chains: flow.chains,
  arrivals: flow.arrivals,
  incidents: flow.incidents,
  pauses: pausing.pauses,
  moves: moving.moves,
  foresights: foresight.foresights,
  foreseen: foresight.foreseen,
  definitions: system.definitions,
  definitionVersions: system.definitionVersions,
  answers: system.answers,
  sessions: system.sessions,
  apiKeys: system.apiKeys,
  settings: system.settings,
  feeds: system.feeds,
  connectorSettings: system.connectorSettings,
  imports: system.imports,
  refusedRows: system.refusedRows,
} as const;

/** The driver's collections. They are spoken to in this folder only; everybody else asks its functions. */
export interface Collections {
  readonly accounts: Collection<account.AccountDocument>;
  readonly invoices: Collection<account.InvoiceDocument>;
  readonly payments: Collection<account.PaymentDocument>;
  readonly promises: Collection<account.PromiseDocument>;
  readonly disputes: Collection<account.DisputeDocument>;
  readonly holds: Collection<account.HoldDocument>;
  readonly reportedPayments: Collection<account.ReportedPaymentDocument>;
  readonly contacts: Collection<account.ContactDocument>;
  readonly tasks: Collection<account.TaskDocument>;
  readonly attachments: Collection<attaching.AttachmentDocument>;
  readonly calls: Collection<calling.CallDocument>;
  readonly work: Collection<working.WorkDocument>;
  readonly savedViews: Collection<working.SavedViewDocument>;
  readonly finds: Collection<finding.FindDocument>;
  readonly mails: Collection<mailing.MailDocument>;
  readonly bulks: Collection<bulk.BulkDocument>;
  readonly absences: Collection<absence.AbsenceDocument>;
  readonly users: Collection<account.UserDocument>;
  readonly enrollments: Collection<flow.EnrollmentDocument>;
  readonly inbox: Collection<flow.InboxDocument>;
  readonly effects: Collection<flow.EffectDocument>;
  readonly timeline: Collection<flow.TimelineDocument>;
  readonly chains: Collection<flow.ChainDocument>;
  readonly arrivals: Collection<flow.ArrivalDocument>;
  readonly incidents: Collection<flow.IncidentDocument>;
  readonly pauses: Collection<pausing.PauseDocument>;
  readonly moves: Collection<moving.MoveDocument>;
  readonly foresights: Collection<foresight.ForesightDocument>;
  readonly foreseen: Collection<foresight.ForeseenDocument>;
  readonly definitions: Collection<system.DefinitionDocument>;
  readonly definitionVersions: Collection<system.DefinitionVersionDocument>;
  readonly answers: Collection<system.AnswerDocument>;
  readonly sessions: Collection<system.SessionDocument>;
  readonly apiKeys: Collection<system.ApiKeyDocument>;
  readonly settings: Collection<system.SettingDocument>;
  readonly feeds: Collection<system.FeedDocument>;
  readonly connectorSettings: Collection<system.ConnectorSettingsDocument>;
  readonly imports: Collection<system.ImportDocument>;
  readonly refusedRows: Collection<system.RefusedRowDocument>;
}

const opened = new WeakMap<object, Collections>();

/** Remembers the collections of a store that was opened. */
export function rememberCollections(store: object, collections: Collections): void {
  opened.set(store, collections);
}

/** The collections behind a store. */
export function collectionsOf(store: object): Collections {
  const collections = opened.get(store);
  if (!collections) throw new InvariantError('the store was not opened');
  return collections;
}
