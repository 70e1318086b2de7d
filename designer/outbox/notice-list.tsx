import Button from '@mui/material/Button';
import { useTranslation } from 'react-i18next';
import { useAnswer } from '../app/api/use-answer.ts';
import { useShortcut } from '../app/shortcuts/use-shortcut.ts';
import { EmptyNote, FaultNote } from '../elements/note.tsx';
import { Pager } from '../elements/pager.tsx';
import { BoneTable, Loading } from '../elements/skeleton.tsx';
import { NoticeTable } from './notice-table.tsx';
import { type OutboxAddress, PAGE_SIZE } from './outbox-address.ts';

/** The messages that fit, a page at a time. */
export function NoticeList({ address }: { readonly address: OutboxAddress }) {
  const { t } = useTranslation('outbox');
  const { t: ofElements } = useTranslation('elements');
  const { query, status, trail, goTo, isNarrowed, clear } = address;
  const { data, error, refetch, isPlaceholderData } = useAnswer('outbox.list', { query }, { keepsPrevious: true });
  const turn = (pages: readonly string[]) => (): void => {
    goTo(pages);
    window.scrollTo({ top: 0 });
  };
  const next = data?.next;
  const onNext = next === undefined ? undefined : turn([...trail, next]);
  const onPrevious = trail.length === 0 ? undefined : turn(trail.slice(0, -1));
  useShortcut('n', ofElements('pages.next'), () => onNext?.(), 'page', onNext !== undefined);
  useShortcut('p', ofElements('pages.previous'), () => onPrevious?.(), 'page', onPrevious !== undefined);
  if (error && !data) return <FaultNote error={error} of="load" onRetry={() => void refetch()} />;
  if (!data) {
    return (
      <Loading>
        <BoneTable columns={[90, 160, 180, 140, 90, 200]} rows={14} />
      </Loading>
    );
  }
  if (data.items.length === 0) {
    return (
      <EmptyNote
        title={isNarrowed ? t('empty.narrowedTitle') : t('empty.title')}
        act={
          isNarrowed && (
            <Button variant="outlined" onClick={clear}>
              {t('empty.act')}
            </Button>
          )
        }
      >
        {isNarrowed ? t('empty.narrowedWords') : t('empty.words')}
      </EmptyNote>
    );
  }
  const all = Object.values(data.counts).reduce((sum, count) => sum + count, 0);
  const count = status === undefined ? all : (data.counts[status] ?? 0);
  const from = trail.length * PAGE_SIZE + 1;
  return (
    <>
      <NoticeTable items={data.items} address={address} isFaded={isPlaceholderData} />
      <Pager onPrevious={onPrevious} onNext={onNext}>
        <span role="status">{t('totals', { from, to: from + data.items.length - 1, count })}</span>
      </Pager>
    </>
  );
}
