import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Panel } from '../elements/panel.tsx';
import { HeadingSettings } from '../settings/heading-settings.tsx';
import { Form } from './form.ts';

/** What a definition is: its name, what it is for, and what its kind has beside. */
export function HeadingPanel({ children }: { readonly children?: ReactNode }) {
  const { t } = useTranslation('definitions');
  return (
    <Panel title={t('heading')}>
      <Form>
        <HeadingSettings />
        {children}
      </Form>
    </Panel>
  );
}
