import type { JsonObject } from '../document/json.ts';
import type { PlainRegistry } from '../problems/lint-messages.ts';
import type { TestReport } from './run-tests.ts';

/** What the page asks the worker for. `run` carries a number, which comes back with its answer. */
export type TestRequest =
  | { readonly kind: 'registry'; readonly registry: PlainRegistry }
  | { readonly kind: 'run'; readonly number: number; readonly value: JsonObject };

/** Without a report the flow has errors and its tests cannot be run. */
export interface TestAnswer {
  readonly number: number;
  readonly report: TestReport | undefined;
}
