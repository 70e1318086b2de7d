import AccountTreeOutlined from '@mui/icons-material/AccountTreeOutlined';
import ArrowForwardOutlined from '@mui/icons-material/ArrowForwardOutlined';
import BoltOutlined from '@mui/icons-material/BoltOutlined';
import MailOutlined from '@mui/icons-material/MailOutlined';
import RuleOutlined from '@mui/icons-material/RuleOutlined';
import ScheduleOutlined from '@mui/icons-material/ScheduleOutlined';
import StickyNote2Outlined from '@mui/icons-material/StickyNote2Outlined';
import Dialog from '@mui/material/Dialog';
import { styled } from '@mui/material/styles';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SearchMenu } from '../elements/search-menu.tsx';
import { type JumpCommand, type JumpKind, useJumpTargets } from './use-jump-targets.ts';
import './problems-texts.ts';

const Room = styled('div')({
  display: 'grid',
  maxHeight: 'min(520px, 70vh)',
  '& input': { height: 40, fontSize: 15 },
});

const icons = {
  command: BoltOutlined,
  step: AccountTreeOutlined,
  path: ArrowForwardOutlined,
  timer: ScheduleOutlined,
  rule: RuleOutlined,
  template: MailOutlined,
  note: StickyNote2Outlined,
} as const satisfies Record<JumpKind, unknown>;

const none: readonly JumpCommand[] = [];

/** Ctrl+K: goes to any step, path, time, rule or template of the page, or does what the page can do. */
export function JumpDialog({ commands = none }: { readonly commands?: readonly JumpCommand[] }) {
  const { t } = useTranslation('problems');
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    const hear = (event: globalThis.KeyboardEvent): void => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
      if (document.querySelector('.MuiModal-root') !== null) return;
      event.preventDefault();
      setOpen(true);
    };
    document.addEventListener('keydown', hear, true);
    return () => document.removeEventListener('keydown', hear, true);
  }, []);
  return (
    <Dialog
      open={isOpen}
      onClose={() => setOpen(false)}
      transitionDuration={0}
      slotProps={{
        paper: {
          'aria-label': t('jump.label'),
          style: { width: 'min(620px, calc(100vw - 32px))', maxWidth: 'none', margin: 16, alignSelf: 'flex-start', marginTop: '12vh' },
        },
      }}
    >
      {isOpen && <Search commands={commands} onDone={() => setOpen(false)} />}
    </Dialog>
  );
}

function Search({ commands, onDone }: { readonly commands: readonly JumpCommand[]; readonly onDone: () => void }) {
  const { t } = useTranslation('problems');
  const targets = useJumpTargets(commands);
  const options = useMemo(
    () =>
      targets.map((target) => {
        const Icon = icons[target.kind];
        return { ...target, icon: <Icon aria-hidden />, note: t(`jump.kinds.${target.kind}`) };
      }),
    [targets, t],
  );
  return (
    <Room>
      <SearchMenu
        label={t('jump.search')}
        placeholder={t('jump.search')}
        look="line"
        options={options}
        foot={t('jump.keys')}
        onChoose={({ run }) => {
          onDone();
          // The dialog gives the focus back first; what is gone to takes it then.
          setTimeout(run);
        }}
      />
    </Room>
  );
}
