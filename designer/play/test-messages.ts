import type { JsonObject } from '../document/json.ts';
import type { TestReport } from './run-tests.ts';

/** What the page asks the worker. The number comes back with the answer. */
export interface TestQuestion {
  readonly kind: 'run';
  readonly number: number;
  readonly value: JsonObject;
}

/** Without a report the flow has errors and its tests cannot be run. */
export interface TestAnswer {
  readonly number: number;
  readonly report: TestReport | undefined;
}
