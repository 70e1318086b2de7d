import AddOutlined from '@mui/icons-material/AddOutlined';
import ArrowUpwardOutlined from '@mui/icons-material/ArrowUpwardOutlined';
import CloseOutlined from '@mui/icons-material/CloseOutlined';
import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { useTranslation } from 'react-i18next';
import { color } from '../app/theme/tokens.ts';
import { inPlace } from '../elements/in-place.ts';
import { RowAct } from '../elements/row-act.ts';
import { useFlow } from '../flow/flow-context.ts';
import { ActionForm } from '../inspector/actions/action-form.tsx';
import { actionKinds, callOfKind, chosenByKind } from '../inspector/actions/action-kinds.ts';
import { usedTemplates } from '../inspector/actions/used-templates.ts';
import { ActionKindField } from './action-kind-field.tsx';
import type { ActionPort } from './action-port.ts';

const List = styled('div')({
  display: 'grid',
  gap: 12,
  '& > .one': {
    position: 'relative',
    display: 'grid',
    gap: 10,
    paddingLeft: 12,
    borderLeft: `2px solid ${color.border}`,
  },
  '& > .one > .acts': { position: 'absolute', top: -4, right: 0, display: 'flex' },
});

/** The actions of a step in the order they are done. */
export function ActionList({ port }: { readonly port: ActionPort }) {
  const { t } = useTranslation('schedule');
  const { registry, store } = useFlow();
  const add = (): void => {
    const [first] = actionKinds(registry);
    if (first) port.add(callOfKind(first.id, registry, { used: usedTemplates([store.getState().value, port.calls]) }));
  };
  return (
    <List>
      {inPlace(port.calls).map(({ place, item: call }, index) => (
        <div key={place} className="one">
          <div className="acts">
            {index > 0 && (
              <RowAct
                type="button"
                aria-label={t('form.actionUp', { number: index + 1 })}
                data-tip={t('form.actionUp', { number: index + 1 })}
                onClick={() => port.raise(index)}
              >
                <ArrowUpwardOutlined aria-hidden />
              </RowAct>
            )}
            <RowAct
              type="button"
              aria-label={t('form.removeAction', { number: index + 1 })}
              data-tip={t('form.removeAction', { number: index + 1 })}
              onClick={() => port.remove(index)}
            >
              <CloseOutlined aria-hidden />
            </RowAct>
          </div>
          <ActionKindField
            call={call}
            pointer={`${port.pointer}/${index}`}
            number={index + 1}
            onReplace={(next) => port.replace(index, next)}
          />
          <ActionForm
            call={call}
            pointer={`${port.pointer}/${index}`}
            leaveOut={chosenByKind(call.type)}
            onSet={(values, what) => port.set(index, values, what)}
          />
        </div>
      ))}
      <div>
        <Button variant="outlined" startIcon={<AddOutlined />} onClick={add}>
          {port.calls.length === 0 ? t('form.addFirstAction') : t('form.addAction')}
        </Button>
      </div>
    </List>
  );
}
