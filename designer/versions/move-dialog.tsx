import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import { useId, useState } from 'react';
import { Trans, useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { type AnswerOf, stateWords } from '#engine';
import { accountsAddress } from '../app/accounts-address.ts';
import { useAct } from '../app/api/use-act.ts';
import { useAnswer } from '../app/api/use-answer.ts';
import { DataTable, TableRoom } from '../elements/data-table.ts';
import { DialogHead } from '../elements/dialog-head.tsx';
import { Choice } from '../elements/field.tsx';
import { Heads } from '../elements/heads.tsx';
import { FaultNote } from '../elements/note.tsx';
import { BoneLine, Loading } from '../elements/skeleton.tsx';
import { useFlow } from '../flow/flow-context.ts';
import { PublishBody } from '../flow/publish/publish-body.ts';

type Preview = AnswerOf<'strategies.movePreview'>;

const STAYS = '';

/** Where accounts go on, by the step they stand on; the empty text: they stay. */
type Chosen = Readonly<Record<string, string>>;

/** Moves everybody on older versions to the one in force, in view of what that comes to. */
export function MoveDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('move');
  const { id } = useFlow();
  const heading = useId();
  const [chosen, setChosen] = useState<Chosen>({});
  const mapping = Object.entries(chosen).map(([from, to]) => (to === STAYS ? { from } : { from, to }));
  const preview = useAnswer('strategies.movePreview', { params: { strategyId: id }, body: { mapping } }, { keepsPrevious: true });
  const [begun, setBegun] = useState<string>();
  const move = useAct('strategies.move', {
    refreshes: ['strategies.moves', 'definitions.versions'],
    onDone: (answer) => setBegun(answer.id),
  });
  const found = preview.data;
  return (
    <Dialog open onClose={onClose} maxWidth={false} aria-labelledby={heading}>
      <DialogHead id={heading} title={t('title', { version: found?.toVersion ?? '' })} onClose={onClose} />
      <PublishBody style={{ width: 'min(640px, calc(100vw - 64px))' }}>
        {begun !== undefined ? (
          <Progress moveId={begun} onClose={onClose} />
        ) : (
          <>
            <p>{t('words')}</p>
            {preview.error && <FaultNote error={preview.error} of="load" onRetry={() => void preview.refetch()} />}
            {!found && !preview.error && (
              <Loading>
                <BoneLine width={320} />
              </Loading>
            )}
            {found && found.total === 0 && <p>{t('nobody')}</p>}
            {found && found.total > 0 && (
              <>
                <Steps found={found} chosen={chosen} onChoose={(from, to) => setChosen({ ...chosen, [from]: to })} />
                <Consequences found={found} />
              </>
            )}
            {found && found.parked > 0 && <Parked count={found.parked} />}
            {move.error && <FaultNote error={move.error} of="act" />}
            <Acts
              found={found}
              isBusy={move.isBusy || preview.isFetching}
              onClose={onClose}
              onMove={(toVersion) => move.act({ params: { strategyId: id }, body: { toVersion, mapping } })}
            />
          </>
        )}
      </PublishBody>
    </Dialog>
  );
}

interface StepsProps {
  readonly found: Preview;
  readonly chosen: Chosen;
  readonly onChoose: (from: string, to: string) => void;
}

