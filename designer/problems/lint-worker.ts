import type { Registry } from '#engine';
import { fixesFor, judgeFlow, testFlow } from './judge-flow.ts';
import { type LintAnswer, type LintRequest, registryOf } from './lint-messages.ts';

/** Tests take longer than looking for faults; whoever goes on typing does not wait for them. */
const TESTS_AFTER_MS = 250;

let registry: Registry | undefined;
let testing: ReturnType<typeof setTimeout> | undefined;

self.addEventListener('message', ({ data }: MessageEvent<LintRequest>) => {
  clearTimeout(testing);
  if (data.kind === 'registry') {
    registry = registryOf(data.registry);
    return;
  }
  if (!registry) return;
  const { number, value } = data;
  const known = registry;
  const began = performance.now();
  const problems = judgeFlow(value, known);
  answer({ kind: 'linted', number, problems, ms: performance.now() - began });
  answer({ kind: 'fixable', number, fixes: fixesFor(problems, value, known) });
  testing = setTimeout(() => {
    const tested = testFlow(value, problems, known);
    if (tested) answer({ kind: 'tested', number, ...tested });
  }, TESTS_AFTER_MS);
});

function answer(message: LintAnswer): void {
  self.postMessage(message);
}
