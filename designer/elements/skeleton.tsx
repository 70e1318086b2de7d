import { styled } from '@mui/material/styles';
import { useTranslation } from 'react-i18next';
import { color } from '../app/theme/tokens.ts';
import { DataTable } from './data-table.ts';
import { inPlace } from './in-place.ts';
import { useDelayed } from './use-delayed.ts';
import { VisuallyHidden } from './visually-hidden.ts';

const Bone = styled('span')({
  display: 'inline-block',
  height: 10,
  borderRadius: 4,
  verticalAlign: 'middle',
  background: color.border,
  animation: 'dc-breathe 1.2s ease-in-out infinite alternate',
  '@keyframes dc-breathe': { from: { opacity: 0.9 }, to: { opacity: 0.45 } },
});

/** A line of text that is on its way. */
export function BoneLine({ width }: { readonly width: number | string }) {
  return <Bone aria-hidden style={{ width }} />;
}

/** Says that something is on its way, to ears at once and to eyes after a moment. */
export function Loading({ children }: { readonly children: React.ReactNode }) {
  const { t } = useTranslation('elements');
  const isSlow = useDelayed(true);
  return (
    <div aria-busy="true">
      <VisuallyHidden role="status">{t('loading')}</VisuallyHidden>
      {isSlow && children}
    </div>
  );
}

/** The rows of a table that is on its way, as wide as they will be. */
export function BoneTable({
  columns,
  rows,
  dense = false,
}: {
  readonly columns: readonly number[];
  readonly rows: number;
  readonly dense?: boolean;
}) {
  return (
    <DataTable aria-hidden {...(dense ? { 'data-dense': '' } : {})}>
      <tbody>
        {inPlace(Array.from({ length: rows })).map((row) => (
          <tr key={row.place}>
            {inPlace(columns).map(({ place, item: width }) => (
              <td key={place}>
                <BoneLine width={width} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </DataTable>
  );
}
