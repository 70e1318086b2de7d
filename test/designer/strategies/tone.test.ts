import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { createRegistry, type Definition } from '#engine';
import type { BornStep } from '../../../designer/strategies/born-form.ts';
import { inTone, tones, usualSteps } from '../../../designer/strategies/tone.ts';
import { projectFolder } from '../../../runtime/project-folder.ts';

const folder = join(projectFolder(), 'definitions', 'templates');
const templates = readdirSync(folder).map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Definition);
const registry = createRegistry(templates, [{ channels: ['email'] }]);

const messagesOf = (steps: readonly BornStep[]) =>
  steps.flatMap(({ actions }) => actions.flatMap((action) => (action.kind === 'message' ? [action.template] : [])));

describe('the tone of a new schedule', () => {
  for (const [tone, messages] of [
    ['gentle', ['friendly-reminder', 'friendly-reminder', 'firm-reminder']],
    ['balanced', ['friendly-reminder', 'firm-reminder', 'final-demand']],
    ['firm', ['firm-reminder', 'firm-reminder', 'final-demand']],
  ] as const) {
    it(`chooses the messages: ${tone}`, () => {
      expect(messagesOf(inTone(usualSteps(registry), tone, registry))).to.deep.equal(messages);
    });
  }

  it('asks for nothing yet before the due date', () => {
    const early: BornStep = { day: -5, actions: [{ kind: 'message', channel: 'email', template: '' }] };
    for (const tone of tones) expect(messagesOf(inTone([early], tone, registry))).to.deep.equal(['courtesy-notice']);
  });

  it('plans calls where nothing can be sent', () => {
    expect(messagesOf(usualSteps(createRegistry([])))).to.deep.equal([]);
  });
});
