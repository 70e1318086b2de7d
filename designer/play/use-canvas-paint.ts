import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { useAddressPart } from '../app/use-address-part.ts';
import { type CanvasPaint, noPaint } from '../canvas/canvas-paint.ts';
import { useSettled } from '../elements/use-settled.ts';
import { useChart, useFlow, useFlowValue } from '../flow/flow-context.ts';
import { compileFlow } from './compile-flow.ts';
import { coveragePaint, type PaintWords, playPaint } from './play-paint.ts';
import { playOf, sessionOf } from './play-session.ts';
import { useTests } from './use-tests.ts';
import './play-texts.ts';

const SETTLES_MS = 250;

/**
 * What playing lays over the canvas: while the play is open where it stands and has been, else, when that is asked
 * for (`?paint=coverage`), what the tests come to.
 */
export function useCanvasPaint(): CanvasPaint {
  const [panel] = useAddressPart('panel');
  const [paint] = useAddressPart('paint');
  const played = usePlayPaint(panel === 'play');
  const covered = useCoveragePaint(paint === 'coverage' && panel !== 'play');
  return panel === 'play' ? played : covered;
}

function usePlayPaint(enabled: boolean): CanvasPaint {
  const { store: document, registry } = useFlow();
  const words = usePaintWords();
  const store = useMemo(() => sessionOf(document), [document]);
  const session = useStore(store);
  const value = useSettled(
    useFlowValue((each) => (enabled ? each : undefined)),
    SETTLES_MS,
  );
  return useMemo(() => {
    if (!enabled || !value || !session.beginning) return noPaint;
    const outcome = compileFlow(value, registry);
    return outcome.ok ? playPaint(playOf(outcome.compiled, session), words) : noPaint;
  }, [enabled, value, registry, session, words]);
}

function useCoveragePaint(enabled: boolean): CanvasPaint {
  const chart = useChart();
  const words = usePaintWords();
  const { report } = useTests(enabled);
  return useMemo(() => {
    if (!enabled || !report) return noPaint;
    const { states, transitions } = report.coverage;
    return coveragePaint(chart, { states: states.missing, transitions: transitions.missing }, words);
  }, [enabled, report, chart, words]);
}

function usePaintWords(): PaintWords {
  const { t } = useTranslation('play');
  return useMemo(
    () => ({
      now: t('paint.now'),
      visited: t('paint.visited'),
      taken: t('paint.taken'),
      reached: t('paint.reached'),
      unreached: t('paint.unreached'),
      untested: t('paint.untested'),
    }),
    [t],
  );
}
