import { durationWords } from '#engine';

interface Action {
  readonly type: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** What a step has asked for, as it is said of something to come: `email “firm-reminder” planned`. */
export function plannedWords({ type, params }: Action): string {
  return labels[type]?.(params) ?? type;
}

/** The same without saying that it was planned. */
export function actionWords(action: Action): string {
  return plannedWords(action)
    .replace(/ planned$/, '')
    .replace(/^(\w+) to be (\w+)$/, '$1 $2');
}

const labels: Readonly<Record<string, (params: Readonly<Record<string, unknown>>) => string>> = {
  'notice.send': (params) => `${String(params['channel'])} “${String(params['template'])}” planned`,
  'task.create': (params) => `task: ${String(params['title'] ?? params['kind'])}`,
  'service.suspend': () => 'service to be suspended',
  'service.resume': () => 'service to be resumed',
  'credit.hold': () => 'credit to be stopped',
  'credit.release': () => 'credit to be released',
  'hold.place': (params) =>
    `hold: ${String(params['reason'])}${typeof params['days'] === 'string' ? ` for ${durationWords(params['days'])}` : ''}`,
  'hold.lift': () => 'hold to be lifted',
  escalate: (params) => `escalated to the ${String(params['to'])}: ${String(params['reason'])}`,
  'note.add': () => 'note',
  'alert.raise': (params) => `alert: ${String(params['text'])}`,
  'strategy.start': (params) => `handed over to “${String(params['strategy'])}”`,
};
