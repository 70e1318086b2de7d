import { styled } from '@mui/material/styles';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Conditions } from '#engine';
import { color } from '../../app/theme/tokens.ts';
import type { JsonObject } from '../../document/json.ts';
import { useFlow } from '../../flow/flow-context.ts';
import { GAP, ruleSentence } from '../../rules/rule-sentence.ts';
import { useOptions } from '../../rules/use-options.ts';
import { useRuleTree } from '../../rules/use-rule-tree.ts';
import { takesEverybody } from './segment-rows.ts';

const Words = styled('p')({ color: color.secondary, fontSize: 13, lineHeight: '20px', overflowWrap: 'anywhere' });

/** Who fits a row, in one sentence. */
export function RowSentence({ row }: { readonly row: JsonObject }) {
  const { t } = useTranslation('segments');
  const { registry } = useFlow();
  const optionsOf = useOptions();
  const { tree } = useRuleTree(row['when'] as Conditions | undefined);
  const sentence = useMemo(() => tree && ruleSentence(tree, { ...registry, optionsOf }), [tree, registry, optionsOf]);
  if (takesEverybody(row)) return <Words>{t('everybody')}</Words>;
  return <Words>{sentence === undefined || sentence === GAP ? t('unfinished') : sentence}</Words>;
}
