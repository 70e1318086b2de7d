import BookmarkAddOutlined from '@mui/icons-material/BookmarkAddOutlined';
import DeleteOutlineOutlined from '@mui/icons-material/DeleteOutlineOutlined';
import GroupOutlined from '@mui/icons-material/GroupOutlined';
import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { SavedView } from '#engine';
import { useAct } from '../app/api/use-act.ts';
import { useAnswer } from '../app/api/use-answer.ts';
import { useMay, useSession } from '../app/session.ts';
import { color } from '../app/theme/tokens.ts';
import { FaultNote } from '../elements/note.tsx';
import { SaveViewDialog } from './save-view-dialog.tsx';
import { isNarrowed, type WorkFilter, type WorkView, worklistAddress } from './work-address.ts';

/** From which risk score on an account is of high risk; the stock ranking counts from there too. */
const HIGH_RISK = 70;

const Row = styled('nav')({
  display: 'flex',
  flexWrap: 'wrap',
  alignItems: 'center',
  gap: 4,
  padding: '8px 16px 0',
  fontSize: 13,
  '& > a': {
    display: 'inline-flex',
    alignItems: 'center',
    gap: 5,
    minHeight: 26,
    padding: '0 9px',
    borderRadius: 13,
    color: color.secondary,
    maxWidth: 260,
  },
  '& > a > span': { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  '& > a:hover': { background: color.hover, color: color.text, textDecoration: 'none' },
  '& > a[aria-current]': { background: color.selected, color: color.primary, fontWeight: 600 },
  '& svg': { fontSize: 15, flex: 'none' },
});

/** Ways to look at a list: those everybody has, and those that were saved under a name. */
export function ViewBar({ filter }: { readonly filter: WorkFilter & { readonly view: WorkView } }) {
  const { t } = useTranslation('worklist');
  const { user } = useSession();
  const may = useMay();
  const { data } = useAnswer('views.list', {});
  const [isNaming, setNaming] = useState(false);
  const remove = useAct('views.remove', { refreshes: ['views.list'] });
  const { view } = filter;
  const stock = [
    { id: 'all', label: t('saved.all'), to: worklistAddress({ view }) },
    { id: 'largest', label: t('saved.largest'), to: worklistAddress({ view, sort: 'overdue' }) },
    { id: 'oldest', label: t('saved.oldest'), to: worklistAddress({ view, sort: 'days' }) },
    { id: 'risky', label: t('saved.risky'), to: worklistAddress({ view, risk: HIGH_RISK }) },
    { id: 'followUps', label: t('saved.followUps'), to: worklistAddress({ view: 'mine', kind: 'follow-up' }) },
  ];
  const saved = (data?.items ?? []).map((each) => ({ ...each, to: worklistAddress(each.filter) }));
  const here = worklistAddress(filter);
  const open = saved.find(({ to }) => to === here);
  const isKnown = open !== undefined || stock.some(({ to }) => to === here);
  const leads = user.role === 'admin' || user.role === 'manager' || user.role === 'lead';
  return (
    <>
      <Row aria-label={t('saved.label')}>
        {stock.map(({ id, label, to }) => (
          <Link key={id} to={to} preventScrollReset {...(to === here ? { 'aria-current': 'page' as const } : {})}>
            {label}
          </Link>
        ))}
        {saved.map((each) => (
          <Link key={each.id} to={each.to} preventScrollReset {...(each.to === here ? { 'aria-current': 'page' as const } : {})}>
            <Saved view={each} />
          </Link>
        ))}
        {!isKnown && isNarrowed(filter) && may('views.save') && (
          <Button startIcon={<BookmarkAddOutlined />} onClick={() => setNaming(true)}>
            {t('saved.save')}
          </Button>
        )}
        {open && (open.isOwn || leads) && (
          <Button
            startIcon={<DeleteOutlineOutlined />}
            disabled={remove.isBusy}
            onClick={() => remove.act({ params: { viewId: open.id } })}
          >
            {t('saved.remove', { name: open.name })}
          </Button>
        )}
      </Row>
      {remove.error && <FaultNote error={remove.error} of="act" />}
      {isNaming && <SaveViewDialog filter={filter} onClose={() => setNaming(false)} />}
    </>
  );
}

function Saved({ view: { name, isShared, isOwn, by } }: { readonly view: SavedView }) {
  const { t } = useTranslation('worklist');
  return (
    <>
      {isShared && <GroupOutlined aria-label={t('saved.shared')} />}
      <span data-tip={isOwn ? (isShared ? t('saved.sharedByMe') : t('saved.private')) : t('saved.by', { name: by })}>{name}</span>
    </>
  );
}
