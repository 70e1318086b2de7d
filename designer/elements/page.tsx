import { styled } from '@mui/material/styles';
import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { color, narrow } from '../app/theme/tokens.ts';

const Frame = styled('div')({
  display: 'grid',
  gridTemplateColumns: 'minmax(0, 1fr)',
  gap: 16,
  padding: '20px 24px 40px',
  maxWidth: 1840,
  margin: '0 auto',
  [narrow]: { padding: '16px 16px 88px' },
});

const Head = styled('header')({
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'flex-end',
  gap: '8px 16px',
  minHeight: 32,
  '& .note': { color: color.secondary, fontSize: 13, lineHeight: '20px' },
  '& > .actions': { marginLeft: 'auto', display: 'flex', flexWrap: 'wrap', gap: 8, alignItems: 'center' },
});

interface PageProps {
  /** Says where one is, on the page and in the browser's title. */
  readonly title: string;
  readonly note?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

export function Page({ title, note, actions, children }: PageProps) {
  usePageTitle(title);
  return (
    <Frame>
      <Head>
        <div>
          <h1>{title}</h1>
          {note !== undefined && <p className="note">{note}</p>}
        </div>
        {actions !== undefined && <div className="actions">{actions}</div>}
      </Head>
      {children}
    </Frame>
  );
}

/** A page that makes its own head. */
export const BarePage = Frame;

export function usePageTitle(title: string): void {
  const { t } = useTranslation('app');
  useEffect(() => {
    document.title = t('title', { page: title });
  }, [title, t]);
}
