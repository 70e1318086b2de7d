import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { useTranslation } from 'react-i18next';
import { color, radius } from '../app/theme/tokens.ts';
import type { DefinitionItem } from '../definitions/definition-table.tsx';
import { ImportDefinition } from '../definitions/import-definition.tsx';
import type { FlowKind } from '../flow/kinds.ts';

const Frame = styled('div')({
  display: 'grid',
  gap: 24,
  '& section > header': { marginBottom: 8 },
  '& section > header p': { color: color.secondary, fontSize: 13 },
  '& .others': { display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(300px, 1fr))', gap: 12 },
});

const Cards = styled('ul')({ display: 'grid', gridTemplateColumns: 'repeat(auto-fill, minmax(300px, 1fr))', gap: 12 });

const Card = styled('li')({
  display: 'flex',
  flexDirection: 'column',
  gap: 6,
  padding: 16,
  border: `1px solid ${color.border}`,
  borderRadius: radius,
  background: color.surface,
  fontSize: 13,
  lineHeight: '20px',
  '& h3': { fontSize: 14 },
  '& .for': { flex: 1, color: color.secondary },
  '& .count': { color: color.muted, fontSize: 12 },
  '& .act': { marginTop: 4 },
});

interface GalleryProps {
  readonly kind: FlowKind;
  readonly items: readonly DefinitionItem[];
  readonly onChoose: (from: string) => void;
}

/** What one can begin with. */
export function Gallery({ kind, items, onChoose }: GalleryProps) {
  const { t } = useTranslation('newFlow');
  const published = items.filter(({ version }) => version !== undefined);
  return (
    <Frame>
      <section>
        <header>
          <h2>{t('gallery.title')}</h2>
          <p>{published.length === 0 ? t('gallery.none') : t('gallery.note')}</p>
        </header>
        <Cards>
          {published.map((item) => (
            <Card key={item.id}>
              <h3>{item.name}</h3>
              <p className="for">{item.description ?? t('gallery.noDescription')}</p>
              <p className="count">
                <Inside kind={kind} item={item} />
              </p>
              <div className="act">
                <Button variant="outlined" aria-label={t('gallery.useOf', { name: item.name })} onClick={() => onChoose(item.id)}>
                  {t('gallery.use')}
                </Button>
              </div>
            </Card>
          ))}
        </Cards>
      </section>
      <ul className="others">
        {kind === 'strategy' && (
          <Card>
            <h2>{t('form.title')}</h2>
            <p className="for">{t('form.note')}</p>
            <div className="act">
              <Button variant="contained" onClick={() => onChoose('form')}>
                {t('form.act')}
              </Button>
            </div>
          </Card>
        )}
        <Card>
          <h2>{t('blank.title')}</h2>
          <p className="for">{t(kind === 'strategy' ? 'blank.note' : 'blank.noteResolution')}</p>
          <div className="act">
            <Button variant="outlined" onClick={() => onChoose('blank')}>
              {t('blank.act')}
            </Button>{' '}
            <ImportDefinition kind={kind} />
          </div>
        </Card>
      </ul>
    </Frame>
  );
}

function Inside({ kind, item }: { readonly kind: FlowKind; readonly item: DefinitionItem }) {
  const { t } = useTranslation('newFlow');
  const count = kind === 'strategy' ? (item.inside?.accounts ?? 0) : (item.running ?? 0);
  if (count === 0) return t('gallery.nobody');
  return kind === 'strategy' ? t('gallery.inside', { count }) : t('gallery.running', { count });
}
