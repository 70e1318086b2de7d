import { useTranslation } from 'react-i18next';
import type { Timer } from '#engine';
import { Choice } from '../../elements/field.tsx';
import { useFlow } from '../../flow/flow-context.ts';
import { QuietAct } from '../../rules/row-control.ts';
import { spanOf } from '../../schedule/when.ts';
import { spanText, spanUnits } from '../../settings/span.ts';
import { SpanSetting } from '../../settings/span-setting.tsx';
import { useFaultAt } from '../../settings/use-fault-at.ts';
import { Said } from '../panel-parts.tsx';

interface TimerSpanProps {
  readonly timer: Timer;
  readonly pointer: string;
  readonly onChange: (offset: string) => void;
}

/** How long before or after: a number, its unit, and the side where there is one to choose. */
export function TimerSpan({ timer, pointer, onChange }: TimerSpanProps) {
  const { t } = useTranslation('inspector');
  const { readOnly } = useFlow();
  const span = spanOf(timer.offset);
  if (!span) return <MixedSpan offset={timer.offset} pointer={pointer} onChange={onChange} />;
  const turned = (side: string): string => spanText({ ...span, amount: (side === 'before' ? -1 : 1) * Math.abs(span.amount) });
  return (
    <SpanSetting
      label={t('timer.amount')}
      pointer={pointer}
      units={spanUnits}
      unitLabel={t('timer.unit')}
      value={timer.offset}
      onSet={(offset) => offset !== undefined && onChange(offset)}
    >
      {timer.anchor !== undefined && (
        <Choice
          aria-label={t('timer.side')}
          style={{ flex: '0 1 auto', width: 'auto', minWidth: 0 }}
          disabled={readOnly}
          value={timer.offset.startsWith('-') ? 'before' : 'after'}
          onChange={(event) => onChange(turned(event.target.value))}
        >
          <option value="before">{t('timer.before')}</option>
          <option value="after">{t('timer.after')}</option>
        </Choice>
      )}
    </SpanSetting>
  );
}

interface MixedSpanProps {
  readonly offset: string;
  readonly pointer: string;
  readonly onChange: (offset: string) => void;
}

/** A span of several units. It stays as it is written until another is chosen. */
function MixedSpan({ offset, pointer, onChange }: MixedSpanProps) {
  const { t } = useTranslation('inspector');
  const { readOnly } = useFlow();
  const told = useFaultAt(pointer);
  return (
    <div>
      <Said data-field={pointer} tabIndex={-1}>
        {t('timer.mixed', { offset })}
      </Said>
      {told !== undefined && <Said role="alert">{told}</Said>}
      {!readOnly && (
        <QuietAct type="button" style={{ marginLeft: -8 }} onClick={() => onChange('P5D')}>
          {t('timer.mixedChange')}
        </QuietAct>
      )}
    </div>
  );
}
