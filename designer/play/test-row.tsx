import CancelOutlined from '@mui/icons-material/CancelOutlined';
import CheckCircleOutlined from '@mui/icons-material/CheckCircleOutlined';
import ContentCopyOutlined from '@mui/icons-material/ContentCopyOutlined';
import DeleteOutlineOutlined from '@mui/icons-material/DeleteOutlineOutlined';
import HelpOutlineOutlined from '@mui/icons-material/HelpOutlineOutlined';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import { styled } from '@mui/material/styles';
import { useTranslation } from 'react-i18next';
import type { Diagnostic, MachineTest } from '#engine';
import { color, narrow } from '../app/theme/tokens.ts';
import { useAddressPart } from '../app/use-address-part.ts';
import type { Json } from '../document/json.ts';
import { useActOn, useFlow } from '../flow/flow-context.ts';
import { AdoptAct } from './adopt/adopt-act.tsx';
import { failingTests } from './adopt/failing-tests.ts';
import { begin, sessionOf } from './play-session.ts';
import { TestEditor } from './test-editor.tsx';
import { freshTestName } from './test-edits.ts';
import { runOfTest } from './test-script.ts';
import { useFailureWords } from './use-failure-words.ts';

const Row = styled('li')({
  padding: '8px 16px 8px 14px',
  borderTop: `1px solid ${color.border}`,
  fontSize: 13,
  lineHeight: '20px',
  '& .head': { display: 'grid', gridTemplateColumns: '19px minmax(0, 1fr) auto', alignItems: 'center', columnGap: 8, minHeight: 32 },
  '& .said': { display: 'flex', flexWrap: 'wrap', alignItems: 'baseline', gap: '0 8px', padding: '4px 0' },
  '& .head > svg': { flex: 'none', fontSize: 19, color: color.muted },
  '&[data-outcome=passes] .head > svg': { color: color.success },
  '&[data-outcome=fails] .head > svg': { color: color.danger },
  '& h3': { minWidth: 0, overflowWrap: 'anywhere' },
  '& .outcome': { color: color.muted, fontSize: 12 },
  '&[data-outcome=fails] .outcome': { color: color.danger, fontWeight: 600 },
  '& .about': { color: color.muted, fontSize: 12 },
  '& .acts': { display: 'flex', gap: 2 },
  [narrow]: { '& .acts': { gridColumn: 2, marginLeft: -12 } },
  '& .adopt': { padding: '6px 0 4px 27px', '&:empty': { display: 'none' } },
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
        <div className="said">
          <h3>{name}</h3>
          <span className="outcome">{t(`tests.${outcome}`)}</span>
          <span className="about">
            {t('tests.about', {
              events: t('tests.events', { count: test.events?.length ?? 0 }),
              rows: t('tests.rows', { count: test.expect?.length ?? 0 }),
            })}
          </span>
        </div>
        <span className="acts">
          <Button onClick={play}>{t('tests.openInPlay')}</Button>
          <Button aria-expanded={isOpen} onClick={() => onOpen(!isOpen)}>
            {isOpen ? t('tests.done') : t('tests.edit')}
          </Button>
          {!readOnly && (
            <IconButton aria-label={t('tests.act.duplicate', { name })} data-tip={t('tests.duplicate')} onClick={duplicate}>
              <ContentCopyOutlined />
            </IconButton>
          )}
          {!readOnly && (
            <IconButton aria-label={t('tests.act.remove', { name })} data-tip={t('tests.remove')} onClick={remove}>
              <DeleteOutlineOutlined />
            </IconButton>
          )}
        </span>
      </div>
      {failures !== undefined && failures.length > 0 && (
        <ul className="why">
          {failures.map((failure) => (
            <li key={`${failure.pointer} ${failure.message}`}>{said(failure, test)}</li>
          ))}
        </ul>
      )}
      <div className="adopt">
        <AdoptAct places={failingTests(failures ?? [])} name={name} />
      </div>
      {isOpen && <TestEditor test={test} index={index} />}
    </Row>
  );
}
