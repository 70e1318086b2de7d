import { useTranslation } from 'react-i18next';
import { type EffectCall, nameWords } from '#engine';
import { Choice, Field } from '../elements/field.tsx';
import { useFlow } from '../flow/flow-context.ts';
import { actionKinds, callOfKind, chosenByKind, kindOfCall } from '../inspector/actions/action-kinds.ts';
import { usedTemplates } from '../inspector/actions/used-templates.ts';
import { useFaultAt } from '../settings/use-fault-at.ts';

const groups = ['messages', 'tasks', 'other'] as const;

interface ActionKindFieldProps {
  readonly call: EffectCall;
  readonly pointer: string;
  readonly number: number;
  /** Another action in its place. */
  readonly onReplace: (call: EffectCall) => void;
}

/** What an action is: a message on a channel, a task of a kind, or something else. */
export function ActionKindField({ call, pointer, number, onReplace }: ActionKindFieldProps) {
  const { t } = useTranslation('schedule');
  const { registry, store } = useFlow();
  const ofType = useFaultAt(`${pointer}/type`);
  const ofKind = useFaultAt(`${pointer}/params/${chosenByKind(call.type)[0] ?? ''}`);
  const kinds = actionKinds(registry);
  const current = kindOfCall(call);
  return (
    <Field label={t('form.action', { number })} fault={ofType ?? ofKind}>
      {(ties) => (
        <Choice
          {...ties}
          value={current}
          onChange={(event) =>
            onReplace(callOfKind(event.target.value, registry, { before: call, used: usedTemplates(store.getState().value) }))
          }
        >
          {!kinds.some(({ id }) => id === current) && <option value={current}>{t('form.unknown', { id: nameWords(call.type) })}</option>}
          {groups.map((group) => (
            <optgroup key={group} label={t(`form.groups.${group}`)}>
              {kinds
                .filter((kind) => kind.group === group)
                .map((kind) => (
                  <option key={kind.id} value={kind.id}>
                    {kind.label}
                  </option>
                ))}
            </optgroup>
          ))}
        </Choice>
      )}
    </Field>
  );
}
