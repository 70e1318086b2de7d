import Button from '@mui/material/Button';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type CompiledStrategy, toTest } from '#engine';
import type { Json } from '../document/json.ts';
import { Field, TextInput } from '../elements/field.tsx';
import { useActOn, useFlowPlace, useFlowValue } from '../flow/flow-context.ts';
import { type PlaySession, scriptOf } from './play-session.ts';
import { testsIn } from './test-edits.ts';

interface SaveFormProps {
  readonly compiled: CompiledStrategy;
  readonly session: PlaySession;
}

/** Keeps a run as a test of the definition. */
export function SaveForm({ compiled, session }: SaveFormProps) {
  const { t } = useTranslation('play');
  const { t: ofElements } = useTranslation('elements');
  const act = useActOn();
  const { go } = useFlowPlace();
  const tests = useFlowValue(testsIn);
  const [name, setName] = useState('');
  const [isTried, setTried] = useState(false);
  const [saved, setSaved] = useState<string>();
  const plain = name.trim();
  const fault = plain === '' ? ofElements('required') : tests.some((test) => test.name === plain) ? t('save.taken') : undefined;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (fault !== undefined) return;
    const test = toTest(compiled, scriptOf(session), plain);
    if (
      act({ op: 'list.insert', pointer: '/tests', index: tests.length, value: test as unknown as Json }, t('save.label', { name: plain }))
    )
      setSaved(plain);
  };
  if (saved !== undefined) {
    return (
      <div className="form">
        <p role="status">{t('save.saved', { name: saved })}</p>
        <div className="acts">
          <Button variant="outlined" onClick={() => go({ tab: 'tests' })}>
            {t('save.see')}
          </Button>
        </div>
      </div>
    );
  }
  return (
    <form className="form" onSubmit={submit} noValidate>
      <p className="quiet">{t('save.words')}</p>
      <Field label={t('save.name')} fault={isTried ? fault : undefined}>
        {(ties) => <TextInput {...ties} maxLength={120} value={name} onChange={(event) => setName(event.target.value)} />}
      </Field>
      <div className="acts">
        <Button type="submit" variant="contained">
          {t('save.do')}
        </Button>
      </div>
    </form>
  );
}
