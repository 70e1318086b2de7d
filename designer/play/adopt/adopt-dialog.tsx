import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import { styled } from '@mui/material/styles';
import { useId, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MachineTest } from '#engine';
import { color } from '../../app/theme/tokens.ts';
import type { Json } from '../../document/json.ts';
import type { Operation } from '../../document/operation.ts';
import { DialogHead } from '../../elements/dialog-head.tsx';
import { Scrolled } from '../../elements/scrolled.ts';
import { BoneLine, Loading } from '../../elements/skeleton.tsx';
import { useActOn, useFlow, useFlowValue } from '../../flow/flow-context.ts';
import { testsIn } from '../test-edits.ts';
import { adoptChanges } from './adopt-changes.ts';
import { useAdopted } from './use-adopted.ts';
import { useChangeWords } from './use-change-words.ts';
import '../play-texts.ts';

const Body = styled('div')({
  display: 'grid',
  gridTemplateColumns: 'minmax(0, 1fr)',
  gap: 14,
  width: 'min(680px, calc(100vw - 64px))',
  padding: '0 20px 20px',
  fontSize: 13,
  lineHeight: '20px',
  '& > p': { color: color.secondary },
  '& > ol': { display: 'grid', gap: 12, maxHeight: 'min(420px, 55vh)', overflow: 'auto' },
  '& > ol > li': {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    gap: '2px 12px',
    alignItems: 'start',
    padding: '8px 0',
    borderTop: `1px solid ${color.border}`,
  },
  '& h3': { overflowWrap: 'anywhere' },
  '& li > ul': { gridColumn: '1 / -1', listStyle: 'disc', paddingLeft: 18, color: color.secondary },
  '& .acts': { display: 'flex', flexWrap: 'wrap', gap: 8, alignItems: 'center' },
});

interface AdoptDialogProps {
  /** The places of the failing tests among all. */
  readonly places: readonly number[];
  readonly onClose: () => void;
}

/** Shows what would change in tests that fail when what happens now is what they expect, and changes it: each, or all. */
export function AdoptDialog({ places: asked, onClose }: AdoptDialogProps) {
  const { t } = useTranslation('play');
  const { t: ofElements } = useTranslation('elements');
  const { registry } = useFlow();
  const heading = useId();
  const value = useFlowValue((each) => each);
  const act = useActOn();
  const words = useChangeWords();
  const [done, setDone] = useState<readonly number[]>([]);
  const places = useMemo(() => asked.filter((place) => !done.includes(place)), [asked, done]);
  const adopted = useAdopted(value, registry, places);
  const tests = testsIn(value);
  const found = places.flatMap((place, index) => {
    const test = tests[place];
    return test ? [{ place, test, now: Array.isArray(adopted) ? adopted[index] : undefined }] : [];
  });
  const ready = found.flatMap(({ place, now }) => (now ? [{ place, now }] : []));

  const adopt = (chosen: readonly { readonly place: number; readonly now: MachineTest }[]): void => {
    const operations = chosen.map(
      ({ place, now }): Operation => ({ op: 'field.set', pointer: `/tests/${place}`, value: now as unknown as Json }),
    );
    const [only, ...others] = operations;
    if (!only) return;
    const label =
      others.length === 0 ? t('adopt.did', { name: chosen[0]?.now.name ?? '' }) : t('adopt.didAll', { count: operations.length });
    if (!act(others.length === 0 ? only : { op: 'batch', operations }, label)) return;
    if (chosen.length === found.length) onClose();
    else setDone([...done, ...chosen.map(({ place }) => place)]);
  };
  return (
    <Dialog open onClose={onClose} maxWidth={false} aria-labelledby={heading}>
      <DialogHead id={heading} title={t('adopt.title')} onClose={onClose} />
      <Body>
        <p>{t('adopt.words', { count: places.length })}</p>
        {adopted === 'failed' && <p role="alert">{t('adopt.failed')}</p>}
        {adopted === undefined && (
          <Loading>
            <BoneLine width="70%" />
          </Loading>
        )}
        {Array.isArray(adopted) && (
          <Scrolled as="ol" aria-label={t('adopt.list')}>
            {found.map(({ place, test, now }) => (
              <li key={place} data-adopts={test.name}>
                <h3>{test.name}</h3>
                {found.length > 1 && now && (
                  <Button variant="outlined" aria-label={t('adopt.oneName', { name: test.name })} onClick={() => adopt([{ place, now }])}>
                    {t('adopt.one')}
                  </Button>
                )}
                <ul>
                  {now ? (
                    adoptChanges(test, now).map((change) => (
                      <li key={JSON.stringify(change)}>{words(change, test.given?.invoices?.[0]?.dueOn ?? test.expect?.[0]?.on ?? '')}</li>
                    ))
                  ) : (
                    <li>{t('adopt.impossible')}</li>
                  )}
                </ul>
              </li>
            ))}
          </Scrolled>
        )}
        <div className="acts">
          <Button variant="contained" disabled={ready.length === 0} onClick={() => adopt(ready)}>
            {t('adopt.do', { count: Math.max(1, ready.length) })}
          </Button>
          <Button onClick={onClose}>{ofElements('cancel')}</Button>
        </div>
      </Body>
    </Dialog>
  );
}
