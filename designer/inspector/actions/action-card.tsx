import ArrowDownwardOutlined from '@mui/icons-material/ArrowDownwardOutlined';
import ArrowUpwardOutlined from '@mui/icons-material/ArrowUpwardOutlined';
import ContentCopyOutlined from '@mui/icons-material/ContentCopyOutlined';
import DeleteOutlined from '@mui/icons-material/DeleteOutlined';
import DragIndicatorOutlined from '@mui/icons-material/DragIndicatorOutlined';
import ExpandMoreOutlined from '@mui/icons-material/ExpandMoreOutlined';
import { styled } from '@mui/material/styles';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { type EffectCall, effectWords } from '#engine';
import { color, radius } from '../../app/theme/tokens.ts';
import { RowAct } from '../../elements/row-act.ts';
import { useFlow, useProblems } from '../../flow/flow-context.ts';
import { isWithin } from '../../problems/problem-place.ts';
import { ActionForm } from './action-form.tsx';
import type { ListDrag } from './use-list-drag.ts';
import { useSetParams } from './use-set-params.ts';

const Card = styled('li')({
  border: `1px solid ${color.border}`,
  borderRadius: radius,
  background: color.surface,
  '& + &': { marginTop: 6 },
  '&[data-over]': { borderColor: color.primary, boxShadow: `0 0 0 1px ${color.primary}` },
  '& > .head': { display: 'flex', alignItems: 'center', minHeight: 34 },
  '& > .head > .grip': {
    display: 'grid',
    placeItems: 'center',
    flex: 'none',
    width: 24,
    alignSelf: 'stretch',
    color: color.muted,
    cursor: 'grab',
    '& svg': { fontSize: 16 },
  },
  '& > .head > button': {
    flex: 1,
    display: 'flex',
    alignItems: 'center',
    gap: 6,
    minWidth: 0,
    minHeight: 34,
    padding: '4px 8px 4px 4px',
    border: 0,
    background: 'none',
    fontSize: 13,
    lineHeight: '20px',
    textAlign: 'left',
    cursor: 'pointer',
  },
  '& > .head > button:first-of-type': { paddingLeft: 10 },
  '& > .head > .grip + button:first-of-type': { paddingLeft: 0 },
  '& > .head > button > span': { flex: 1, minWidth: 0, overflowWrap: 'anywhere', fontWeight: 500 },
  '& > .head > button > svg': { flex: 'none', fontSize: 18, color: color.muted, transition: 'transform 120ms' },
  '& > .head > button[aria-expanded=true] > svg': { transform: 'rotate(180deg)' },
  '& .dot': { flex: 'none', width: 8, height: 8, borderRadius: '50%', background: color.dispute },
  '& .dot[data-error]': { background: color.danger },
  '& > .body': { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: 12, padding: '4px 10px 10px' },
  '& > .body > .acts': { display: 'flex', justifyContent: 'flex-end', gap: 2, marginRight: -4 },
});

interface ActionCardProps {
  readonly call: EffectCall;
  readonly pointer: string;
  readonly index: number;
  readonly count: number;
  readonly isOpen: boolean;
  readonly drag: ListDrag;
  readonly onToggle: () => void;
  readonly onMove: (to: number) => void;
  readonly onDuplicate: () => void;
  readonly onRemove: () => void;
}

/** One action: what it does in words, and opened its settings. */
export function ActionCard({ call, pointer, index, count, isOpen, drag, onToggle, onMove, onDuplicate, onRemove }: ActionCardProps) {
  const { t } = useTranslation('inspector');
  const { registry, readOnly } = useFlow();
  const setParams = useSetParams();
  const body = useId();
  const faults = useProblems().filter((each) => isWithin(each.pointer, pointer));
  const action = effectWords(call, registry);
  const isError = faults.some(({ severity }) => severity === 'error');
  return (
    <Card {...drag.row(index)} {...(drag.over === index ? { 'data-over': '' } : {})}>
      <div className="head">
        {!readOnly && count > 1 && (
          <span className="grip" aria-hidden data-tip={t('drag')} {...drag.handle(index)}>
            <DragIndicatorOutlined />
          </span>
        )}
        <button type="button" aria-expanded={isOpen} aria-controls={body} onClick={onToggle} {...(isOpen ? {} : { 'data-field': pointer })}>
          <span>{action}</span>
          {faults.length > 0 && <i className="dot" {...(isError ? { 'data-error': '' } : {})} aria-hidden />}
          <ExpandMoreOutlined aria-hidden />
        </button>
      </div>
      {isOpen && (
        <div className="body" id={body}>
          <ActionForm call={call} pointer={pointer} onSet={(values, what) => setParams(pointer, call, values, what)} />
          {!readOnly && (
            <div className="acts">
              {count > 1 && (
                <>
                  <RowAct
                    type="button"
                    aria-label={t('actions.upOf', { action })}
                    data-tip={t('up')}
                    disabled={index === 0}
                    onClick={() => onMove(index - 1)}
                  >
                    <ArrowUpwardOutlined />
                  </RowAct>
                  <RowAct
                    type="button"
                    aria-label={t('actions.downOf', { action })}
                    data-tip={t('down')}
                    disabled={index === count - 1}
                    onClick={() => onMove(index + 1)}
                  >
                    <ArrowDownwardOutlined />
                  </RowAct>
                </>
              )}
              <RowAct type="button" aria-label={t('actions.duplicateOf', { action })} data-tip={t('duplicate')} onClick={onDuplicate}>
                <ContentCopyOutlined />
              </RowAct>
              <RowAct type="button" aria-label={t('actions.removeOf', { action })} data-tip={t('remove')} onClick={onRemove}>
                <DeleteOutlined />
              </RowAct>
            </div>
          )}
        </div>
      )}
    </Card>
  );
}
