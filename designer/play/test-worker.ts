import type { Registry } from '#engine';
import { registryOf } from '../problems/lint-messages.ts';
import { runTests } from './run-tests.ts';
import type { TestAnswer, TestRequest } from './test-messages.ts';

let registry: Registry | undefined;

self.addEventListener('message', ({ data }: MessageEvent<TestRequest>) => {
  if (data.kind === 'registry') {
    registry = registryOf(data.registry);
    return;
  }
  if (!registry) return;
  self.postMessage({ number: data.number, report: runTests(data.value, registry) } satisfies TestAnswer);
});
