import { type Static, Type } from 'typebox';
import { answerLeads, reachedLeads } from '../model/call-rules.ts';
import { office, staff } from './roles.ts';
import { defineRoutes } from './route.ts';
import { Count, Id, Instant, LocalDay, Maybe, OneOf, Paragraph, SaidLine, Shape, TimeOfDay } from './wire.ts';

const Outcome = { id: Type.String(), name: Type.String() };

/** Whether somebody may be called now, and if not why, and when. */
const CallPermission = Shape({ allowed: Type.Boolean(), reasons: Type.Array(Type.String()), until: Maybe(Instant) });

/** Everything a person needs beside the telephone. */
export const CallGuide = Shape({
  note: OneOf(['always', 'answered', 'never']),
  reached: Type.Array(Shape({ ...Outcome, leadsTo: Maybe(OneOf(reachedLeads)) })),
  answers: Type.Array(Shape({ ...Outcome, leadsTo: Maybe(OneOf(answerLeads)) })),
  /** Whom to call, in the order they are offered; a number found wrong is not among them. */
  people: Type.Array(
    Shape({
      contactId: Id,
      name: Type.String(),
      role: Maybe(Type.String()),
      zone: Type.String(),
      /** Local time there now, HH:MM. */
      localTime: Type.String(),
      numbers: Type.Array(Type.String()),
      may: CallPermission,
    }),
  ),
  /** What to say: the script of the call task, else the first one published for calls. */
  script: Maybe(Shape({ templateId: Id, name: Type.String(), text: Type.String() })),
});
export type CallGuide = Static<typeof CallGuide>;

const whatCame = {
  reached: Type.String({ minLength: 1, maxLength: 40, description: 'id of an outcome of the contact policy' }),
  answer: Maybe(Type.String({ minLength: 1, maxLength: 40, description: 'id of an answer; exactly when the right person was reached' })),
  note: Maybe(Paragraph),
};

/** What a call has changed beside being written down. */
const LoggedCall = Shape({
  id: Id,
  /** Tasks it has closed. */
  closed: Type.Array(Id),
  /** When it is tried again. */
  againAt: Maybe(Instant),
  /** The follow-up it has made. */
  followUpId: Maybe(Id),
  /** Why it was not permitted; it has happened all the same. */
  flagged: Type.Array(Type.String()),
});

export const callRoutes = defineRoutes({
  'calls.guide': {
    method: 'GET',
    path: '/accounts/{accountId}/call-guide',
    summary: 'Whom to call, whether one may now, what to say and what to write down',
    roles: staff,
    status: 200,
    answer: CallGuide,
    refuses: ['resource.unknown'],
  },
  'calls.log': {
    method: 'POST',
    path: '/accounts/{accountId}/calls',
    summary: 'Write down a call: it closes the tasks it satisfies, counts for the contact policy and is told to the strategy',
    roles: [...office, 'resolver'],
    body: Shape({
      ...whatCame,
      contactId: Maybe(Id),
      number: Maybe(SaidLine),
      direction: Maybe(OneOf(['out', 'in'])),
      seconds: Maybe(Count),
      hasHappened: Maybe(Type.Boolean({ description: 'written down although it was not permitted; it is marked' })),
    }),
    status: 201,
    answer: LoggedCall,
    refuses: ['resource.unknown', 'request.invalid', 'call.not_permitted', 'call.note_missing', 'contact.retired'],
  },
  'calls.correct': {
    method: 'POST',
    path: '/calls/{callId}/correction',
    summary: 'Correct what came of a call: what the mistake had changed is taken back where that is still possible',
    roles: [...office, 'resolver'],
    body: Shape(whatCame),
    status: 201,
    answer: LoggedCall,
    refuses: ['resource.unknown', 'request.invalid', 'permission.denied', 'call.note_missing', 'call.corrected_already'],
  },
  'tasks.add': {
    method: 'POST',
    path: '/accounts/{accountId}/tasks',
    summary: 'Make a follow-up, or a call that was agreed, for a day and a time',
    roles: [...office, 'resolver'],
    body: Shape({
      kind: OneOf(['follow-up', 'call-back']),
      title: Maybe(SaidLine),
      on: LocalDay,
      at: Maybe(TimeOfDay),
      /** Whose clock it is: the contact's; without one the account's. */
      contactId: Maybe(Id),
      /** Who is to do it; without one whoever makes it. */
      pool: Maybe(Id),
    }),
    status: 201,
    answer: Shape({ id: Id }),
    refuses: ['resource.unknown', 'request.invalid', 'date.invalid'],
  },
  'tasks.escalate': {
    method: 'POST',
    path: '/accounts/{accountId}/escalations',
    summary: 'Put an account before a lead or a manager, with the reason',
    roles: [...office, 'resolver'],
    body: Shape({ to: OneOf(['lead', 'manager']), reason: SaidLine }),
    status: 201,
    answer: Shape({ id: Id }),
    refuses: ['resource.unknown'],
  },
});
