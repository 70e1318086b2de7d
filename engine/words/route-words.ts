import { nameWords } from '../base/name-words.ts';
import type { NotRouted, RoutedTo } from '../policy/route-task.ts';

const whyNot = {
  'no-member': () => 'nobody is a member of the pool',
  unseen: () => 'no member of the pool sees the account',
  skill: ({ skill = '' }) => `no member has the skill “${nameWords(skill)}”`,
  seniority: ({ wanted }) => `it takes a ${wanted} collector, and no member who could do it is one`,
  absent: () => 'all who could do it are absent',
} as const satisfies Readonly<Record<NotRouted['because'], (route: NotRouted) => string>>;

/** Why a task was given to somebody, or stays in its pool, as the history keeps it. */
export function routeWords(route: RoutedTo | NotRouted): string {
  if ('because' in route) return whyNot[route.because](route);
  const { skill, wanted, open, among } = route;
  return [
    ...(skill === undefined ? [] : [`has the skill “${nameWords(skill)}”`]),
    ...(wanted === 'junior' ? [] : [`it takes a ${wanted} collector`]),
    open === 1 ? '1 task open' : `${open} tasks open`,
    among === 1 ? 'the only one for it' : `fewest of ${among}`,
  ].join(', ');
}
