import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Template } from '#engine';
import { useAnswer } from '../../app/api/use-answer.ts';
import { color } from '../../app/theme/tokens.ts';
import { FaultNote } from '../../elements/note.tsx';
import { Panel } from '../../elements/panel.tsx';
import { useFlow, useFlowValue } from '../../flow/flow-context.ts';
import { itemAddress } from '../../flow/kinds.ts';
import { idOf } from '../../strategies/definition-id.ts';
import { copyText } from '../starts.ts';
import { useCreate } from '../use-create.ts';
import { usePublishedAll } from '../use-published-all.ts';
import { type Tone, tones, variantsOf } from './tones.ts';

const List = styled('dl')({
  display: 'grid',
  gridTemplateColumns: '72px minmax(0, 1fr)',
  gap: '6px 12px',
  fontSize: 13,
  lineHeight: '20px',
  '& dt': { color: color.secondary },
  '& li[data-this]': { fontWeight: 600 },
});

/** The same occasion in other tones, and the way to write one that is missing. */
export function ToneVariants() {
  const { t } = useTranslation('templates');
  const { id, readOnly } = useFlow();
  const template = useFlowValue((value) => value) as unknown as Template;
  const { definitions } = usePublishedAll();
  const list = useAnswer('definitions.list', { query: { kind: 'template' } });
  const create = useCreate('template');
  const variants = variantsOf(
    definitions.filter((each) => each.id !== id || each.kind !== 'template'),
    template,
  );
  const write = (tone: Tone): void => {
    const name = t('variants.named', { name: template.name, tone: t(`tones.${tone}`).toLowerCase() });
    const named = { id: idOf(name, new Set(list.data?.items.map((each) => each.id))), name };
    create.create(named.id, copyText(JSON.stringify(template), named, { tone }));
  };
  return (
    <Panel title={t('variants.title')} note={t('variants.note')}>
      <List>
        {tones.map((tone) => {
          const others = variants.get(tone) ?? [];
          const isThis = template.tone === tone;
          return (
            <div key={tone} style={{ display: 'contents' }}>
              <dt>{t(`tones.${tone}`)}</dt>
              <dd>
                <ul>
                  {isThis && <li data-this="">{t('variants.this')}</li>}
                  {others.map((each) => (
                    <li key={each.id}>
                      <Link to={itemAddress('template', each.id)}>{each.name}</Link>
                    </li>
                  ))}
                </ul>
                {!isThis && others.length === 0 && !readOnly && (
                  <Button variant="outlined" disabled={create.isBusy} onClick={() => write(tone)}>
                    {t('variants.write', { tone: t(`tones.${tone}`).toLowerCase() })}
                  </Button>
                )}
              </dd>
            </div>
          );
        })}
      </List>
      {create.error && <FaultNote error={create.error} of="act" />}
    </Panel>
  );
}
