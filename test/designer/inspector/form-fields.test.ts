import { expect } from 'chai';
import { coreEffects } from '#engine';
import { formFields } from '../../../designer/inspector/form-fields.ts';

describe('formFields', () => {
  const kinds = (schema: unknown): Record<string, string> => Object.fromEntries(formFields(schema).map(({ name, kind }) => [name, kind]));

  it('shows every setting of every action of the core in a control of its own, none as JSON', () => {
    for (const { type, params } of coreEffects.values()) {
      expect(Object.values(kinds(params)), type).not.to.include('json');
    }
  });

  it('reads the settings of a task in their order, with what must be there', () => {
    const fields = formFields(coreEffects.get('task.create')?.params);

    expect(fields.map(({ name, kind, optional }) => [name, kind, optional])).to.deep.equal([
      ['kind', 'choice', false],
      ['title', 'text', true],
      ['script', 'pick', true],
      ['skill', 'pick', true],
      ['pool', 'pick', true],
      ['dueIn', 'span', true],
      ['keep', 'flag', true],
    ]);
    expect(fields[0]?.choices).to.include('follow-up');
    expect(fields[5]?.daysOnly).to.equal(true);
  });

  it('reads what a connector offers as plain JSON Schema, with its own words', () => {
    const schema = {
      type: 'object',
      required: ['list'],
      properties: {
        list: { enum: ['hot', 'cold'], title: 'Dialer list' },
        until: { type: 'string', format: 'date' },
        at: { type: 'string', pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' },
        wait: { type: 'string', format: 'duration' },
        fee: { type: 'integer', description: 'integer minor units of the currency' },
        tries: { type: 'integer', minimum: 1, maximum: 9 },
        script: { type: 'string', maxLength: 4000, title: 'Script', description: 'Read out by the agent.' },
        extra: { type: 'object' },
      },
    };

    expect(kinds(schema)).to.deep.equal({
      list: 'choice',
      until: 'date',
      at: 'time',
      wait: 'span',
      fee: 'money',
      tries: 'number',
      script: 'prose',
      extra: 'json',
    });
    const [list, , , , , tries, script] = formFields(schema);
    expect(list).to.deep.include({ title: 'Dialer list', optional: false, choices: ['hot', 'cold'] });
    expect(tries).to.deep.include({ least: 1, most: 9, optional: true });
    expect(script?.help).to.equal('Read out by the agent.');
  });

  it('makes no form of what is no schema of settings', () => {
    expect([formFields(undefined), formFields(true), formFields({ type: 'string' })]).to.deep.equal([[], [], []]);
  });
});
