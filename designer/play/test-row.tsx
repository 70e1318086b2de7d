import CancelOutlined from '@mui/icons-material/CancelOutlined';
import CheckCircleOutlined from '@mui/icons-material/CheckCircleOutlined';
import HelpOutlineOutlined from '@mui/icons-material/HelpOutlineOutlined';
import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { useTranslation } from 'react-i18next';
import type { Diagnostic, MachineTest } from '#engine';
import { useAddressPart } from '../app/use-address-part.ts';
import { color } from '../app/theme/tokens.ts';
import type { Json } from '../document/json.ts';
import { useActOn, useFlow } from '../flow/flow-context.ts';
import { begin, sessionOf } from './play-session.ts';
import { freshTestName } from './test-edits.ts';
import { TestEditor } from './test-editor.tsx';
import { runOfTest } from './test-script.ts';
import { useFailureWords } from './use-failure-words.ts';

const Row = styled('li')({
  padding: '8px 16px 8px 14px',
  borderTop: `1px solid ${color.border}`,
  fontSize: 13,
  lineHeight: '20px',
  '& .head': { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '2px 8px', minHeight: 32 },
  '& .head > svg': { flex: 'none', fontSize: 19, color: color.muted },
  '&[data-outcome=passes] .head > svg': { color: color.success },
  '&[data-outcome=fails] .head > svg': { color: color.danger },
  '& h3': { minWidth: 0, overflowWrap: 'anywhere' },
  '& .outcome': { color: color.muted, fontSize: 12 },
  '&[data-outcome=fails] .outcome': { color: color.danger, fontWeight: 600 },
  '& .about': { color: color.muted, fontSize: 12 },
  '& .acts': { marginLeft: 'auto', display: 'flex', gap: 2 },
  '& .why': { paddingLeft: 27, color: color.danger, '& li': { padding: '1px 0' } },
});

interface TestRowProps {
  readonly test: MachineTest;
  readonly index: number;
  readonly tests: readonly MachineTest[];
  /** Undefined while it has not been run. */
  readonly failures: readonly Diagnostic[] | undefined;
  readonly isOpen: boolean;
  readonly onOpen: (open: boolean) => void;
}

/** One test: whether it passes and why not; opened, what it says. */
export function TestRow({ test, index, tests, failures, isOpen, onOpen }: TestRowProps) {
  const { t } = useTranslation('play');
  const { readOnly, store } = useFlow();
  const [, setPanel] = useAddressPart('panel');
  const act = useActOn();
  const said = useFailureWords();
  const name = typeof test.name === 'string' ? test.name : '';
  const outcome = failures === undefined ? 'notRun' : failures.length === 0 ? 'passes' : 'fails';
  const Mark = { notRun: HelpOutlineOutlined, passes: CheckCircleOutlined, fails: CancelOutlined }[outcome];
  const play = (): void => {
    const { beginning, moves } = runOfTest(test);
    begin(sessionOf(store), beginning, moves);
    setPanel('play');
  };
  const duplicate = (): void => {
    const copy = { ...test, name: freshTestName(t('tests.copyName', { name }), tests) };
    act({ op: 'list.insert', pointer: '/tests', index: index + 1, value: copy as unknown as Json }, t('tests.act.duplicate', { name }));
  };
  const remove = (): void => {
    if (act({ op: 'list.remove', pointer: '/tests', index }, t('tests.act.remove', { name })) && isOpen) onOpen(false);
  };
  return (
    <Row data-outcome={outcome} data-test={name}>
      <div className="head">
        <Mark aria-hidden />
        <h3>{name}</h3>
        <span className="outcome">{t(`tests.${outcome}`)}</span>
        <span className="about">
          {t('tests.about', {
            events: t('tests.events', { count: test.events?.length ?? 0 }),
            rows: t('tests.rows', { count: test.expect?.length ?? 0 }),
          })}
        </span>
        <span className="acts">
          <Button onClick={play}>{t('tests.openInPlay')}</Button>
          <Button aria-expanded={isOpen} onClick={() => onOpen(!isOpen)}>
            {isOpen ? t('tests.done') : t('tests.edit')}
          </Button>
          {!readOnly && <Button onClick={duplicate}>{t('tests.duplicate')}</Button>}
          {!readOnly && <Button onClick={remove}>{t('tests.remove')}</Button>}
        </span>
      </div>
      {failures !== undefined && failures.length > 0 && (
        <ul className="why">
          {failures.map((failure) => (
            <li key={`${failure.pointer} ${failure.message}`}>{said(failure, test)}</li>
          ))}
        </ul>
      )}
      {isOpen && <TestEditor test={test} index={index} />}
    </Row>
  );
}
