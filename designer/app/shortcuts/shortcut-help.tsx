import Dialog from '@mui/material/Dialog';
import { styled } from '@mui/material/styles';
import { useId, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { DialogHead } from '../../elements/dialog-head.tsx';
import { color } from '../theme/tokens.ts';
import { type Shortcut, shortcuts } from './shortcut-registry.ts';

const Body = styled('div')({
  padding: '0 20px 20px',
  width: 'min(440px, calc(100vw - 64px))',
  '& h3': { marginTop: 12, color: color.muted, fontSize: 12, fontWeight: 550 },
  '& dl': { display: 'grid', gridTemplateColumns: '1fr auto', gap: '6px 16px', marginTop: 6, fontSize: 13 },
  '& dt': { gridColumn: 1 },
  '& dd': { gridColumn: 2, justifyContent: 'flex-end', color: color.muted, fontSize: 12, display: 'flex', gap: 4, alignItems: 'center' },
  '& label': { display: 'flex', gap: 8, alignItems: 'center', marginTop: 20, fontSize: 13 },
  '& input': { width: 16, height: 16, accentColor: color.primary },
  '& .help': { marginLeft: 24, color: color.muted, fontSize: 12 },
});

/** What the keyboard can do here. */
export function ShortcutHelp({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const { t } = useTranslation('app');
  const heading = useId();
  const all = useSyncExternalStore(shortcuts.subscribe, shortcuts.current);
  const enabled = useSyncExternalStore(shortcuts.subscribe, shortcuts.isEnabled);
  return (
    <Dialog open={open} onClose={onClose} aria-labelledby={heading}>
      <DialogHead id={heading} title={t('shortcuts.title')} onClose={onClose} />
      <Body>
        <Keys title={t('shortcuts.page')} shortcuts={all.filter((each) => each.where === 'page')} />
        <Keys title={t('shortcuts.everywhere')} shortcuts={all.filter((each) => each.where === 'everywhere')} />
        <label>
          <input type="checkbox" checked={enabled} onChange={(event) => shortcuts.enable(event.target.checked)} />
          {t('shortcuts.enabled')}
        </label>
        <p className="help">{t('shortcuts.enabledHelp')}</p>
      </Body>
    </Dialog>
  );
}

function Keys({ title, shortcuts: shown }: { readonly title: string; readonly shortcuts: readonly Shortcut[] }) {
  const { t } = useTranslation('app');
  if (shown.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <dl>
        {shown.map((shortcut) => (
          <div key={shortcut.keys} style={{ display: 'contents' }}>
            <dt>{shortcut.label}</dt>
            <dd>
              {shortcut.keys.split(' ').map((key, index) => (
                <span key={key}>
                  {index > 0 && `${t('shortcuts.followedBy')} `}
                  <kbd>{key}</kbd>
                </span>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}
