import { styled } from '@mui/material/styles';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MachineTest } from '#engine';
import { useToday } from '../app/clock.ts';
import { color } from '../app/theme/tokens.ts';
import type { Json } from '../document/json.ts';
import { Field, TextInput } from '../elements/field.tsx';
import { Segmented } from '../elements/segmented.tsx';
import { useActOn, useFlow } from '../flow/flow-context.ts';
import { ExpectRows } from './expect-rows.tsx';
import { draftOfGiven, givenOfDraft, isReadable, plainWorld } from './given-draft.ts';
import { GivenFields } from './given-fields.tsx';
import { NeverList } from './never-list.tsx';
import { sameMembers } from './same-members.ts';
import { TestEventRows } from './test-event-rows.tsx';
import { TestJson } from './test-json.tsx';

const Frame = styled('div')({
  display: 'grid',
  gap: 14,
  padding: '10px 0 12px 27px',
  '& > fieldset': { display: 'contents' },
  '& .columns': { display: 'grid', gap: '14px 24px', gridTemplateColumns: 'minmax(0, 1fr)', alignItems: 'start' },
  '& section > h3': { marginBottom: 6, color: color.secondary },
  '@media (min-width: 1000px)': { '& .columns': { gridTemplateColumns: '320px minmax(0, 1fr)' } },
  '@media (max-width: 599px)': { paddingLeft: 0 },
});

/** What a test says, as a form or as its text. What can be read applies as it is typed. */
export function TestEditor({ test, index }: { readonly test: MachineTest; readonly index: number }) {
  const { t } = useTranslation('play');
  const { readOnly } = useFlow();
  const [as, setAs] = useState<'form' | 'json'>('form');
  const act = useActOn();
  const change = (next: MachineTest): void => {
    const label = t('tests.act.change', { name: test.name });
    act({ op: 'field.set', pointer: `/tests/${index}`, value: next as unknown as Json }, label, { key: `test ${index}` });
  };
  return (
    <Frame>
      <div>
        <Segmented
          label={t('form.as')}
          options={[
            { id: 'form', label: t('form.form') },
            { id: 'json', label: t('form.json') },
          ]}
          value={as}
          onChange={setAs}
        />
      </div>
      {as === 'json' ? (
        <TestJson test={test} readOnly={readOnly} onChange={change} />
      ) : (
        <fieldset disabled={readOnly}>
          <TestForm test={test} onChange={change} />
        </fieldset>
      )}
    </Frame>
  );
}

function TestForm({ test, onChange }: { readonly test: MachineTest; readonly onChange: (test: MachineTest) => void }) {
  const { t } = useTranslation('play');
  const on = useToday();
  const { given = {}, events = [], expect = [], never = [] } = test;
  const [draft, setDraft] = useState(() => draftOfGiven(given, undefined, plainWorld));
  const [seen, setSeen] = useState(test.given);
  if (seen !== test.given) {
    setSeen(test.given);
    // Undone, or changed by somebody else.
    if (isReadable(draft) && !sameMembers(givenOfDraft(draft, given), given)) setDraft(draftOfGiven(given, undefined, plainWorld));
  }
  const currency = given.currency ?? plainWorld.currency;
  const invoices = draft.invoices.map(({ rest }, place) => (typeof rest['number'] === 'string' ? rest['number'] : `T-${place + 1}`));
  const put = (part: Partial<MachineTest>): void => onChange({ ...test, ...part });
  return (
    <>
      <Field label={t('tests.rename')}>
        {(ties) => <TextInput {...ties} maxLength={120} value={test.name} onChange={(event) => put({ name: event.target.value })} />}
      </Field>
      <div className="columns">
        <section>
          <h3>{t('form.given')}</h3>
          <GivenFields
            draft={draft}
            today={on}
            onChange={(next) => {
              setDraft(next);
              if (isReadable(next)) put({ given: givenOfDraft(next, given) });
            }}
          />
        </section>
        <div style={{ display: 'grid', gap: 14 }}>
          <section>
            <h3>{t('form.events')}</h3>
            <TestEventRows events={events} currency={currency} invoices={invoices} today={on} onChange={(next) => put({ events: next })} />
          </section>
          <section>
            <h3>{t('form.expect')}</h3>
            <ExpectRows rows={expect} today={on} onChange={(next) => put({ expect: next })} />
          </section>
          <section>
            <h3>{t('form.never')}</h3>
            <NeverList types={never} onChange={(next) => put({ never: next })} />
          </section>
        </div>
      </div>
    </>
  );
}
