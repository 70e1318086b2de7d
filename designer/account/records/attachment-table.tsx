import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { useTranslation } from 'react-i18next';
import type { AttachmentView } from '#engine';
import { useAnswer } from '../../app/api/use-answer.ts';
import { useToday } from '../../app/clock.ts';
import { useMay } from '../../app/session.ts';
import { sizeWords } from '../../app/text/size-words.ts';
import { momentWords } from '../../app/text/when.ts';
import { color } from '../../app/theme/tokens.ts';
import { DataTable, TableRoom } from '../../elements/data-table.ts';
import { Heads } from '../../elements/heads.tsx';
import { EmptyNote, FaultNote } from '../../elements/note.tsx';
import { BoneTable, Loading } from '../../elements/skeleton.tsx';
import { useAccount } from '../account-context.ts';
import { useShownFiles } from '../attachments/attachments-address.ts';
import { FileLink } from '../attachments/file-links.tsx';

const MOST = 200;

const Foot = styled('div')({
  display: 'flex',
  alignItems: 'center',
  gap: 12,
  padding: '4px 8px',
  borderTop: `1px solid ${color.border}`,
  '& span': { color: color.muted, fontSize: 12 },
});
/** Every file of the account, whatever it belongs to, the newest first. */
export function AttachmentTable() {
  const { t } = useTranslation('account');
  const { id: accountId } = useAccount();
  const may = useMay();
  const [, show] = useShownFiles();
  const { data, error, refetch } = useAnswer('attachments.list', { params: { accountId }, query: { limit: MOST } });
  const add = may('attachments.add') && (
    <Button onClick={() => show({ place: 'account', id: accountId })}>{t('attachments.table.add')}</Button>
  );
  if (error && !data) return <FaultNote error={error} of="load" onRetry={() => void refetch()} />;
  if (!data) {
    return (
      <Loading>
        <BoneTable columns={[200, 120, 60, 100, 80]} rows={5} />
      </Loading>
    );
  }
  if (data.items.length === 0) {
    return (
      <EmptyNote title={t('attachments.table.none')} act={add}>
        {t('attachments.table.noneWords')}
      </EmptyNote>
    );
  }
  return (
    <>
      <TableRoom>
        <DataTable aria-label={t('records.tabs.attachments')}>
          <Heads
            of={[
              t('attachments.table.name'),
              t('attachments.table.of'),
              t('attachments.table.kind'),
              { figures: t('attachments.table.size') },
              t('attachments.table.added'),
              t('attachments.table.by'),
            ]}
          />
          <tbody>
            {data.items.map((file) => (
              <Row key={file.id} file={file} />
            ))}
          </tbody>
        </DataTable>
      </TableRoom>
      <Foot>
        {add}
        {data.next !== undefined && <span>{t('attachments.table.most', { count: MOST })}</span>}
      </Foot>
    </>
  );
}

function Row({ file: { id: fileId, name, of, kind, bytes, at, by } }: { readonly file: AttachmentView }) {
  const { t } = useTranslation('account');
  const { zone } = useAccount();
  const today = useToday();
  const [, show] = useShownFiles();
  return (
    <tr data-attachment={fileId}>
      <th scope="row">
        <FileLink type="button" onClick={() => of && show({ place: of.place, id: of.id, fileId })}>
          {name}
        </FileLink>
      </th>
      <td>{of && t(`attachments.to.${of.place}`, { number: of.number ?? '' })}</td>
      <td className="quiet">{kind}</td>
      <td className="num quiet">{sizeWords(bytes)}</td>
      <td className="when">{momentWords(at, zone, today)}</td>
      <td className="quiet">{by?.name}</td>
    </tr>
  );
}
