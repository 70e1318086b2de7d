import type { Registry } from '#engine';
import { type RegistryNews, registryOf } from '../problems/plain-registry.ts';
import { runTests } from './run-tests.ts';
import type { TestAnswer, TestQuestion } from './test-messages.ts';

let registry: Registry | undefined;

self.addEventListener('message', ({ data }: MessageEvent<TestQuestion | RegistryNews>) => {
  if (data.kind === 'registry') {
    registry = registryOf(data.registry);
    return;
  }
  if (!registry) return;
  self.postMessage({ number: data.number, report: runTests(data.value, registry) } satisfies TestAnswer);
});
