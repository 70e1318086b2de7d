/** What a fact's value is. Money is an integer of minor units in the account's currency. */
export type FactType = 'money' | 'number' | 'text' | 'flag' | 'date' | 'instant' | 'texts';

export type FactValue = number | string | boolean | readonly string[];

/** Facts by id. A fact that is not known is simply not there. */
export type Facts = Readonly<Record<string, FactValue | undefined>>;

/** One entry of the typed catalogue. */
export interface Fact {
  readonly id: string;
  readonly type: FactType;
  /** As people read it in a rule: "days past due". */
  readonly label: string;
  readonly description: string;
  readonly unit?: string;
  /** Whether the value tells something about a person. */
  readonly personal: boolean;
  /** Where MongoDB holds the value on the account document; without it a filter leaves the fact to the residual. */
  readonly path?: string;
  /** The values a text fact can have, where they are a closed list. */
  readonly choices?: readonly string[];
}

/** A set of facts by id. */
export interface Catalog {
  readonly facts: ReadonlyMap<string, Fact>;
  fact(id: string): Fact | undefined;
}

type FactInput = Omit<Fact, 'personal' | 'description'> & { readonly personal?: boolean; readonly description?: string };

/** Builds a catalogue; two facts of one id are a fault of ours. */
export function defineFacts(inputs: readonly FactInput[]): Catalog {
  const facts = new Map<string, Fact>();
  for (const input of inputs) {
    if (facts.has(input.id)) throw new RangeError(`fact ${input.id} is defined twice`);
    facts.set(input.id, { personal: false, description: '', ...input });
  }
  return { facts, fact: (id) => facts.get(id) };
}

/** One catalogue over several; a later one adds to the earlier. */
export function mergeCatalogs(...catalogs: readonly Catalog[]): Catalog {
  return defineFacts(catalogs.flatMap((catalog) => [...catalog.facts.values()]));
}
