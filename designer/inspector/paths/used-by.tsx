import { useTranslation } from 'react-i18next';
import { type ChartTransition, stateWords } from '#engine';
import { useFlowPlace } from '../../flow/flow-context.ts';
import { GoButton, Section } from '../panel-parts.tsx';
import { usePathWords } from './path-words.ts';

/** The paths that use something; each leads there. */
export function UsedBy({ ways }: { readonly ways: readonly ChartTransition[] }) {
  const { t } = useTranslation('inspector');
  const { go } = useFlowPlace();
  const words = usePathWords();
  return (
    <Section title={t('timer.usedBy', { count: ways.length })}>
      {ways.length > 0 && (
        <ul>
          {ways.map((way) => (
            <li key={way.pointer}>
              <GoButton type="button" onClick={() => go({ element: `path:${way.pointer}` })}>
                {way.source === '' ? t('paths.everywhere') : stateWords(way.source)}: {words(way, way.index > 0).target}
              </GoButton>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
