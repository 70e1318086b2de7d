import { useTranslation } from 'react-i18next';
import type { Note } from '../document/layout.ts';
import { useActOn, useFlow, useFlowPlace } from '../flow/flow-context.ts';
import { TextSetting } from '../settings/text-setting.tsx';
import { DangerAct } from './danger-act.tsx';
import { LastActs, Plain } from './panel-parts.tsx';

/** A note on the canvas. */
export function NotePanel({ note }: { readonly note: Note }) {
  const { t } = useTranslation(['inspector', 'settings']);
  const { readOnly } = useFlow();
  const { go } = useFlowPlace();
  const act = useActOn();
  const { id, text } = note;
  return (
    <>
      <Plain>
        <TextSetting
          key={id}
          label={t('note.text')}
          pointer={`#note ${id}`}
          rows={6}
          value={text}
          onSet={(next) =>
            act({ op: 'layout.note.set', id, note: { text: next ?? '' } }, t('settings:did', { what: t('kind.note').toLowerCase() }), {
              key: `note ${id}`,
            })
          }
        />
      </Plain>
      {!readOnly && (
        <LastActs>
          <DangerAct
            label={t('note.remove')}
            onAct={() => {
              if (act({ op: 'layout.note.remove', id }, t('did.removeNote'))) go({ element: undefined });
            }}
          />
        </LastActs>
      )}
    </>
  );
}