function Steps({ found, chosen, onChoose }: StepsProps) {
  const { t } = useTranslation('move');
  return (
    <TableRoom>
      <DataTable data-dense="">
        <Heads of={[t('step'), { figures: t('count') }, t('to')]} />
        <tbody>
          {found.steps.map(({ from, to, stays, count }) => {
            const isThere = found.targets.includes(from);
            const value = chosen[from] ?? (stays ? STAYS : to);
            return (
              <tr key={from} data-move-from={from}>
                <th scope="row">{stateWords(from)}</th>
                <td className="num">{count}</td>
                <td>
                  <Choice
                    aria-label={`${t('to')}: ${stateWords(from)}`}
                    value={value ?? 'choose'}
                    onChange={(event) => onChoose(from, event.target.value)}
                  >
                    {value === undefined && <option value="choose">{t('choose')}</option>}
                    {isThere && <option value={from}>{t('same', { step: stateWords(from) })}</option>}
                    {found.targets
                      .filter((target) => target !== from)
                      .map((target) => (
                        <option key={target} value={target}>
                          {stateWords(target)}
                        </option>
                      ))}
                    <option value={STAYS}>{t('stays')}</option>
                  </Choice>
                </td>
              </tr>
            );
          })}
        </tbody>
      </DataTable>
    </TableRoom>
  );
}

function Consequences({ found }: { readonly found: Preview }) {
  const { t } = useTranslation('move');
  const { goesOn, tasks, skippedMessages, fails, toVersion: version } = found;
  const lines = [
    goesOn === 0 ? t('goesOnNone', { version }) : t('goesOn', { count: goesOn, version }),
    ...(tasks > 0 ? [t('tasks', { count: tasks })] : []),
    ...(skippedMessages > 0 ? [t('skipped', { count: skippedMessages })] : []),
    ...(fails > 0 ? [t('fails', { count: fails })] : []),
  ];
  return <p role="status">{lines.join(' ')}</p>;
}

/** Who is left out, because a person has to decide first. */
function Parked({ count }: { readonly count: number }) {
  const { t } = useTranslation('move');
  const { id } = useFlow();
  return (
    <p data-parked={count}>
      <Trans
        t={t}
        i18nKey="parked"
        count={count}
        components={{
          accounts: <Link to={accountsAddress({ strategy: id, status: 'needs-attention' })} />,
          incidents: <Link to="/attention" />,
        }}
      />
    </p>
  );
}

interface ActsProps {
  readonly found: Preview | undefined;
  readonly isBusy: boolean;
  readonly onMove: (toVersion: number) => void;
  readonly onClose: () => void;
}

function Acts({ found, isBusy, onMove, onClose }: ActsProps) {
  const { t } = useTranslation('move');
  const { t: ofElements } = useTranslation('elements');
  const unplaced = (found?.steps ?? []).some(({ to, stays }) => to === undefined && !stays);
  const moving = (found?.steps ?? []).filter(({ stays }) => !stays).reduce((sum, { count }) => sum + count, 0);
  return (
    <>
      {found && unplaced && <p className="bad">{t('missing', { version: found.toVersion })}</p>}
      <div className="acts">
        {found && found.total > 0 && (
          <Button variant="contained" disabled={unplaced || isBusy || moving === 0} onClick={() => onMove(found.toVersion)}>
            {t('confirm', { count: moving })}
          </Button>
        )}
        <Button onClick={onClose}>{ofElements('cancel')}</Button>
      </div>
    </>
  );
}

function Progress({ moveId, onClose }: { readonly moveId: string; readonly onClose: () => void }) {
  const { t } = useTranslation('move');
  const { t: ofElements } = useTranslation('elements');
  const { id } = useFlow();
  const { data } = useAnswer(
    'strategies.moves',
    { params: { strategyId: id } },
    { refetchInterval: (answer) => (answer?.items.some(({ status }) => status === 'running') ? 2000 : false) },
  );
  const move = data?.items.find((each) => each.id === moveId);
  return (
    <>
      <p role="status">
        {move?.status === 'running' && t('running', { moved: move.moved, total: move.total, version: move.toVersion })}
        {move?.status === 'done' && t('done', { count: move.moved, version: move.toVersion })}{' '}
        {(move?.stayed ?? 0) > 0 && t('stayed', { count: move?.stayed ?? 0 })}
      </p>
      <div className="acts">
        <Button variant="contained" onClick={onClose}>
          {ofElements('close')}
        </Button>
      </div>
    </>
  );
}
