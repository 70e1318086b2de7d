import PhoneOutlined from '@mui/icons-material/PhoneOutlined';
import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useToday } from '../../../app/clock.ts';
import { useShortcut } from '../../../app/shortcuts/use-shortcut.ts';
import { momentWords, withDays } from '../../../app/text/when.ts';
import { color } from '../../../app/theme/tokens.ts';
import type { Line } from './use-line.ts';

const Frame = styled('div')({
  display: 'grid',
  gap: 6,
  fontSize: 13,
  lineHeight: '20px',
  '& .who': { display: 'flex', justifyContent: 'space-between', gap: 12 },
  '& .name': { fontWeight: 600 },
  '& .quiet': { color: color.secondary },
  '& .local, & .timer': { whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' },
  '& .acts': { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 8 },
  '& .not': { color: color.danger },
});

interface CallLineProps {
  readonly line: Line;
  readonly nth: number;
  readonly count: number;
  readonly onNext: () => void;
  /** Hears when the call began, in the browser's milliseconds. */
  readonly onBegin: (at: number) => void;
}

/** Whom to call at which number, what time it is there, and how long the call has lasted. */
export function CallLine({ line: { callee, number }, nth, count, onNext, onBegin }: CallLineProps) {
  const { t } = useTranslation('account');
  const link = useRef<HTMLAnchorElement>(null);
  const [began, setBegan] = useState<number>();
  useShortcut('x', t('record.callForm.next'), onNext, 'page', count > 1);
  useShortcut('l', t('record.callForm.dial', { number: number ?? '' }), () => link.current?.click(), 'page', callee.may.allowed);
  const begin = (): void => {
    const now = Date.now();
    setBegan(now);
    onBegin(now);
  };
  return (
    <Frame>
      <p className="who">
        <span>
          <span className="name">{callee.name}</span> {callee.role !== undefined && <span className="quiet">{callee.role}</span>}
        </span>
        <span className="local" data-tip={callee.zone.replaceAll('_', ' ')}>
          {t('record.callForm.there', { time: callee.localTime })}
        </span>
      </p>
      <div className="acts">
        {number === undefined && <span className="quiet">{t('record.callForm.noNumber')}</span>}
        {number !== undefined && !callee.may.allowed && <span>{number}</span>}
        {number !== undefined && callee.may.allowed && (
          <Button
            component="a"
            ref={link}
            href={`tel:${number.replaceAll(/[^+\d]/g, '')}`}
            variant="outlined"
            startIcon={<PhoneOutlined />}
            data-tip="L"
            onClick={begin}
          >
            {number}
          </Button>
        )}
        {count > 1 && (
          <Button data-tip="X" onClick={onNext}>
            {t('record.callForm.nextOf', { nth, count })}
          </Button>
        )}
        {began !== undefined && <Timer since={began} />}
      </div>
      {!callee.may.allowed && <NotNow line={{ callee, number }} />}
    </Frame>
  );
}

function NotNow({ line: { callee } }: { readonly line: Line }) {
  const { t } = useTranslation('account');
  const today = useToday();
  const { reasons, until } = callee.may;
  return (
    <p className="not">
      {withDays(t('record.callForm.notNow', { reasons: reasons.join('; ') }), today)}{' '}
      {until !== undefined && t('record.callForm.from', { moment: momentWords(until, callee.zone, today) })}
    </p>
  );
}

function Timer({ since }: { readonly since: number }) {
  const { t } = useTranslation('account');
  const [now, setNow] = useState(since);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  const seconds = Math.max(0, Math.floor((now - since) / 1000));
  const time = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  return (
    <span className="timer" role="timer" aria-label={t('record.callForm.timer', { time })}>
      {time}
    </span>
  );
}
