import AttachFileOutlined from '@mui/icons-material/AttachFileOutlined';
import CloseOutlined from '@mui/icons-material/CloseOutlined';
import ErrorOutlineOutlined from '@mui/icons-material/ErrorOutlineOutlined';
import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { attachmentEndings } from '#engine';
import { color, radius } from '../../app/theme/tokens.ts';
import { RowAct } from '../../elements/row-act.ts';
import { useFileTarget } from './file-targets.ts';
import type { Upload, Uploads } from './use-uploads.ts';

const Room = styled('div')({
  display: 'grid',
  gap: 6,
  fontSize: 13,
  lineHeight: '20px',
  '& .ask': { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '2px 10px' },
  '& .hint': { color: color.muted, fontSize: 12, lineHeight: '18px' },
  '& li': { display: 'flex', alignItems: 'center', gap: 8, padding: '2px 0' },
  '& li > span': { flex: 1, minWidth: 0, overflowWrap: 'anywhere' },
  '& progress': { width: 96, height: 6, flex: 'none', accentColor: color.primary },
  '& li[data-fault]': {
    alignItems: 'flex-start',
    padding: '6px 4px 6px 10px',
    border: `1px solid ${color.danger}`,
    borderRadius: radius,
    background: color.dangerTint,
    '& > svg': { color: color.danger, fontSize: 17, marginTop: 2, flex: 'none' },
    '& strong': { display: 'block', fontWeight: 600 },
  },
});

interface AttachAreaProps {
  readonly uploads: Uploads;
  /** What files are attached to, in words. */
  readonly to: string;
  /** It is part of a form, which takes what was dropped to begin it. */
  readonly isForm?: boolean;
}

/** Where files are chosen, dropped or pasted, with how far each is and what was wrong with it. */
export function AttachArea({ uploads, to, isForm = false }: AttachAreaProps) {
  const { t } = useTranslation('account');
  const input = useRef<HTMLInputElement>(null);
  useFileTarget(to, uploads.add, isForm ? 'form' : 'page');
  return (
    <Room>
      <ul aria-live="polite">
        {uploads.list.map((each) => (
          <OnItsWay key={each.key} upload={each} onDrop={() => uploads.drop(each.key)} />
        ))}
      </ul>
      <div className="ask">
        <Button variant="outlined" startIcon={<AttachFileOutlined />} onClick={() => input.current?.click()}>
          {t('attachments.add')}
        </Button>
        <span className="hint">{t('attachments.hint')}</span>
      </div>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        accept={attachmentEndings.join(',')}
        onChange={({ target }) => {
          uploads.add([...(target.files ?? [])]);
          // The same file can be chosen again.
          target.value = '';
        }}
      />
    </Room>
  );
}

function OnItsWay({ upload: { name, sent, fault }, onDrop }: { readonly upload: Upload; readonly onDrop: () => void }) {
  const { t } = useTranslation('account');
  const percent = Math.round(sent * 100);
  if (fault !== undefined) {
    return (
      <li data-fault="">
        <ErrorOutlineOutlined aria-hidden />
        <span role="alert">
          <strong>{t('attachments.notAttached', { name })}</strong>
          {fault}
        </span>
        <DropButton label={t('attachments.dismiss', { name })} onDrop={onDrop} />
      </li>
    );
  }
  return (
    <li>
      <span>{name}</span>
      <progress max={100} value={percent} aria-label={t('attachments.sending', { name, percent })} />
      <DropButton label={t('attachments.stop', { name })} onDrop={onDrop} />
    </li>
  );
}

/** Takes a file out of a list of them. */
export function DropButton({ label, onDrop }: { readonly label: string; readonly onDrop: () => void }) {
  return (
    <RowAct type="button" aria-label={label} data-tip={label} onClick={onDrop}>
      <CloseOutlined aria-hidden />
    </RowAct>
  );
}
