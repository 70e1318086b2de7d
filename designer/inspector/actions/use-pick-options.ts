import { channelWords, nameWords, seniorities, type Template } from '#engine';
import { useAnswer } from '../../app/api/use-answer.ts';
import type { SearchOption } from '../../elements/search-option.ts';
import { useChart, useFlow } from '../../flow/flow-context.ts';
import type { Pickable } from '../form-fields.ts';

interface Picks {
  readonly options: readonly SearchOption[];
  /** Where anything can be written: what is used already. */
  readonly suggestions?: readonly string[];
  /** The units amounts are typed in. */
  readonly currency: string;
}

const none: readonly SearchOption[] = [];

/** What can be chosen for a setting of this kind in this installation; `ofChannel`: templates of the action's own channel only. */
export function usePickOptions(of: Pickable | undefined, params: Readonly<Record<string, unknown>>, ofChannel: boolean): Picks {
  const { registry } = useFlow();
  const chart = useChart();
  const { currency } = registry;
  const { data } = useAnswer('registry.get', {}, { enabled: of === 'pool' || of === 'skill' });
  const { data: definitions } = useAnswer('definitions.list', {}, { enabled: of === 'strategy' });
  switch (of) {
    case 'template': {
      const channel = params['channel'];
      const options = [...registry.templates.values()]
        .toSorted((a, b) => Number(isOfCase(a)) - Number(isOfCase(b)))
        .filter(({ channel: own }) => (ofChannel ? own === channel : own !== 'call-script'))
        .map(
          ({ id, name, channel: own, subject }): SearchOption => ({
            id,
            label: name,
            group: channelWords(own),
            ...(subject ? { about: subject.replaceAll(/\{\{.*?\}\}/g, '…') } : {}),
          }),
        );
      const isOwn = (option: SearchOption): boolean => option.group === channelWords(String(channel));
      return { options: options.toSorted((a, b) => Number(isOwn(b)) - Number(isOwn(a))), currency };
    }
    case 'script': {
      const scripts = [...registry.templates.values()].filter(({ channel }) => channel === 'call-script');
      return { options: scripts.map(({ id, name }) => ({ id, label: name })), currency };
    }
    case 'strategy': {
      const names = new Map((definitions?.items ?? []).map((each) => [each.id, each.name]));
      return { options: [...registry.strategies].map((id) => ({ id, label: names.get(id) ?? nameWords(id) })), currency };
    }
    case 'calendar':
      return { options: [...registry.calendars.values()].map(({ id, name }) => ({ id, label: name })), currency };
    case 'pool':
      return { options: (data?.assignees.pools ?? []).map((id) => ({ id, label: nameWords(id) })), currency };
    case 'skill': {
      const calls = [...chart.states.values()].flatMap(({ config }) => [...(config.entry ?? []), ...(config.exit ?? [])]);
      const skills = [...calls, ...chart.transitions.flatMap(({ actions }) => actions)].flatMap(
        ({ params: each }) => each?.['skill'] ?? [],
      );
      return {
        options: none,
        suggestions: [...new Set([...seniorities, ...(data?.assignees.skills ?? []), ...skills.map(String)])].sort(),
        currency,
      };
    }
    default:
      return { options: none, currency };
  }
}

/** Whether a template is for something special, such as a dispute, and not for money that is or falls due. */
function isOfCase({ about }: Template): boolean {
  return about !== undefined && about !== 'past-due' && about !== 'upcoming';
}
