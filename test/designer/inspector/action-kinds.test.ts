import { expect } from 'chai';
import { callOfKind } from '../../../designer/inspector/actions/action-kinds.ts';
import { usedTemplates } from '../../../designer/inspector/actions/used-templates.ts';
import { nameFor } from '../../../designer/schedule/step-names.ts';
import { stockRegistry } from '../../definitions/stock.ts';

describe('an action somebody adds', () => {
  const messages = (count: number): unknown[] => {
    const calls: unknown[] = [];
    while (calls.length < count) calls.push(callOfKind('notice.send:email', stockRegistry, { used: usedTemplates(calls) }));
    return calls;
  };

  it('is the next message of a ladder: friendly, firm, final, and final again', () => {
    const templates = messages(4).map((call) => (call as { params: { template: string } }).params.template);

    expect(templates).to.deep.equal(['friendly-reminder', 'firm-reminder', 'final-demand', 'final-demand']);
  });

  it('goes on from what was sent however deep it lies, and not from what tells of something that was done', () => {
    const sent = { states: { a: { entry: [{ type: 'notice.send', params: { channel: 'email', template: 'firm-reminder' } }] } } };
    const told = [{ type: 'notice.send', params: { channel: 'email', template: 'suspension' } }];
    const next = (used: unknown): unknown =>
      callOfKind('notice.send:email', stockRegistry, { used: usedTemplates(used) }).params?.['template'];

    expect([next(sent), next(told)]).to.deep.equal(['final-demand', 'friendly-reminder']);
  });

  it('gives its step a name that says what is done', () => {
    const call = callOfKind('task.create:call', stockRegistry);
    const message = callOfKind('notice.send:email', stockRegistry);

    expect([nameFor([call]), nameFor([message, call]), nameFor([])]).to.deep.equal(['call', 'emailFriendlyReminder', 'wait']);
  });
});
