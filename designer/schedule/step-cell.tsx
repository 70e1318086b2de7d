import Button from '@mui/material/Button';
import { useTranslation } from 'react-i18next';
import { inPlace } from '../elements/in-place.ts';
import { useFlowPlace } from '../flow/flow-context.ts';
import type { Branch, ScheduleRow } from './project-schedule.ts';
import { ActionLines } from './row-parts.tsx';
import { type ScheduleWords, stepWords } from './use-schedule-words.ts';

/** What a row is about: a step with its actions, or what a schedule cannot show as one. */
export function StepCell({ row, words }: { readonly row: ScheduleRow; readonly words: ScheduleWords }) {
  const { t } = useTranslation('schedule');
  switch (row.kind) {
    case 'step':
    case 'end':
    case 'level':
      return (
        <>
          {row.kind !== 'step' && <span className="chip">{t(`kind.${row.kind}`)}</span>}
          <span className="name">{stepWords(row.path)}</span>
          {row.kind === 'level' && row.notes !== undefined && <span className="detail">{row.notes}</span>}
          {row.actions.length > 0 ? <ActionLines actions={row.actions} /> : <Nothing row={row} />}
          {row.isLast && <span className="detail">{t('steps.stays')}</span>}
        </>
      );
    case 'regions':
      return (
        <>
          <span className="chip">{t('kind.regions')}</span>
          <span className="name">{stepWords(row.path)}</span>
          <span className="detail">{t('branch.regions', { count: row.regions.length, names: row.regions.map(stepWords).join(', ') })}</span>
          <CanvasLink row={row} />
        </>
      );
    case 'decision':
    case 'split':
    case 'back':
      return (
        <>
          <span className="chip">{t(`kind.${row.kind}`)}</span>
          {row.kind === 'back' ? t('branch.backTo', { target: stepWords(row.path) }) : <Branches branches={row.branches} words={words} />}
          <CanvasLink row={row} />
        </>
      );
  }
}

function Nothing({ row }: { readonly row: ScheduleRow }) {
  const { t } = useTranslation('schedule');
  if (row.kind === 'level') return null;
  return <span className="detail">{row.kind === 'end' ? t('steps.ended') : t('steps.nothing')}</span>;
}

function Branches({ branches, words }: { readonly branches: readonly Branch[]; readonly words: ScheduleWords }) {
  const { t } = useTranslation('schedule');
  return (
    <ul className="actions">
      {inPlace(branches).map(({ place, item: { guard, target, isMain } }) => {
        const to = target === undefined ? t('branch.stays') : stepWords(target);
        return (
          <li key={place} {...(isMain ? { 'data-main': '' } : {})}>
            <span data-tip={guard && words.meaning(guard)}>
              {guard === undefined ? t('branch.else', { target: to }) : t('branch.if', { guard: words.guard(guard), target: to })}
              {isMain && <span className="muted"> {t('branch.here')}</span>}
            </span>
          </li>
        );
      })}
    </ul>
  );
}

/** What a schedule cannot express is changed on the canvas. */
function CanvasLink({ row }: { readonly row: ScheduleRow }) {
  const { t } = useTranslation('schedule');
  const { go } = useFlowPlace();
  return (
    <div>
      <Button
        sx={{ marginLeft: '-12px', minHeight: 26, padding: '1px 12px' }}
        aria-label={t('branch.canvasName', { step: stepWords(row.path) })}
        onClick={() => go({ tab: 'canvas', element: `step:${row.path}` })}
      >
        {t('branch.canvas')}
      </Button>
    </div>
  );
}
