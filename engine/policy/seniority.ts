/** How practiced somebody is: each can do what the ones before can. */
export const seniorities = ['junior', 'standard', 'senior'] as const;
export type Seniority = (typeof seniorities)[number];

/** From which overdue amount (minor units of the account's currency) or risk score on work takes more than a junior. */
export interface Demand {
  readonly amount?: number;
  readonly risk?: number;
}

/** What takes at least a standard collector, and what takes a senior. What is left out asks for nobody special. */
export interface Demands {
  readonly standardFrom: Demand;
  readonly seniorFrom: Demand;
}

/** What somebody must be able to do for a task. */
export interface Wants {
  /** A word of the list of skills, or the name of a seniority, which asks for nobody below it. */
  readonly skill?: string | undefined;
  /** Overdue, in minor units. */
  readonly amount: number;
  readonly risk?: number | undefined;
}

/** What somebody can do. */
export interface Abilities {
  readonly skills: readonly string[];
  readonly seniority: Seniority;
}

const levelOf = (seniority: Seniority): number => seniorities.indexOf(seniority);

function isSeniority(word: string | undefined): word is Seniority {
  return (seniorities as readonly (string | undefined)[]).includes(word);
}

/** The skill a task asks for; undefined where it asks for none, or only for a seniority. */
export function skillWanted({ skill }: Pick<Wants, 'skill'>): string | undefined {
  return isSeniority(skill) ? undefined : skill;
}

/** The least seniority that value and risk of the account, and the task itself, ask for. */
export function seniorityWanted({ skill, amount, risk }: Wants, { standardFrom, seniorFrom }: Demands): Seniority {
  const reaches = (demand: Demand): boolean => amount >= (demand.amount ?? Infinity) || (risk ?? -Infinity) >= (demand.risk ?? Infinity);
  const bySize = reaches(seniorFrom) ? 'senior' : reaches(standardFrom) ? 'standard' : 'junior';
  return isSeniority(skill) && levelOf(skill) > levelOf(bySize) ? skill : bySize;
}

/** Whether somebody of a seniority can do what asks for another. */
export function isSeniorEnough(has: Seniority, wanted: Seniority): boolean {
  return levelOf(has) >= levelOf(wanted);
}

/** Whether somebody can do a task. */
export function isAble({ skills, seniority }: Abilities, wants: Wants, demands: Demands): boolean {
  const skill = skillWanted(wants);
  return (skill === undefined || skills.includes(skill)) && isSeniorEnough(seniority, seniorityWanted(wants, demands));
}
