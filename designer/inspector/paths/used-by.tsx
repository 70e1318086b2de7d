import { useTranslation } from 'react-i18next';
import { type ChartTransition, stateWords } from '#engine';
import { useFlowPlace } from '../../flow/flow-context.ts';
import { GoButton, Section } from '../panel-parts.tsx';
import { usePathWords } from './path-words.ts';

/** The paths that use something; each leads there. */
export function UsedBy({ of, ways }: { readonly of: 'timer' | 'rule'; readonly ways: readonly ChartTransition[] }) {
  const { t } = useTranslation('inspector');
  const { go } = useFlowPlace();
  const words = usePathWords();
  return (
    <Section title={t(of === 'timer' ? 'timer.usedBy' : 'rule.paths', { count: ways.length })}>
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
