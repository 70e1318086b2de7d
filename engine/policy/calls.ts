import { type Outcome, refused } from '../diagnostics/refusals.ts';
import type { CallAnswer, CallRules, Reached } from '../model/call-rules.ts';
import type { ContactPolicy } from '../model/contact-policy.ts';

/** Whom a call reaches, where the policy has no list of its own. */
export const usualReached: readonly Reached[] = [
  { id: 'no-answer', name: 'No answer', leadsTo: 'try-again', again: 'PT4H' },
  { id: 'busy', name: 'Busy', leadsTo: 'try-again', again: 'PT30M' },
  { id: 'voicemail', name: 'Voicemail left', leadsTo: 'try-again', again: 'P1D' },
  { id: 'wrong-number', name: 'Wrong number', leadsTo: 'wrong-number' },
  { id: 'gatekeeper', name: 'Gatekeeper', leadsTo: 'try-again', again: 'P1D' },
  { id: 'right-person', name: 'Right person', leadsTo: 'answer' },
];

/** What the right person says, where the policy has no list of its own. */
export const usualAnswers: readonly CallAnswer[] = [
  { id: 'pays-on', name: 'Pays on a day', leadsTo: 'promise' },
  { id: 'already-paid', name: 'Has already paid', leadsTo: 'reported' },
  { id: 'cannot-pay', name: 'Cannot pay' },
  { id: 'disputes', name: 'Disputes it', leadsTo: 'dispute' },
  { id: 'needs-copy', name: 'Needs a copy', leadsTo: 'copy' },
  { id: 'in-approval', name: 'In approval', leadsTo: 'in-approval' },
  { id: 'refuses', name: 'Refuses' },
  { id: 'call-back', name: 'Call back at', leadsTo: 'call-back' },
];

/** What is written down of a call under a policy; also where there is none. */
export function callRulesOf(policy: Pick<ContactPolicy, 'calls'> | undefined): Required<CallRules> {
  const { note = 'never', reached, answers } = policy?.calls ?? {};
  return { note, reached: reached ?? [...usualReached], answers: answers ?? [...usualAnswers] };
}

/** What somebody says came of a call. */
export interface CallSaid {
  readonly reached: string;
  readonly answer?: string | undefined;
  readonly note?: string | undefined;
}

/** What came of a call, as its rules know it. */
export interface CallOutcome {
  readonly reached: Reached;
  readonly answer?: CallAnswer;
}

/**
 * Holds what is said of a call against the rules: the outcome must be one of the lists, an answer is given exactly
 * when the right person was reached, and there is a note where one must be.
 */
export function judgeCall(rules: Required<CallRules>, said: CallSaid): Outcome<CallOutcome> {
  const reached = rules.reached.find((each) => each.id === said.reached);
  if (!reached) return refused('request.invalid', `“${said.reached}” is none of ${idsOf(rules.reached)}`, '/reached');
  const wantsAnswer = reached.leadsTo === 'answer';
  if (!wantsAnswer && said.answer !== undefined) return refused('request.invalid', `${reached.name}: nobody answered`, '/answer');
  const answer = rules.answers.find((each) => each.id === said.answer);
  if (wantsAnswer && !answer) {
    const wrong = said.answer === undefined ? 'say what was answered' : `“${said.answer}” is none of the answers`;
    return refused('request.invalid', `${wrong}: ${idsOf(rules.answers)}`, '/answer');
  }
  const mustNote = rules.note === 'always' || (rules.note === 'answered' && wantsAnswer);
  if (mustNote && (said.note ?? '').trim() === '') return refused('call.note_missing', 'write down what was said', '/note');
  return { ok: true, value: answer ? { reached, answer } : { reached } };
}

function idsOf(list: readonly { readonly id: string }[]): string {
  return list.map((each) => each.id).join(', ');
}
