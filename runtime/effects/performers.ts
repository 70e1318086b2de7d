import { holdCredit, releaseCredit, resumeService, suspendService } from './in-house/account-status.ts';
import { assignDisputeEffect, liftHoldEffect, placeHoldEffect, resolveDisputeEffect } from './in-house/ledger-effects.ts';
import { addNote, raiseAlert } from './in-house/notes-and-alerts.ts';
import { startStrategy } from './in-house/start-strategy.ts';
import { cancelTasks, createTask, escalate } from './in-house/tasks.ts';
import type { Performer } from './performer.ts';

/** Who carries out which in-house effect. */
export const performers: Readonly<Record<string, Performer>> = {
  'task.create': createTask,
  'task.cancel': cancelTasks,
  escalate,
  'note.add': addNote,
  'alert.raise': raiseAlert,
  'hold.place': placeHoldEffect,
  'hold.lift': liftHoldEffect,
  'service.suspend': suspendService,
  'service.resume': resumeService,
  'credit.hold': holdCredit,
  'credit.release': releaseCredit,
  'dispute.assign': assignDisputeEffect,
  'dispute.resolve': resolveDisputeEffect,
  'strategy.start': startStrategy,
};
