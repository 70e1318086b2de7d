import AddOutlined from '@mui/icons-material/AddOutlined';
import { useTranslation } from 'react-i18next';
import { nameWords, timerWords } from '#engine';
import { useActOn, useFlow, useFlowDefinition, useFlowPlace } from '../../flow/flow-context.ts';
import { QuietAct } from '../../rules/row-control.ts';
import { GoButton, Said, Section } from '../panel-parts.tsx';
import { timerMade } from '../paths/add-path.tsx';
import { useNewTimer } from './use-new-timer.ts';

/** All times of the flow. */
export function TimeList() {
  const { t } = useTranslation('inspector');
  const { registry, readOnly } = useFlow();
  const { go } = useFlowPlace();
  const act = useActOn();
  const { timers = {} } = useFlowDefinition();
  const fresh = useNewTimer();
  const names = Object.keys(timers);
  const add = (): void => {
    const made = timerMade(timers, fresh);
    if (act(made.operation, t('did.addTime'))) go({ element: `timer:${made.name}` });
  };
  return (
    <Section title={t('timer.times')}>
      {names.length === 0 && <p className="none">{t('timer.noTimes')}</p>}
      {names.length > 0 && (
        <ul>
          {Object.entries(timers).map(([name, timer]) => (
            <li key={name} style={{ padding: '2px 0' }}>
              <GoButton type="button" onClick={() => go({ element: `timer:${name}` })}>
                {nameWords(name)}
              </GoButton>
              <Said data-muted="">{timerWords(timer, registry)}</Said>
            </li>
          ))}
        </ul>
      )}
      {!readOnly && (
        <QuietAct type="button" style={{ justifySelf: 'start', marginLeft: -8 }} onClick={add}>
          <AddOutlined aria-hidden />
          {t('timer.addTime')}
        </QuietAct>
      )}
    </Section>
  );
}
