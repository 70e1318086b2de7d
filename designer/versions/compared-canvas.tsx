import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { differenceWords, isMeaning } from '#engine';
import type { CanvasPaint, PaintTone, StatePaint } from '../canvas/canvas-paint.ts';
import { FlowCanvas } from '../canvas/flow-canvas.tsx';
import type { JsonObject } from '../document/json.ts';
import { useFlow, useFlowPlace } from '../flow/flow-context.ts';
import { CanvasSign } from './canvas-sign.tsx';
import type { Comparison } from './comparison-context.ts';
import './versions-texts.ts';

/** Two states of the definition on one canvas: what is gone is drawn as no longer there. */
export function ComparedCanvas({ comparison }: { readonly comparison: Comparison }) {
  const { t } = useTranslation('versions');
  const { registry, announce } = useFlow();
  const { element, go } = useFlowPlace();
  const { search } = useLocation();
  const { before, after, from, to, ofState, ofTransition } = comparison;
  const paint = useMemo<CanvasPaint>(() => ({ states: paintOf(ofState), transitions: paintOf(ofTransition) }), [ofState, ofTransition]);
  const chosen = useMemo(() => (element === undefined ? [] : [element]), [element]);
  const choose = useCallback((elements: readonly string[]) => go({ element: elements[0] }), [go]);
  const name = (side: Comparison['from']): string => (side === 'draft' ? t('draftAs') : t('version', { version: side }));
  const without = new URLSearchParams(search);
  without.delete('compare');
  return (
    <>
      <FlowCanvas
        value={after as unknown as JsonObject}
        ghosts={before as unknown as JsonObject}
        registry={registry}
        mode="view"
        label={t('compare.comparing', { from: name(from), to: name(to) })}
        paint={paint}
        chosen={chosen}
        onChoose={choose}
        onSay={announce}
      />
      <CanvasSign>
        {t('compare.comparing', { from: name(from), to: name(to) })}
        <Link to={`?${without}`}>{t('compare.end')}</Link>
      </CanvasSign>
    </>
  );
}

type Differences = Comparison['ofState'];

function paintOf(differences: Differences): ReadonlyMap<string, StatePaint> {
  return new Map(
    [...differences].flatMap(([key, all]) => {
      const shown = all.filter(isMeaning);
      const first = shown[0];
      if (!first) return [];
      const whole = shown.find(({ kind, what }) => kind !== 'changed' && (what === 'state' || what === 'transition'));
      const tone: PaintTone = whole?.kind === 'added' ? 'added' : whole?.kind === 'removed' ? 'removed' : 'changed';
      return [[key, { tone, badge: String(shown.length), words: shown.map((each) => differenceWords(each)).join('. ') }] as const];
    }),
  );
}
