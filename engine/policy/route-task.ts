import { compareText } from '../base/compare.ts';
import {
  type Abilities,
  type Demands,
  isSeniorEnough,
  type Seniority,
  seniorities,
  seniorityWanted,
  skillWanted,
  type Wants,
} from './seniority.ts';

/** A member of a pool, as of now. */
export interface PoolMember extends Abilities {
  readonly id: string;
  /** Open tasks they have. */
  readonly open: number;
  /** Whether the account lies in their units. */
  readonly sees: boolean;
  readonly isAbsent: boolean;
}

/** Whom a task is given to, and why. */
export interface RoutedTo {
  readonly to: string;
  readonly wanted: Seniority;
  readonly skill?: string;
  /** Tasks they had open before. */
  readonly open: number;
  /** Among how many the one with the fewest was chosen. */
  readonly among: number;
}

/** Why a task stays in its pool. */
export interface NotRouted {
  readonly because: 'no-member' | 'unseen' | 'skill' | 'seniority' | 'absent';
  readonly wanted: Seniority;
  readonly skill?: string;
}

/**
 * Gives a task of a pool to the member who can do it and has the fewest open. Who is more senior than needed is asked only
 * where nobody else is there, so that seniors are free for what takes a senior; among equals the first by id.
 */
export function routeTask(wants: Wants, members: readonly PoolMember[], demands: Demands): RoutedTo | NotRouted {
  const skill = skillWanted(wants);
  const wanted = seniorityWanted(wants, demands);
  const asked = { wanted, ...(skill === undefined ? {} : { skill }) };
  let left = members;
  const steps: readonly (readonly [NotRouted['because'], (member: PoolMember) => boolean])[] = [
    ['no-member', () => true],
    ['unseen', ({ sees }) => sees],
    ['skill', ({ skills }) => skill === undefined || skills.includes(skill)],
    ['seniority', ({ seniority }) => isSeniorEnough(seniority, wanted)],
    ['absent', ({ isAbsent }) => !isAbsent],
  ];
  for (const [because, passes] of steps) {
    left = left.filter(passes);
    if (left.length === 0) return { because, ...asked };
  }
  const nearest = seniorities.find((each) => left.some(({ seniority }) => seniority === each));
  const among = left.filter(({ seniority }) => seniority === nearest);
  const [first] = [...among].sort((a, b) => a.open - b.open || compareText(a.id, b.id));
  if (!first) return { because: 'absent', ...asked };
  return { to: first.id, ...asked, open: first.open, among: among.length };
}
