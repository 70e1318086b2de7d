import { styled } from '@mui/material/styles';
import { useTranslation } from 'react-i18next';
import type { MessageFile } from '#engine';
import { addressOf } from '../app/api/call.ts';

const List = styled('ul')({ display: 'grid', gap: 2, '& a': { overflowWrap: 'anywhere' } });

/** The papers of a message, as they were sent; each is saved as PDF. */
export function MessageFiles({ messageKey, files }: { readonly messageKey: string; readonly files: readonly MessageFile[] }) {
  const { t } = useTranslation('outbox');
  return (
    <List>
      {files.map(({ name }) => (
        <li key={name}>
          <a
            href={addressOf('outbox.paper', { params: { key: messageKey, name } }).url}
            download={name}
            aria-label={t('message.save', { name })}
          >
            {name}
          </a>
        </li>
      ))}
    </List>
  );
}
