import DeleteOutlined from '@mui/icons-material/DeleteOutlined';
import { useTranslation } from 'react-i18next';
import { inPlace } from '../../elements/in-place.ts';
import { Panel } from '../../elements/panel.tsx';
import { RowAct } from '../../elements/row-act.ts';
import { useActOn, useFlow, useFlowValue } from '../../flow/flow-context.ts';
import { ChoiceSetting } from '../../settings/choice-setting.tsx';
import { NumberSetting } from '../../settings/number-setting.tsx';
import { useSet } from '../../settings/use-set.ts';
import { AddEntry } from '../add-entry.tsx';
import { TwoColumns } from '../form.ts';
import { HeadingPanel } from '../heading-panel.tsx';
import { textAt } from '../items.ts';
import { AgingPreview } from './aging-preview.tsx';
import { Entries } from './list-parts.ts';
import './policies-texts.ts';

/** How debts are grouped by age: the bounds, and beside them what comes of it. */
export function AgingEditor() {
  const { t } = useTranslation('policies');
  const { readOnly } = useFlow();
  const act = useActOn();
  const set = useSet();
  const value = useFlowValue((each) => each);
  const bounds = Array.isArray(value['bounds']) ? value['bounds'] : [];
  const add = (): void => {
    const last = bounds.at(-1);
    const next = (typeof last === 'number' ? last : 0) + 30;
    act({ op: 'list.insert', pointer: '/bounds', index: bounds.length, value: next }, t('aging.did.add'));
  };
  return (
    <TwoColumns>
      <div>
        <Panel title={t('aging.bounds')} note={t('aging.boundsNote')} flush>
          <Entries>
            {inPlace(bounds).map(({ place, item }) => {
              const label = t('aging.bound', { number: Number(place) + 1 });
              const remove = t('aging.remove', { day: String(item) });
              return (
                <li key={place}>
                  <NumberSetting
                    label={label}
                    pointer={`/bounds/${place}`}
                    value={typeof item === 'number' ? item : undefined}
                    onSet={(day) => day !== undefined && set(`/bounds/${place}`, day, label)}
                  />
                  {!readOnly && (
                    <RowAct
                      type="button"
                      aria-label={remove}
                      data-tip={remove}
                      disabled={bounds.length === 1}
                      onClick={() => act({ op: 'list.remove', pointer: '/bounds', index: Number(place) }, t('aging.did.remove'))}
                    >
                      <DeleteOutlined aria-hidden />
                    </RowAct>
                  )}
                </li>
              );
            })}
          </Entries>
          <AddEntry label={t('aging.add')} onAdd={add} />
        </Panel>
      </div>
      <div>
        <AgingPreview />
        <HeadingPanel>
          <ChoiceSetting
            label={t('aging.basis')}
            pointer="/basis"
            value={textAt(value, 'basis')}
            options={(['due', 'issued'] as const).map((id) => ({ id, label: t(`aging.bases.${id}`) }))}
            onSet={(id) => set('/basis', id, t('aging.basis'))}
          />
        </HeadingPanel>
      </div>
    </TwoColumns>
  );
}
