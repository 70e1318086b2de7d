import { type Steering, stateWords } from '#engine';

type Data = Readonly<Record<string, unknown>>;

/** What a person had said about a wait that is over: `passed over by Carla: on vacation`. */
export function steeredWords({ act, byName, reason }: Steering): string {
  return `${act === 'skip' ? 'the step passed over' : 'put off'} by ${byName}: ${reason}`;
}

/** Lines of the history about what people did to the strategy of one account. */
export const steeringTexts: Readonly<Record<string, (data: Data) => string>> = {
  'step.steered': (data) => {
    const steps = (data['leadsTo'] as readonly string[]).map(stateWords).join(' or ');
    const next = `Next step${steps === '' ? '' : ` “${steps}”`} of ${String(data['on'])}`;
    switch (data['act']) {
      case 'skip':
        return `${next} is passed over: ${String(data['reason'])}`;
      case 'later':
        return `${next} put off to ${String(data['until'])}: ${String(data['reason'])}`;
      default:
        return `${next} comes as the strategy says again`;
    }
  },
  'override.set': ({ name, untilOn, reason }) =>
    `Strategy overridden until ${String(untilOn)}: ${name === undefined ? 'on none' : `on “${String(name)}”`}, because: ${String(reason)}`,
  'override.ended': ({ early }) =>
    early === true ? 'Override of the strategy ended' : 'Override of the strategy is over, its last day has passed',
};
