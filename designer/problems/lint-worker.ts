import type { Registry } from '#engine';
import type { JsonObject } from '../document/json.ts';
import { restoreParts } from '../document/restore.ts';
import { fixesFor, judgeFlow, testFlow } from './judge-flow.ts';
import type { LintAnswer, LintQuestion } from './lint-messages.ts';
import { type RegistryNews, registryOf } from './plain-registry.ts';
import { createShapeCheck } from './shape-check.ts';

/** Tests take longer than looking for faults; whoever goes on typing does not wait for them. */
const TESTS_AFTER_MS = 250;

const shape = createShapeCheck();
/** Kept from one look to the next, so that only what has changed has to be sent and looked at in full. */
let value: JsonObject = {};
let registry: Registry | undefined;
let testing: ReturnType<typeof setTimeout> | undefined;

self.addEventListener('message', ({ data }: MessageEvent<LintQuestion | RegistryNews>) => {
  clearTimeout(testing);
  if (data.kind === 'registry') {
    registry = registryOf(data.registry);
    return;
  }
  if (!registry) return;
  const { number } = data;
  const known = registry;
  const began = performance.now();
  value = restoreParts(value, data.parts);
  const problems = judgeFlow(value, known, shape);
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
