import Button from '@mui/material/Button';
import { Trans, useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { AnswerOf } from '#engine';
import { accountsAddress } from '../../app/accounts-address.ts';
import { useAnswer } from '../../app/api/use-answer.ts';
import { useMay } from '../../app/session.ts';
import { MoveButton } from '../../versions/move-button.tsx';
import { useFlow } from '../flow-context.ts';
import { isFlowKind } from '../kinds.ts';
import { PublishBody } from './publish-body.ts';

/** What publishing has come to, and who stays on the versions before. */
export function Published({ done, onClose }: { readonly done: AnswerOf<'definitions.publish'>; readonly onClose: () => void }) {
  const { t } = useTranslation('flow');
  const { t: ofElements } = useTranslation('elements');
  const { kind, id } = useFlow();
  const isFlow = isFlowKind(kind);
  const { data } = useAnswer('definitions.versions', { params: { kind, definitionId: id } }, { enabled: isFlow });
  const { data: feeding } = useAnswer('strategies.feeding', { params: { strategyId: id } }, { enabled: kind === 'strategy' });
  const isFedByNobody = feeding?.rows.length === 0;
  const may = useMay();
  const { version } = done;
  const staying = (data?.items ?? []).filter((item) => item.version !== version && (item.accounts ?? 0) > 0);
  return (
    <PublishBody>
      <div role="status">
        {done.unchanged && <p>{t(isFlow ? 'publish.unchangedMeaning' : 'publish.unchanged', { version })}</p>}
        {!done.unchanged && !isFlow && <p>{t('publish.counts')}</p>}
        {!done.unchanged && data && staying.length === 0 && <p>{t('publish.nobodyStays', { version })}</p>}
        {isFedByNobody && <p>{t('publish.fedByNobody')}</p>}
        {!done.unchanged &&
          staying.map(({ version: old, accounts = 0 }) => (
            <p key={old}>
              <Trans
                t={t}
                i18nKey="publish.stay"
                count={accounts}
                values={{ old, version }}
                components={{ a: <Link to={accountsAddress({ strategy: id, strategyVersion: old })} /> }}
              />
            </p>
          ))}
      </div>
      <div className="acts">
        {staying.length > 0 && !done.unchanged && <MoveButton />}
        {isFedByNobody && may('definitions.save') && (
          <Button component={Link} to="/segments" variant="outlined">
            {t('feeding.toSegments')}
          </Button>
        )}
        <Button variant="contained" autoFocus onClick={onClose}>
          {ofElements('close')}
        </Button>
      </div>
    </PublishBody>
  );
}
