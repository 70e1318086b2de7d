import { styled } from '@mui/material/styles';
import { useTranslation } from 'react-i18next';
import { API_ROOT, filledPath, type MessageFile } from '#engine';
import { addresses } from '../app/api/addresses.ts';

const List = styled('ul')({ display: 'grid', gap: 2, '& a': { overflowWrap: 'anywhere' } });

/** The papers of a message, as they were sent; each is saved as PDF. */
export function MessageFiles({ messageKey, files }: { readonly messageKey: string; readonly files: readonly MessageFile[] }) {
  const { t } = useTranslation('outbox');
  const [, path = ''] = addresses['outbox.paper'].split(' ');
  return (
    <List>
      {files.map(({ name }) => (
        <li key={name}>
          <a href={`${API_ROOT}${filledPath(path, { key: messageKey, name })}`} download={name} aria-label={t('message.save', { name })}>
            {name}
          </a>
        </li>
      ))}
    </List>
  );
}
