import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SessionView } from '#engine';
import { useAct } from '../app/api/use-act.ts';
import { useFaultWords } from '../elements/fault-words.ts';
import { Field, TextInput } from '../elements/field.tsx';

const Form = styled('form')({ display: 'grid', gap: 16, '& button': { minHeight: 36 } });

interface SignInFormProps {
  readonly email?: string;
  readonly onSignedIn: (session: SessionView) => void;
}

export function SignInForm({ email: known = '', onSignedIn }: SignInFormProps) {
  const { t } = useTranslation('signIn');
  const { t: ofElements } = useTranslation('elements');
  const [email, setEmail] = useState(known);
  const [password, setPassword] = useState('');
  const [isTried, setTried] = useState(false);
  const passwordInput = useRef<HTMLInputElement>(null);
  const words = useFaultWords();
  const { act, isBusy, error } = useAct('session.create', { onDone: onSignedIn });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (email.trim() === '' || password === '') return;
    act({ body: { email: email.trim(), password } });
    passwordInput.current?.select();
  };
  const missing = (value: string): string | undefined => (isTried && value.trim() === '' ? ofElements('required') : undefined);
  return (
    <Form onSubmit={submit} noValidate>
      <Field label={t('email')} fault={missing(email)}>
        {(ties) => (
          <TextInput
            {...ties}
            type="email"
            name="email"
            autoComplete="username"
            value={email}
            onChange={(event) => setEmail(event.target.value)}
          />
        )}
      </Field>
      <Field label={t('password')} fault={missing(password) ?? (error ? words(error) : undefined)}>
        {(ties) => (
          <TextInput
            {...ties}
            ref={passwordInput}
            type="password"
            name="password"
            autoComplete="current-password"
            value={password}
            onChange={(event) => setPassword(event.target.value)}
          />
        )}
      </Field>
      <Button type="submit" variant="contained" disabled={isBusy}>
        {isBusy ? t('busy') : t('act')}
      </Button>
    </Form>
  );
}
