import { useEffect, useState } from 'react';
import type { Registry } from '#engine';
import type { JsonObject } from '../../document/json.ts';
import { plainRegistry } from '../../problems/plain-registry.ts';
import type { AdoptAnswer, AdoptRequest } from './adopt-worker.ts';

interface Adopted {
  readonly of: JsonObject;
  readonly places: readonly number[];
  readonly tests: AdoptAnswer;
}

/** The tests at these places as the flow passes them now; undefined while that is being worked out, `failed` when nobody can. */
export function useAdopted(value: JsonObject, registry: Registry, places: readonly number[]): AdoptAnswer | 'failed' | undefined {
  const [adopted, setAdopted] = useState<Adopted>();
  const [isFailed, setFailed] = useState(false);
  useEffect(() => {
    const worker = new Worker(new URL('./adopt-worker.ts', import.meta.url), { type: 'module' });
    worker.addEventListener('message', ({ data }: MessageEvent<AdoptAnswer>) => setAdopted({ of: value, places, tests: data }));
    worker.addEventListener('error', () => setFailed(true));
    worker.postMessage({ registry: plainRegistry(registry), value, places } satisfies AdoptRequest);
    return () => worker.terminate();
  }, [value, registry, places]);
  if (isFailed) return 'failed';
  return adopted?.of === value && adopted.places === places ? adopted.tests : undefined;
}
