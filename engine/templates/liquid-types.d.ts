/**
 * The part of LiquidJS the engine uses. LiquidJS's own types refer to those of Node, and with them the
 * compiler would let `process`, `console` and timers into the engine; tsconfig.json points here instead.
 */
export interface LiquidOptions {
  readonly strictVariables?: boolean;
  readonly strictFilters?: boolean;
  readonly ownPropertyOnly?: boolean;
  readonly lenientIf?: boolean;
  readonly cache?: boolean;
  readonly templates?: Readonly<Record<string, string>>;
  readonly outputEscape?: (value: unknown) => string;
  readonly parseLimit?: number;
  readonly renderLimit?: number;
  readonly memoryLimit?: number;
}

/** A value that decides itself what it is to a template. */
export declare abstract class Drop {
  valueOf(): unknown;
}

export declare class Liquid {
  readonly tags: Record<string, unknown>;
  readonly filters: Record<string, unknown>;
  constructor(options?: LiquidOptions);
  registerFilter(name: string, filter: (value: unknown, ...given: unknown[]) => unknown): void;
  parse(text: string): unknown[];
  parseAndRenderSync(text: string, scope?: object): unknown;
  /** The variables a text takes from outside, each as its path. */
  globalVariableSegmentsSync(text: string): unknown[];
  /** All variables of a text, those it makes itself included. */
  variableSegmentsSync(text: string): unknown[];
}
