import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type EffectCall, effectWords } from '#engine';
import { inPlace } from '../../elements/in-place.ts';
import { SearchMenu } from '../../elements/search-menu.tsx';
import { useActOn, useFlow, useFlowPlace } from '../../flow/flow-context.ts';
import { isWithin } from '../../problems/problem-place.ts';
import { insertAction, moveAction, removeAction } from '../action-edits.ts';
import { Section } from '../panel-parts.tsx';
import type { ActionList } from '../path-place.ts';
import { PickAct } from '../settings/pick-act.tsx';
import { ActionCard } from './action-card.tsx';
import { callOfKind } from './action-kinds.ts';
import { useActionOptions } from './use-action-options.ts';
import { useListDrag } from './use-list-drag.ts';
import { usedTemplates } from './used-templates.ts';

interface ActionListProps {
  readonly title: string;
  readonly list: ActionList;
}

/** What is done at one moment, in its order. */
export function ActionListSection({ title, list }: ActionListProps) {
  const { t } = useTranslation('inspector');
  const { registry, readOnly, store } = useFlow();
  const act = useActOn();
  const options = useActionOptions();
  const { field } = useFlowPlace();
  const { calls, pointer } = list;
  const meant = calls.findIndex((_, index) => field !== undefined && isWithin(field, `${pointer}/${index}`));
  const [chosen, setOpen] = useState<number | 'none'>();
  const [lastMeant, setLastMeant] = useState(-1);
  if (meant !== lastMeant) {
    setLastMeant(meant);
    if (meant >= 0) setOpen(meant);
  }
  const open = chosen ?? (calls.length === 1 ? 0 : 'none');
  const words = (call: EffectCall): string => effectWords(call, registry);

  const add = (kind: string): void => {
    const call = callOfKind(kind, registry, { used: usedTemplates(store.getState().value) });
    if (act(insertAction(list, calls.length, call), t('did.addAction', { action: words(call) }))) setOpen(calls.length);
  };
  const move = (index: number, to: number): void => {
    const call = calls[index];
    if (!call || to === index || to < 0 || to >= calls.length) return;
    if (act(moveAction(list, index, to), t('did.moveAction', { action: words(call) })) && open === index) setOpen(to);
  };
  const drag = useListDrag(move);
  return (
    <Section title={title}>
      {calls.length === 0 && <p className="none">{t('actions.none')}</p>}
      {calls.length > 0 && (
        <ol>
          {inPlace(calls).map(({ place, item: call }) => {
            const index = Number(place);
            return (
              <ActionCard
                key={place}
                call={call}
                pointer={`${pointer}/${index}`}
                index={index}
                count={calls.length}
                isOpen={open === index}
                drag={drag}
                onToggle={() => setOpen(open === index ? 'none' : index)}
                onMove={(to) => move(index, to)}
                onDuplicate={() => {
                  if (act(insertAction(list, index + 1, call), t('did.duplicateAction', { action: words(call) }))) setOpen(index + 1);
                }}
                onRemove={() => {
                  if (act(removeAction(list, index), t('did.removeAction', { action: words(call) }))) setOpen('none');
                }}
              />
            );
          })}
        </ol>
      )}
      {!readOnly && (
        <PickAct label={t('actions.add')} menuLabel={t('actions.find')}>
          {(done) => (
            <SearchMenu
              label={t('actions.find')}
              options={options}
              onChoose={({ id }) => {
                done();
                add(id);
              }}
            />
          )}
        </PickAct>
      )}
    </Section>
  );
}
