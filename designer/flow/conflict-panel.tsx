import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { type StoreApi, useStore } from 'zustand';
import { valueAt } from '#engine';
import { color, font } from '../app/theme/tokens.ts';
import type { Conflict } from '../document/conflict.ts';
import { Heads } from '../elements/heads.tsx';
import type { SaveReport } from './draft-port.ts';
import { useFlow, useFlowDocument } from './flow-context.ts';
import { placeWords } from './place-words.ts';

const Frame = styled('section')({
  flex: 'none',
  display: 'grid',
  gap: 8,
  maxHeight: '45vh',
  overflow: 'auto',
  padding: '12px 24px',
  borderBottom: `1px solid ${color.border}`,
  background: color.dangerTint,
  fontSize: 13,
  '& h2': { fontSize: 14 },
  '& table': { width: '100%', borderCollapse: 'collapse', tableLayout: 'fixed', background: color.surface },
  '& th, & td': {
    padding: '6px 10px',
    border: `1px solid ${color.border}`,
    textAlign: 'left',
    verticalAlign: 'top',
    overflowWrap: 'anywhere',
  },
  '& thead th': { fontSize: 12, fontWeight: 550, color: color.secondary },
  '& tbody th': { fontWeight: 550 },
  '& .did': { display: 'block', color: color.muted, fontSize: 12, fontWeight: 400 },
  '& .json': { fontFamily: font.mono, fontSize: 12, whiteSpace: 'pre-wrap' },
  '& .gone': { color: color.muted, fontStyle: 'italic' },
  '& .acts': { display: 'flex', gap: 8 },
});

/** Two people have changed the same place: both values, and the choice. Nothing is lost meanwhile. */
export function ConflictPanel({ by }: { readonly by: StoreApi<SaveReport> }) {
  const conflict = useFlowDocument((state) => state.conflict);
  return conflict ? <Choice conflict={conflict} by={by} /> : null;
}

function Choice({ conflict, by }: { readonly conflict: Conflict; readonly by: StoreApi<SaveReport> }) {
  const { t } = useTranslation('flow');
  const { store, announce } = useFlow();
  const heading = useId();
  const name = useStore(by, (report) => report.changedBy) ?? t('somebody');
  const rows = rowsOf(conflict);
  const choose = (choice: 'mine' | 'theirs'): void => {
    store.resolve(choice);
    announce(t(choice === 'mine' ? 'conflict.keptMine' : 'conflict.tookTheirs'));
  };
  return (
    <Frame role="alertdialog" aria-labelledby={heading} data-conflict="">
      <h2 id={heading}>{t('conflict.title', { name })}</h2>
      <p>{t('conflict.words')}</p>
      <table>
        <Heads of={[t('conflict.place'), t('conflict.mine'), t('conflict.theirs')]} />
        <tbody>
          {rows.map(({ pointer, did, refusal }) => (
            <tr key={`${did} ${pointer}`}>
              <th scope="row">
                {placeWords(pointer)}
                <span className="did">{refusal ?? did}</span>
              </th>
              <Value of={valueAt(conflict.mine, pointer)} />
              <Value of={valueAt(conflict.theirs, pointer)} />
            </tr>
          ))}
        </tbody>
      </table>
      <div className="acts">
        <Button variant="contained" onClick={() => choose('mine')}>
          {t('conflict.keepMine')}
        </Button>
        <Button variant="outlined" onClick={() => choose('theirs')}>
          {t('conflict.takeTheirs')}
        </Button>
      </div>
    </Frame>
  );
}

function Value({ of }: { readonly of: unknown }) {
  const { t } = useTranslation('flow');
  if (of === undefined) return <td className="gone">{t('conflict.gone')}</td>;
  return typeof of === 'object' ? <td className="json">{JSON.stringify(of)}</td> : <td>{String(of)}</td>;
}

interface Row {
  readonly pointer: string;
  /** What one did there oneself. */
  readonly did: string;
  readonly refusal: string | undefined;
}

/** Each disputed place once, with the last thing done there. */
function rowsOf({ clashing }: Conflict): Row[] {
  const rows = new Map<string, Row>();
  for (const { step, pointers, refusal } of clashing) {
    for (const pointer of pointers) rows.set(pointer, { pointer, did: step.label, refusal });
  }
  return [...rows.values()];
}
