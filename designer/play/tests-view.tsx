import AddOutlined from '@mui/icons-material/AddOutlined';
import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MachineTest } from '#engine';
import { useClock } from '../app/clock.ts';
import { useAddressPart } from '../app/use-address-part.ts';
import type { Json } from '../document/json.ts';
import { inPlace } from '../elements/in-place.ts';
import { EmptyNote } from '../elements/note.tsx';
import { Panel } from '../elements/panel.tsx';
import { useActOn, useFlow, useFlowPlace, useFlowValue } from '../flow/flow-context.ts';
import { AdoptAct } from './adopt/adopt-act.tsx';
import { failingTests } from './adopt/failing-tests.ts';
import { plainGiven } from './beginning.ts';
import { CoverageView } from './coverage-view.tsx';
import { freshTestName, testsIn } from './test-edits.ts';
import { TestRow } from './test-row.tsx';
import { useTests } from './use-tests.ts';
import './play-texts.ts';

const Frame = styled('div')({
  display: 'grid',
  gridTemplateColumns: 'minmax(0, 1fr)',
  alignContent: 'start',
  alignItems: 'start',
  gap: 16,
  padding: 16,
  '@media (min-width: 1200px)': { gridTemplateColumns: 'minmax(0, 1fr) 380px' },
  '@media (max-width: 599px)': { padding: 8 },
});

/** The tests of the definition, how they go as it stands, and what they come to. */
export function TestsView() {
  const { t } = useTranslation('play');
  const { readOnly } = useFlow();
  const { field } = useFlowPlace();
  const { on, zone } = useClock();
  const [, setPanel] = useAddressPart('panel');
  const act = useActOn();
  const tests = useFlowValue(testsIn);
  const known = useTests();
  const pointed = /^\/tests\/(\d+)/.exec(field ?? '')?.[1];
  const [opened, setOpened] = useState<number | undefined>(pointed === undefined ? undefined : Number(pointed));
  const add = (): void => {
    const name = freshTestName(t('tests.newName'), tests);
    const test: MachineTest = { name, given: plainGiven('USD', zone, on), expect: [{ on }] };
    if (act({ op: 'list.insert', pointer: '/tests', index: tests.length, value: test as unknown as Json }, t('tests.addLabel')))
      setOpened(tests.length);
  };
  const failing = known.status === 'known' ? placesOfFailing(known) : [];
  const acts = !readOnly && (
    <>
      {failing.length > 1 && <AdoptAct places={failing} />}
      <Button variant="outlined" startIcon={<AddOutlined />} onClick={add}>
        {t('tests.add')}
      </Button>
    </>
  );
  return (
    <Frame>
      <Panel title={t('tests.title')} note={<Summary tests={tests} known={known} />} actions={acts} flush>
        {known.status === 'errors' && <Said>{t('tests.errors')}</Said>}
        {known.status === 'failed' && <Said>{t('tests.failedToRun')}</Said>}
        {tests.length === 0 && (
          <EmptyNote
            title={t('tests.none')}
            act={
              <Button variant="contained" onClick={() => setPanel('play')}>
                {t('tests.play')}
              </Button>
            }
          >
            {t('tests.noneWords')}
          </EmptyNote>
        )}
        <ul>
          {inPlace(tests).map(({ place, item: test }, index) => (
            <TestRow
              key={place}
              test={test}
              index={index}
              tests={tests}
              failures={known.status === 'known' ? known.report?.failures[index] : undefined}
              isOpen={opened === index}
              onOpen={(open) => setOpened(open ? index : undefined)}
            />
          ))}
        </ul>
      </Panel>
      {known.report && <CoverageView coverage={known.report.coverage} />}
    </Frame>
  );
}

const Said = styled('p')({ padding: '0 16px 10px', fontSize: 13 });

type Known = ReturnType<typeof useTests>;

function placesOfFailing({ report }: Known): readonly number[] {
  return failingTests(report?.failures.flat() ?? []);
}

function Summary({ tests, known }: { readonly tests: readonly MachineTest[]; readonly known: Known }) {
  const { t } = useTranslation('play');
  if (tests.length === 0) return null;
  if (known.status !== 'known' || !known.report) return known.status === 'running' ? t('tests.running') : t('tests.notRun');
  const passed = known.report.failures.filter((failures) => failures.length === 0).length;
  return <span role="status">{t('tests.summary', { passed, count: known.report.failures.length })}</span>;
}
