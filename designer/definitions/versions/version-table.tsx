import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { AnswerOf } from '#engine';
import { call } from '../../app/api/call.ts';
import { CallError } from '../../app/api/call-error.ts';
import { useClock } from '../../app/clock.ts';
import { color } from '../../app/theme/tokens.ts';
import type { JsonObject } from '../../document/json.ts';
import { DataTable, TableRoom } from '../../elements/data-table.ts';
import { useFaultWords } from '../../elements/fault-words.ts';
import { Moment } from '../../elements/when.tsx';
import { download } from '../../flow/download.ts';
import { useActOn, useFlow } from '../../flow/flow-context.ts';
import { Badge } from '../../strategies/badge.ts';
import type { PlainKind } from '../kinds.ts';
import { CompareDialog } from './compare-dialog.tsx';

const Table = styled(DataTable)({
  minWidth: 760,
  '& .comment': { whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', padding: '8px' },
  '& .acts': { whiteSpace: 'nowrap', textAlign: 'right' },
  '& .none': { color: color.muted },
});

type VersionItem = AnswerOf<'definitions.versions'>['items'][number];

/** The history, newest first. */
export function VersionTable({ kind, items }: { readonly kind: PlainKind; readonly items: readonly VersionItem[] }) {
  const { t } = useTranslation('definitions');
  const { t: ofElements } = useTranslation('elements');
  const { zone } = useClock();
  return (
    <TableRoom>
      <Table aria-label={t('versions.title')}>
        <thead>
          <tr>
            <th scope="col">{t('versions.column.version')}</th>
            <th scope="col">{t('versions.column.published')}</th>
            <th scope="col">{t('versions.column.by')}</th>
            <th scope="col" style={{ width: '36%' }}>
              {t('versions.column.comment')}
            </th>
            <th scope="col" aria-label={t('versions.column.acts')} />
          </tr>
        </thead>
        <tbody>
          {items.map(({ version, current, publishedAt, by, comment }) => (
            <tr key={version} data-version={version}>
              <td>
                <Link to={`?tab=edit&version=${version}`} aria-label={t('versions.look', { version })}>
                  {t('version', { version })}
                </Link>{' '}
                {current && <Badge>{t('versions.live')}</Badge>}
              </td>
              <td className="when">
                <Moment at={publishedAt} zone={zone} />
              </td>
              <td>{by?.name ?? ofElements('none')}</td>
              <td className="comment">{comment ?? <span className="none">{t('versions.noComment')}</span>}</td>
              <td className="acts">
                <RowActs kind={kind} version={version} />
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </TableRoom>
  );
}

function RowActs({ kind, version }: { readonly kind: PlainKind; readonly version: number }) {
  const { t } = useTranslation('definitions');
  const { id, readOnly, refuse } = useFlow();
  const act = useActOn();
  const words = useFaultWords();
  const [compared, setCompared] = useState<string>();
  const withText = (use: (text: string) => void) => async (): Promise<void> => {
    try {
      use((await call('definitions.version', { params: { kind, definitionId: id, version: String(version) } })).text);
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      refuse(words(error));
    }
  };
  const restore = withText((text) => {
    act({ op: 'document.replace', value: JSON.parse(text) as JsonObject }, t('versions.restored', { version }));
  });
  return (
    <>
      <Button aria-label={t('versions.differencesOf', { version })} onClick={() => void withText(setCompared)()}>
        {t('versions.differences')}
      </Button>
      {!readOnly && (
        <Button aria-label={t('versions.restoreOf', { version })} onClick={() => void restore()}>
          {t('versions.restore')}
        </Button>
      )}
      <Button
        aria-label={t('versions.exportOf', { version })}
        onClick={() => void withText((text) => download(`${kind}-${id}-v${version}.json`, text))()}
      >
        {t('versions.export')}
      </Button>
      {compared !== undefined && <CompareDialog version={version} text={compared} onClose={() => setCompared(undefined)} />}
    </>
  );
}
