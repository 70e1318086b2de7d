import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Target } from '../acts/legal-targets.ts';
import { AskDialog } from './ask-dialog.tsx';
import { useRefusalWords } from './connect-dialog.tsx';
import { type PickTarget, TargetPicker } from './target-picker.tsx';

interface RetargetDialogProps {
  readonly targets: readonly Target[];
  readonly target: string | undefined;
  readonly onAsked: (target: string) => void;
  readonly onClose: () => void;
}

/** Where a path leads instead. */
export function RetargetDialog({ targets, target, onAsked, onClose }: RetargetDialogProps) {
  const { t } = useTranslation('canvas');
  const words = useRefusalWords();
  const shown = useMemo(() => targets.map(({ path, refusal }) => ({ path, refusal: refusal && words(refusal) })), [targets, words]);
  return <OneTarget title={t('connect.again')} submit={t('connect.change')} {...{ targets: shown, target, onAsked, onClose }} />;
}

interface OneTargetProps {
  readonly title: string;
  readonly submit: string;
  readonly targets: readonly PickTarget[];
  readonly target: string | undefined;
  readonly onAsked: (target: string) => void;
  readonly onClose: () => void;
}

/** Asks for one step. */
export function OneTarget({ title, submit, targets, target, onAsked, onClose }: OneTargetProps) {
  const { t } = useTranslation('canvas');
  const [chosen, setChosen] = useState(target);
  return (
    <AskDialog
      title={title}
      submit={submit}
      ready={chosen !== undefined}
      onSubmit={() => chosen !== undefined && onAsked(chosen)}
      onClose={onClose}
    >
      <TargetPicker label={t('connect.target')} targets={targets} chosen={chosen} onChoose={setChosen} />
    </AskDialog>
  );
}
