import Button from '@mui/material/Button';
import Drawer from '@mui/material/Drawer';
import { styled } from '@mui/material/styles';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { type HeldView, type PauseView, stateWords } from '#engine';
import { accountAddress } from '../../app/accounts-address.ts';
import { useAnswer } from '../../app/api/use-answer.ts';
import { useClock } from '../../app/clock.ts';
import { useDefinitionNames } from '../../app/definition-names.ts';
import { DataTable } from '../../elements/data-table.ts';
import { DialogHead } from '../../elements/dialog-head.tsx';
import { Heads } from '../../elements/heads.tsx';
import { inPlace } from '../../elements/in-place.ts';
import { FaultNote } from '../../elements/note.tsx';
import { BoneTable, Loading } from '../../elements/skeleton.tsx';
import { Moment } from '../../elements/when.tsx';

const PAGE = 50;

const Room = styled('div')({ width: 'min(680px, 100vw)', paddingBottom: 24, '& .more': { padding: '12px 16px' } });

interface HeldPanelProps {
  readonly pause: PauseView;
  readonly open: boolean;
  readonly onClose: () => void;
}

/** Everything a pause keeps back, what is due first on top. */
export function HeldPanel({ pause, open, onClose }: HeldPanelProps) {
  const { t } = useTranslation('flow');
  const heading = useId();
  const [limit, setLimit] = useState(PAGE);
  const { data, error, refetch } = useAnswer(
    'strategies.held',
    { params: { strategyId: pause.strategyId }, query: { pauseId: pause.id, limit } },
    { enabled: open, keepsPrevious: true },
  );
  return (
    <Drawer anchor="right" open={open} onClose={onClose} slotProps={{ paper: { role: 'dialog', 'aria-labelledby': heading } }}>
      <DialogHead id={heading} title={t('pause.heldTitle')} onClose={onClose} />
      <Room>
        {error && !data && <FaultNote error={error} of="load" onRetry={() => void refetch()} />}
        {!data && !error && (
          <Loading>
            <BoneTable columns={[180, 180, 100]} rows={8} />
          </Loading>
        )}
        {data && <Held items={data.items} />}
        {data?.next !== undefined && (
          <div className="more">
            <Button variant="outlined" onClick={() => setLimit(limit + PAGE)}>
              {t('pause.more')}
            </Button>
          </div>
        )}
      </Room>
    </Drawer>
  );
}

function Held({ items }: { readonly items: readonly HeldView[] }) {
  const { t } = useTranslation('flow');
  const { zone } = useClock();
  return (
    <DataTable aria-label={t('pause.heldTitle')}>
      <Heads of={[t('pause.heldColumn.account'), t('pause.heldColumn.what'), t('pause.heldColumn.step'), t('pause.heldColumn.due')]} />
      <tbody>
        {items.map((item) => (
          <tr key={item.id} data-held={item.id}>
            <td>
              <Link to={accountAddress(item.accountId)}>{item.accountName}</Link>
            </td>
            <td>
              <What item={item} />
            </td>
            <td>{stateWords(item.step)}</td>
            <td className="when">
              <Moment at={item.dueAt} zone={zone} />
            </td>
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}

function What({ item }: { readonly item: HeldView }) {
  const { t } = useTranslation('flow');
  const nameOf = useDefinitionNames();
  const { actions, leadsTo } = item;
  if (actions.length > 0) {
    return inPlace(actions).map(({ place, item: action }) => (
      <div key={place}>
        {[t(`pause.kindName.${action.kind}`), action.template === undefined ? action.title : nameOf(action.template)]
          .filter(Boolean)
          .join(': ')}
      </div>
    ));
  }
  const [to] = leadsTo ?? [];
  return to === undefined ? t('pause.waitOver') : t('pause.wait', { step: stateWords(to) });
}
