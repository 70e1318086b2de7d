import AttachFileOutlined from '@mui/icons-material/AttachFileOutlined';
import { styled } from '@mui/material/styles';
import { useTranslation } from 'react-i18next';
import type { AttachmentPlace } from '#engine';
import { useMay } from '../../app/session.ts';
import { color } from '../../app/theme/tokens.ts';
import { RowAct } from '../../elements/row-act.ts';
import { useAccount } from '../account-context.ts';
import { useShownFiles } from './attachments-address.ts';

const Mark = styled(RowAct)({
  width: 'auto',
  minWidth: 28,
  gridAutoFlow: 'column',
  padding: '0 4px',
  verticalAlign: 'middle',
  fontSize: 12,
  fontVariantNumeric: 'tabular-nums',
  '&[data-count]': { color: color.text },
});

interface ClipProps {
  readonly place: AttachmentPlace;
  readonly id: string;
  /** The number of the invoice it is about. */
  readonly number?: string;
}

/** A paper clip with how many files something has: it opens them, and takes more. */
export function Clip({ place, id, number = '' }: ClipProps) {
  const { t } = useTranslation('account');
  const may = useMay();
  const { attachments } = useAccount();
  const [, show] = useShownFiles();
  const count = attachments.of[id] ?? 0;
  if (count === 0 && !may('attachments.add')) return null;
  const label = t('attachments.clip', { count, to: t(`attachments.to.${place}`, { number }) });
  return (
    <Mark
      type="button"
      aria-label={label}
      data-tip={label}
      data-clip={count}
      {...(count > 0 ? { 'data-count': '' } : {})}
      onClick={() => show({ place, id })}
    >
      <AttachFileOutlined aria-hidden />
      {count > 0 && count}
    </Mark>
  );
}
