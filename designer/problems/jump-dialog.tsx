import AccountTreeOutlined from '@mui/icons-material/AccountTreeOutlined';
import ArrowForwardOutlined from '@mui/icons-material/ArrowForwardOutlined';
import BoltOutlined from '@mui/icons-material/BoltOutlined';
import MailOutlined from '@mui/icons-material/MailOutlined';
import RuleOutlined from '@mui/icons-material/RuleOutlined';
import ScheduleOutlined from '@mui/icons-material/ScheduleOutlined';
import SearchOutlined from '@mui/icons-material/SearchOutlined';
import StickyNote2Outlined from '@mui/icons-material/StickyNote2Outlined';
import Dialog from '@mui/material/Dialog';
import { styled } from '@mui/material/styles';
import { type KeyboardEvent, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { color } from '../app/theme/tokens.ts';
import { type JumpKind, type JumpTarget, jumpHits } from './jump-search.ts';
import { type JumpCommand, useJumpTargets } from './use-jump-targets.ts';
import './problems-texts.ts';

const Box = styled('div')({
  display: 'flex',
  flexDirection: 'column',
  maxHeight: 'min(520px, 70vh)',
  fontSize: 13,
  '& .search': { position: 'relative', flex: 'none', borderBottom: `1px solid ${color.border}` },
  '& .search svg': { position: 'absolute', left: 16, top: 14, color: color.muted, pointerEvents: 'none' },
  '& input': {
    width: '100%',
    height: 46,
    padding: '0 16px 0 42px',
    border: 0,
    background: 'none',
    fontSize: 15,
    '&::placeholder': { color: color.muted, opacity: 1 },
    '&:focus-visible': { outline: 'none' },
  },
  '& .search:focus-within': { boxShadow: `inset 0 0 0 2px ${color.primary}` },
  '& .said': { padding: '14px 16px', color: color.secondary },
  '& [role=listbox]': { overflowY: 'auto', padding: '6px 0' },
  '& [role=option]': {
    display: 'flex',
    alignItems: 'center',
    gap: 10,
    minHeight: 34,
    padding: '3px 16px',
    lineHeight: '20px',
    cursor: 'pointer',
  },
  '& [role=option][aria-selected=true]': { background: color.selected },
  '& [role=option] svg': { flex: 'none', fontSize: 17, color: color.muted },
  '& .label': { flex: '0 1 auto', minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap', fontWeight: 500 },
  '& .about': { flex: '1 1 0', minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap', color: color.secondary },
  '& .kind': { flex: 'none', color: color.muted, fontSize: 12 },
  '& .keys': { flex: 'none', padding: '7px 16px', borderTop: `1px solid ${color.border}`, color: color.muted, fontSize: 12 },
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
  const list = useId();
  const box = useRef<HTMLDivElement>(null);
  const [search, setSearch] = useState('');
  const [active, setActive] = useState(0);
  const hits = jumpHits(useJumpTargets(commands), search.trim());

  useLayoutEffect(() => {
    box.current?.querySelector(`[id="${list}-${active}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [list, active]);

  const take = (target: JumpTarget | undefined): void => {
    if (!target) return;
    onDone();
    // The dialog gives the focus back first; what is gone to takes it then.
    setTimeout(() => target.run());
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const by = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[event.key];
    if (by !== undefined) setActive(Math.min(hits.length - 1, Math.max(0, active + by)));
    else if (event.key === 'Enter') take(hits[active]);
    else return;
    event.preventDefault();
  };
  return (
    <Box ref={box}>
      <div className="search">
        <SearchOutlined aria-hidden />
        <input
          // biome-ignore lint/a11y/noAutofocus: whoever opens the dialog goes on by typing
          autoFocus
          role="combobox"
          aria-label={t('jump.search')}
          aria-expanded
          aria-controls={list}
          aria-autocomplete="list"
          {...(hits.length > 0 ? { 'aria-activedescendant': `${list}-${active}` } : {})}
          placeholder={t('jump.search')}
          autoComplete="off"
          spellCheck={false}
          value={search}
          onChange={(event) => {
            setSearch(event.target.value);
            setActive(0);
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      {hits.length === 0 && (
        <p className="said" role="status">
          {t('jump.none', { search })}
        </p>
      )}
      <div id={list} role="listbox" aria-label={t('jump.results')}>
        {hits.map((target, index) => {
          const Icon = icons[target.kind];
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are heard by the search field
            <div
              key={target.id}
              id={`${list}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === active}
              onPointerMove={() => setActive(index)}
              onClick={() => take(target)}
            >
              <Icon aria-hidden />
              <span className="label">{target.label}</span>
              <span className="about">{target.about}</span>
              <span className="kind">{t(`jump.kinds.${target.kind}`)}</span>
            </div>
          );
        })}
      </div>
      <p className="keys" aria-hidden>
        {t('jump.keys')}
      </p>
    </Box>
  );
}
