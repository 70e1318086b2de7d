import { styled } from '@mui/material/styles';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { nameWords, seniorities } from '#engine';
import { useAct } from '../app/api/use-act.ts';
import { color } from '../app/theme/tokens.ts';
import { Choice, Field } from '../elements/field.tsx';
import { FormDialog } from '../elements/form-dialog.tsx';
import type { User } from './people-panel.tsx';
import { TickList } from './tick-list.tsx';

const Quiet = styled('p')({ color: color.secondary });

interface AbilitiesDialogProps {
  readonly user: User;
  /** The skills and pools there are. */
  readonly skills: readonly string[];
  readonly pools: readonly string[];
  readonly onClose: () => void;
}

/** Says what somebody can do, and of which pools they are given tasks. */
export function AbilitiesDialog({ user, skills, pools, onClose }: AbilitiesDialogProps) {
  const { t } = useTranslation('people');
  const [draft, setDraft] = useState(user.abilities);
  const save = useAct('abilities.set', { refreshes: ['abilities.list'], onDone: onClose });
  return (
    <FormDialog
      title={t('abilities.title', { name: user.name })}
      save={t('abilities.save')}
      isReady={!save.isBusy}
      error={save.error}
      onSubmit={() => save.act({ params: { userId: user.id }, body: draft })}
      onClose={onClose}
    >
      <Field label={t('abilities.seniority')}>
        {(ties) => (
          <Choice
            {...ties}
            autoFocus
            value={draft.seniority}
            onChange={(event) => setDraft({ ...draft, seniority: event.target.value as typeof draft.seniority })}
          >
            {seniorities.map((each) => (
              <option key={each} value={each}>
                {t(`seniority.${each}`)}
              </option>
            ))}
          </Choice>
        )}
      </Field>
      {skills.length + draft.skills.length === 0 ? (
        <Quiet>{t('abilities.noSkills')}</Quiet>
      ) : (
        <TickList
          label={t('abilities.skills')}
          options={skills}
          words={nameWords}
          chosen={draft.skills}
          onChange={(chosen) => setDraft({ ...draft, skills: [...chosen] })}
        />
      )}
      <TickList
        label={t('abilities.pools')}
        options={pools}
        chosen={draft.pools}
        onChange={(chosen) => setDraft({ ...draft, pools: [...chosen] })}
      />
      <Quiet>{t('abilities.poolsHelp')}</Quiet>
    </FormDialog>
  );
}
