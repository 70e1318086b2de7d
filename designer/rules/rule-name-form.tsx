import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { nameWords } from '#engine';
import { Field, TextInput } from '../elements/field.tsx';
import { ruleNameOf } from './rule-name.ts';

const Frame = styled('form')({
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'flex-start',
  gap: 8,
  '& > :first-of-type': { flex: '1 1 240px', maxWidth: 420 },
  '& > .acts': { display: 'flex', gap: 4, paddingTop: 24 },
});

interface RuleNameFormProps {
  readonly name: string;
  readonly taken: readonly string[];
  readonly onSave: (name: string) => void;
  readonly onCancel: () => void;
}

/** Names a rule in words; the definition keeps them as one. */
export function RuleNameForm({ name, taken, onSave, onCancel }: RuleNameFormProps) {
  const { t } = useTranslation('rules');
  const [text, setText] = useState(nameWords(name));
  const [isTried, setTried] = useState(false);
  // Unless something else is typed the name stays as it is, whatever its words would make of it.
  const next = text.trim() === nameWords(name) ? name : ruleNameOf(text);
  const fault = next === '' ? t('panel.nameInvalid') : next !== name && taken.includes(next) ? t('panel.nameTaken') : undefined;
  return (
    <Frame
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (fault === undefined) onSave(next);
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onCancel();
      }}
    >
      <Field
        label={t('panel.name')}
        fault={isTried || (fault !== undefined && next !== '') ? fault : undefined}
        {...(next === '' ? {} : { help: t('panel.nameHelp', { name: next }) })}
      >
        {(ties) => (
          <TextInput
            {...ties}
            autoFocus
            maxLength={64}
            autoComplete="off"
            value={text}
            onFocus={(event) => event.target.select()}
            onChange={(event) => setText(event.target.value)}
          />
        )}
      </Field>
      <span className="acts">
        <Button type="submit" variant="contained">
          {t('panel.save')}
        </Button>
        <Button type="button" onClick={onCancel}>
          {t('panel.cancel')}
        </Button>
      </span>
    </Frame>
  );
}
