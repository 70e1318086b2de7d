import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { AnswerOf } from '#engine';
import { accountsAddress } from '../app/accounts-address.ts';
import { call } from '../app/api/call.ts';
import { CallError } from '../app/api/call-error.ts';
import { useClock } from '../app/clock.ts';
import { color } from '../app/theme/tokens.ts';
import type { JsonObject } from '../document/json.ts';
import { Badge } from '../elements/badge.ts';
import { DataTable, TableRoom } from '../elements/data-table.ts';
import { useFaultWords } from '../elements/fault-words.ts';
import { Moment } from '../elements/when.tsx';
import { download } from '../flow/download.ts';
import { useActOn, useFlow } from '../flow/flow-context.ts';
import { isFlowKind } from '../flow/kinds.ts';

const Table = styled(DataTable)({
  minWidth: 820,
  '& .comment': { whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', padding: '8px' },
  '& .acts': { whiteSpace: 'nowrap', textAlign: 'right' },
  '& .none': { color: color.muted },
});

export type VersionItem = AnswerOf<'definitions.versions'>['items'][number];

/** The history, newest first. */
export function VersionTable({ items }: { readonly items: readonly VersionItem[] }) {
  const { t } = useTranslation('versions');
  const isFlow = isFlowKind(useFlow().kind);
  return (
    <TableRoom>
      <Table aria-label={t('title')}>
        <thead>
          <tr>
            <th scope="col">{t('column.version')}</th>
            <th scope="col">{t('column.published')}</th>
            <th scope="col">{t('column.by')}</th>
            <th scope="col" style={{ width: '36%' }}>
              {t('column.comment')}
            </th>
            {isFlow && (
              <th scope="col" className="num">
                {t('column.accounts')}
              </th>
            )}
            <th scope="col" aria-label={t('column.acts')} />
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={item.version} data-version={item.version}>
              <Cells item={item} />
            </tr>
          ))}
        </tbody>
      </Table>
    </TableRoom>
  );
}

function Cells({ item }: { readonly item: VersionItem }) {
  const { t } = useTranslation('versions');
  const { t: ofElements } = useTranslation('elements');
  const { zone } = useClock();
  const { kind } = useFlow();
  const { version } = item;
  return (
    <>
      <td>
        <Link to={`?version=${version}`}>{t('version', { version })}</Link> {item.current && <Badge>{t('live')}</Badge>}
      </td>
      <td className="when">
        <Moment at={item.publishedAt} zone={zone} />
      </td>
      <td>{item.by?.name ?? ofElements('none')}</td>
      <td className="comment">{item.comment ?? <span className="none">{t('noComment')}</span>}</td>
      {isFlowKind(kind) && (
        <td className="num">
          <Accounts item={item} />
        </td>
      )}
      <td className="acts">
        <RowActs version={version} />
      </td>
    </>
  );
}

function Accounts({ item: { version, accounts = 0 } }: { readonly item: VersionItem }) {
  const { t } = useTranslation('versions');
  const { kind, id } = useFlow();
  if (accounts === 0 || kind !== 'strategy') return accounts;
  return (
    <Link to={accountsAddress({ strategy: id, strategyVersion: version })} aria-label={t('accountsLink', { count: accounts, version })}>
      {accounts}
    </Link>
  );
}

function RowActs({ version }: { readonly version: number }) {
  const { t } = useTranslation('versions');
  const { kind, id, readOnly, refuse } = useFlow();
  const act = useActOn();
  const words = useFaultWords();
  const withText = (use: (text: string) => void) => async (): Promise<void> => {
    try {
      use((await call('definitions.version', { params: { kind, definitionId: id, version: String(version) } })).text);
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      refuse(words(error));
    }
  };
  const restore = withText((text) => {
    act({ op: 'document.replace', value: JSON.parse(text) as JsonObject }, t('restored', { version }));
  });
  return (
    <>
      {!readOnly && (
        <Button aria-label={t('restoreOf', { version })} onClick={() => void restore()}>
          {t('restore')}
        </Button>
      )}
      <Button
        aria-label={t('exportOf', { version })}
        onClick={() => void withText((text) => download(`${kind}-${id}-v${version}.json`, text))()}
      >
        {t('export')}
      </Button>
    </>
  );
}
