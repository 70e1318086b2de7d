import ArrowDownwardOutlined from '@mui/icons-material/ArrowDownwardOutlined';
import ArrowUpwardOutlined from '@mui/icons-material/ArrowUpwardOutlined';
import { useTranslation } from 'react-i18next';
import type { ChartTransition } from '#engine';
import { useActOn, useFlow, useFlowPlace } from '../../flow/flow-context.ts';
import { QuietAct } from '../../rules/row-control.ts';
import { Said, Section } from '../panel-parts.tsx';
import { orderSense, pathElement, refOf } from '../path-place.ts';

interface PathOrderProps {
  readonly way: ChartTransition;
  readonly siblings: readonly ChartTransition[];
}

/** When the path is looked at among those of its trigger, and what that means. */
export function PathOrder({ way, siblings }: PathOrderProps) {
  const { t } = useTranslation('inspector');
  const { store, readOnly } = useFlow();
  const { go } = useFlowPlace();
  const act = useActOn();
  const sense = orderSense(way, siblings);
  if (sense === 'only') return null;
  const move = (to: number): void => {
    if (!act({ op: 'transition.move', ref: refOf(way), to }, t('did.movePath'))) return;
    go({ element: pathElement(store.getState().value, way.source, way.trigger, to) });
  };
  return (
    <Section title={t('path.order')}>
      <Said>
        {t('path.orderOf', { place: way.index + 1, count: siblings.length })}. {t(`path.${sense}`, { count: way.index })}
      </Said>
      {!readOnly && (
        <span style={{ marginLeft: -8 }}>
          <QuietAct type="button" disabled={way.index === 0} onClick={() => move(way.index - 1)}>
            <ArrowUpwardOutlined aria-hidden />
            {t('path.earlier')}
          </QuietAct>
          <QuietAct type="button" disabled={way.index === siblings.length - 1} onClick={() => move(way.index + 1)}>
            <ArrowDownwardOutlined aria-hidden />
            {t('path.later')}
          </QuietAct>
        </span>
      )}
    </Section>
  );
}
