import { useTranslation } from 'react-i18next';
import { inPlace } from '../../elements/in-place.ts';
import { Panel } from '../../elements/panel.tsx';
import { useActOn, useFlowValue } from '../../flow/flow-context.ts';
import { AddEntry } from '../add-entry.tsx';
import { TwoColumns } from '../form.ts';
import { HeadingPanel } from '../heading-panel.tsx';
import { freeId, itemsAt, textAt } from '../items.ts';
import { Entries } from '../list-entry.tsx';
import { Quiet } from '../policies/list-parts.ts';
import { useOpenEntry } from '../use-open-entry.ts';
import { RankingEffect } from './ranking-effect.tsx';
import { ValuationEntry } from './valuation-entry.tsx';
import './rankings-texts.ts';

/** What puts one account before another: parts that add up, and beside them what that does to the worklists as they are. */
export function RankingEditor() {
  const { t } = useTranslation('rankings');
  const act = useActOn();
  const value = useFlowValue((each) => each);
  const parts = itemsAt(value, 'valuations');
  const [open, setOpen] = useOpenEntry('valuations');
  const add = (): void => {
    const id = freeId(
      'part',
      parts.map((part) => part['id']),
    );
    const operation = {
      op: 'list.insert',
      pointer: '/valuations',
      index: parts.length,
      value: { id, name: t('newName'), points: 1 },
    } as const;
    if (act(operation, t('did.add'))) setOpen(parts.length);
  };
  const remove = (index: number, name: string): void => {
    if (act({ op: 'list.remove', pointer: '/valuations', index }, t('did.remove', { name }))) setOpen(undefined);
  };
  return (
    <TwoColumns>
      <div>
        <Panel title={t('title')} flush>
          <Quiet style={{ padding: '0 16px 12px' }}>{t('note')}</Quiet>
          <Entries>
            {inPlace(parts).map(({ place, item }) => (
              <ValuationEntry
                key={place}
                index={Number(place)}
                part={item}
                isOpen={open === Number(place)}
                onOpen={(isOpen) => setOpen(isOpen ? Number(place) : undefined)}
                onRemove={() => remove(Number(place), textAt(item, 'name') ?? '')}
              />
            ))}
          </Entries>
          <AddEntry label={t('add')} onAdd={add} />
        </Panel>
      </div>
      <div>
        <RankingEffect />
        <HeadingPanel />
      </div>
    </TwoColumns>
  );
}
