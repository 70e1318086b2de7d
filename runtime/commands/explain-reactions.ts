import {
  type CompiledStrategy,
  type Conditions,
  type Explanation,
  enrollmentFacts,
  explainRule,
  type Facts,
  type FlowEvent,
  FlowProblem,
  type FlowState,
  type Guard,
  type Instant,
  type Reaction,
} from '#engine';

/** A decision as it is stored: the guard, what it came to, and the tree of what was compared. */
export interface StoredDecision {
  readonly transition: string;
  readonly rule: string;
  readonly held: boolean;
  readonly tree?: Explanation;
}

export type StoredReaction = Omit<Reaction, 'decisions'> & { readonly decisions: readonly StoredDecision[] };

/**
 * Judges every decision of a step a second time with json-rules-engine, on the facts it was made on, and keeps
 * the explanation. The two must agree: if they ever do not, the step is not taken.
 */
export async function explainReactions(
  flow: CompiledStrategy,
  before: FlowState,
  event: FlowEvent | undefined,
  reactions: readonly Reaction[],
  input: { readonly facts: Facts; readonly at: Instant; readonly zone: string },
): Promise<StoredReaction[]> {
  const base: Facts = { ...input.facts, ...enrollmentFacts(before, input.at, input.zone) };
  return Promise.all(
    reactions.map(async (reaction, index) => {
      const carried = index === 0 && event && reaction.trigger === event.type ? event.payload : {};
      const facts: Facts = { ...base, ...Object.fromEntries(Object.entries(carried).map(([name, value]) => [`event.${name}`, value])) };
      const decisions = await Promise.all(
        reaction.decisions.map((decision) => explain(flow, decision.transition, decision.guard, decision.held, facts)),
      );
      return { ...reaction, decisions };
    }),
  );
}

async function explain(
  flow: CompiledStrategy,
  transition: string,
  guard: Guard | undefined,
  held: boolean,
  facts: Facts,
): Promise<StoredDecision> {
  if (guard === undefined) return { transition, rule: 'always', held };
  if (typeof guard === 'object' && guard.type === 'split')
    return { transition, rule: `split ${guard.params.experiment}: arm ${guard.params.arm}`, held };
  const conditions: Conditions = typeof guard === 'string' ? { condition: guard } : guard.params;
  const { result, tree } = await explainRule(conditions, facts, flow.registry.catalog, flow.rules);
  if (result !== held) throw new FlowProblem(`two judgements of "${typeof guard === 'string' ? guard : transition}" differ`);
  return { transition, rule: typeof guard === 'string' ? guard : 'condition', held, tree };
}
