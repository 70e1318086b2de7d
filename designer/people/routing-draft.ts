import { type AnswerOf, decimalOf, NAME } from '#engine';
import { typedAmount } from '../elements/typed-amount.ts';

type Routing = AnswerOf<'routing.get'>;

/** How tasks are given out, as it is typed. */
export interface RoutingDraft {
  readonly pools: readonly string[];
  /** One in each line. */
  readonly skills: string;
  readonly standardAmount: string;
  readonly standardRisk: string;
  readonly seniorAmount: string;
  readonly seniorRisk: string;
}

/** What was typed, read; `faults` names the fields that cannot be, `skills` with the word. */
export interface ReadRouting {
  readonly routing: Routing | undefined;
  readonly faults: Partial<Record<keyof RoutingDraft, string>>;
}

const name = new RegExp(NAME);

/** The fields as they are shown first. */
export function routingDraft({ pools, skills, standardFrom, seniorFrom }: Routing, currency: string): RoutingDraft {
  const amount = (minor: number | undefined): string => (minor === undefined ? '' : decimalOf(minor, currency));
  return {
    pools,
    skills: skills.join('\n'),
    standardAmount: amount(standardFrom.amount),
    standardRisk: String(standardFrom.risk ?? ''),
    seniorAmount: amount(seniorFrom.amount),
    seniorRisk: String(seniorFrom.risk ?? ''),
  };
}

/** Reads what was typed; an empty field says nothing. */
export function readRouting(draft: RoutingDraft, currency: string): ReadRouting {
  const faults: Partial<Record<keyof RoutingDraft, string>> = {};
  const skills = [...new Set(draft.skills.split(/[\n,]/).map((word) => word.trim()))].filter(Boolean);
  const unfit = skills.find((word) => !name.test(word));
  if (unfit !== undefined) faults.skills = unfit;
  const number = (field: keyof RoutingDraft, read: (text: string) => number | undefined): number | undefined => {
    const text = String(draft[field]).trim();
    if (text === '') return undefined;
    const value = read(text);
    if (value === undefined || !(value >= 0)) faults[field] = text;
    return value;
  };
  const demand = (level: 'standard' | 'senior'): Routing['seniorFrom'] => {
    const amount = number(`${level}Amount`, (text) => typedAmount(text, currency));
    const risk = number(`${level}Risk`, Number);
    return { ...(amount === undefined ? {} : { amount }), ...(risk === undefined ? {} : { risk }) };
  };
  const routing = { pools: [...draft.pools], skills, standardFrom: demand('standard'), seniorFrom: demand('senior') };
  return { routing: Object.keys(faults).length === 0 ? routing : undefined, faults };
}
