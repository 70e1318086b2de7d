import type { MachineTest } from '#engine';
import type { JsonObject } from '../../document/json.ts';
import { type PlainRegistry, registryOf } from '../../problems/plain-registry.ts';
import { adoptTests } from './adopt-tests.ts';

/** What the page asks: the tests at these places, as the flow passes them now. */
export interface AdoptRequest {
  readonly registry: PlainRegistry;
  readonly value: JsonObject;
  readonly places: readonly number[];
}

export type AdoptAnswer = readonly (MachineTest | undefined)[];

self.addEventListener('message', ({ data: { registry, value, places } }: MessageEvent<AdoptRequest>) => {
  self.postMessage(adoptTests(value, registryOf(registry), places) satisfies AdoptAnswer);
});
