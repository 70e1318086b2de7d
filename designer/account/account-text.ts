import { attachmentsText } from './attachments/attachments-text.ts';
import { plansText } from './plans/plans-text.ts';
import { recordText } from './record/record-text.ts';
import { recordsText } from './records/records-text.ts';
import { repliesText } from './replies/replies-text.ts';
import { sideText } from './side/side-text.ts';
import { steeringText } from './steering/steering-text.ts';
import { timelineText } from './timeline/timeline-text.ts';
import { writeText } from './write/write-text.ts';

export const accountText = {
  attachments: attachmentsText,
  plans: plansText,
  write: writeText,
  title: '$t(labels:Account)',
  unknown: {
    title: 'There is no such $t(labels:account)',
    words: 'It may be gone, or it belongs to a team whose $t(labels:accounts) you do not see.',
    act: 'See all $t(labels:accounts)',
  },
  head: {
    back: '$t(labels:Accounts)',
    parent: 'belongs to {{name}}',
    nobody: 'no owner',
    owner: 'Owner',
    kind: { business: 'Business', person: 'Person' },
    parentTip_one: '{{name}} has {{count}} $t(labels:account) below it: {{open}} open, {{overdue}} overdue',
    parentTip_other: '{{name}} has {{count}} $t(labels:accounts) below it: {{open}} open, {{overdue}} overdue',
  },
  figures: {
    label: 'What the $t(labels:account) owes',
    open: 'Owes',
    overdue: 'Overdue',
    chaseable: 'To chase',
    disputed: 'Disputed',
    promised: 'Promised',
    unapplied: 'Unapplied',
    openInvoices_one: '{{count}} open invoice',
    openInvoices_other: '{{count}} open invoices',
    overdueInvoices_one: '{{count}} invoice',
    overdueInvoices_other: '{{count}} invoices',
    pastDue_one: '{{count}} day past due',
    pastDue_other: '{{count}} days past due',
    nextDue: 'next due {{day}}',
    chaseableHelp: 'overdue less disputed, held and unapplied',
    disputes_one: '{{count}} open dispute',
    disputes_other: '{{count}} open disputes',
    promiseDue: 'due {{day}}',
    none: 'none',
    noPromise: 'no open promise',
    noDispute: 'no open dispute',
    unappliedHelp: 'matched to no invoice',
    allApplied: 'everything is matched',
  },
  banner: {
    suspended: 'Service is suspended.',
    creditHeld: 'Credit is stopped: no new orders on account.',
    attention: 'Something about this $t(labels:account) waits for a person to decide.',
    attentionAct: 'See what needs attention',
    forgotten: 'Overdue, and nothing looks after it: no wait, task, hold, promise or dispute.',
    parked: 'Its strategy has stopped and needs attention.',
    behind: '{{feed}} is current through {{day}}. Promises are judged and messages sent once it has caught up.',
    behindNever: '{{feed}} has not said yet through which day it is current. Promises are judged and messages sent once it has.',
    hold: 'On hold since {{day}}: {{reason}}',
    holdUntil: 'On hold {{from}} to {{until}}: {{reason}}',
    holdInvoices: '{{words}} ({{invoices}})',
    lift: 'Lift the hold',
  },
  record: recordText,
  records: recordsText,
  replies: repliesText,
  side: sideText,
  steering: steeringText,
  timeline: timelineText,
} as const;
