import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { color, font, radius } from '../app/theme/tokens.ts';
import { Page } from '../elements/page.tsx';
import { Panel } from '../elements/panel.tsx';
import { download } from './download.ts';
import { obstaclesIn } from './obstacles.ts';
import type { FlowOpened } from './use-flow-desk.ts';

const Faults = styled('ul')({
  display: 'grid',
  gap: 8,
  fontSize: 13,
  '& li': { paddingLeft: 12, borderLeft: `3px solid ${color.danger}` },
  '& .fix': { color: color.secondary },
  '& code': { color: color.muted },
});

const Text = styled('pre')({
  maxHeight: '60vh',
  margin: 0,
  padding: 12,
  overflow: 'auto',
  border: `1px solid ${color.border}`,
  borderRadius: radius,
  background: color.sunken,
  fontFamily: font.mono,
  fontSize: 12,
  lineHeight: '18px',
});

/** A text that cannot be drawn: to read, with what is wrong with it, untouched. */
export function BrokenFlow({ kind, id, opened, text }: FlowOpened) {
  const { t } = useTranslation('flow');
  const faults = useMemo(() => obstaclesIn(text), [text]);
  const { name, version } = opened.detail;
  return (
    <Page
      title={name}
      note={t('broken.words')}
      actions={
        <>
          {version !== undefined && (
            <Button variant="outlined" component={Link} to={`?version=${version}`}>
              {t('broken.open', { version })}
            </Button>
          )}
          <Button variant="outlined" onClick={() => download(`${kind}-${id}.json`, text)}>
            {t('broken.download')}
          </Button>
        </>
      }
    >
      <Panel title={t('broken.title')} note={t('broken.faults')}>
        <Faults>
          {faults.map((fault) => (
            <li key={`${fault.code} ${fault.pointer} ${fault.message}`}>
              {fault.message} {fault.pointer !== '' && <code>{t('broken.at', { pointer: fault.pointer })}</code>}
              <div className="fix">{fault.fix}</div>
            </li>
          ))}
        </Faults>
      </Panel>
      <Panel title={t('broken.text')}>
        <Text tabIndex={0} aria-label={t('broken.text')}>
          {text}
        </Text>
      </Panel>
    </Page>
  );
}
