import { useTranslation } from 'react-i18next';
import { decimalOf } from '#engine';
import { typedAmount } from '../elements/typed-amount.ts';
import { FigureSetting } from './figure-setting.tsx';
import type { SettingProps } from './setting-field.tsx';
import './settings-texts.ts';

interface NumberSettingProps extends SettingProps {
  readonly value: number | undefined;
  readonly onSet: (value: number | undefined) => void;
  readonly decimals?: boolean;
  readonly suffix?: string;
}

/** A number, whole unless decimals are allowed. */
export function NumberSetting({ value, decimals = false, suffix, ...of }: NumberSettingProps) {
  const { t } = useTranslation('settings');
  const form = decimals ? /^-?\d{1,15}(\.\d+)?$/ : /^-?\d{1,9}$/;
  return (
    <FigureSetting
      {...of}
      shown={value === undefined ? '' : String(value)}
      read={(text) => (form.test(text) ? Number(text) : undefined)}
      notRead={t(decimals ? 'number' : 'whole')}
      decimals={decimals}
    >
      {suffix}
    </FigureSetting>
  );
}

interface AmountSettingProps extends SettingProps {
  /** In the smallest units of the currency; typed in its units. */
  readonly value: number | undefined;
  readonly currency: string;
  readonly onSet: (value: number | undefined) => void;
}

/** An amount of money. */
export function AmountSetting({ label, value, currency, ...of }: AmountSettingProps) {
  const { t } = useTranslation('elements');
  return (
    <FigureSetting
      {...of}
      label={`${label} (${currency})`}
      shown={value === undefined ? '' : decimalOf(value, currency)}
      read={(text) => typedAmount(text, currency)}
      notRead={t('amount.invalid', { example: decimalOf(125_000, currency) })}
      width={140}
      decimals
    />
  );
}
