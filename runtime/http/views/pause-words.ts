import { stateWords } from '#engine';
import type { EndedPause, HoldLine } from '../../commands/let-go.ts';
import { pauseWords } from '../../commands/under-pause.ts';
import { actionWords } from './action-words.ts';

type Data = Readonly<Record<string, unknown>>;

const decided: Readonly<Record<EndedPause['decision'], string>> = {
  send: 'what came due is sent',
  skip: 'what came due is left out',
  review: 'what came due is put before a person',
};

const became: Readonly<Record<EndedPause['decision'], string>> = {
  send: 'goes on',
  skip: 'is left out',
  review: 'is put before a person',
};

/** What pauses have to do with a step: what was decided before it, and what is kept back after it. */
export function pauseParts({ resumed, kept }: Data): { readonly before: string[]; readonly after: string[] } {
  return {
    before: resumed ? [`${endWords(resumed as EndedPause)}, ${decided[(resumed as EndedPause).decision]}`] : [],
    after: kept ? [holdWords(kept as HoldLine)] : [],
  };
}

/** Lines of the history about pauses alone. */
export const pauseTexts: Readonly<Record<string, (data: Data) => string>> = {
  'wait.held': (data) => holdWords(data as unknown as HoldLine),
  'action.held': (data) => `${capital(askedWords(data))} waits: ${String(data['detail'])}`,
  'pause.decided': (data) =>
    `${endWords(data['ended'] as EndedPause)}: ${askedWords(data)} ${became[(data['ended'] as EndedPause).decision]}`,
};

/** `Pause ended by Maria`. */
function endWords({ byName }: Pick<EndedPause, 'byName'>): string {
  return `Pause ended by ${byName}`;
}

/** `Wait “day15” is over and kept back, paused by Maria: wrong template; it would lead to email “firm-reminder”`. */
function holdWords({ timers, would, byName, reason }: HoldLine): string {
  const waits = timers.map((timer) => `“${timer.timer}”`).join(' and ');
  const paused = byName === undefined ? 'paused' : pauseWords({ byName, reason: reason ?? '' });
  const actions = would.actions.map(({ type, ...params }) => actionWords({ type, params }));
  const leads = (actions.length > 0 ? actions : would.leadsTo.map(stateWords)).join(' and ');
  return `Wait ${waits} is over and kept back, ${paused}${leads === '' ? '' : `; it would lead to ${leads}`}`;
}

function askedWords({ effect, params }: Data): string {
  return actionWords({ type: String(effect), params: (params ?? {}) as Data });
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
