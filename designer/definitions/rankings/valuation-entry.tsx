import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Conditions } from '#engine';
import { LOCALE } from '../../app/text/text.ts';
import { useCurrency } from '../../app/use-currency.ts';
import { isObject, type Json, type JsonObject } from '../../document/json.ts';
import { moneyText } from '../../elements/money.tsx';
import { useActOn, useFlow, useProblems } from '../../flow/flow-context.ts';
import { RuleBuilder, type RuleEdit } from '../../rules/rule-builder.tsx';
import { useOptions } from '../../rules/use-options.ts';
import { ChoiceSetting } from '../../settings/choice-setting.tsx';
import { FlagSetting } from '../../settings/flag-setting.tsx';
import { AmountSetting, NumberSetting } from '../../settings/number-setting.tsx';
import { TextSetting } from '../../settings/text-setting.tsx';
import { useSet } from '../../settings/use-set.ts';
import { Form, FormRow } from '../form.ts';
import { numberAt, textAt } from '../items.ts';
import { type EntryProps, ListEntry } from '../list-entry.tsx';
import { segmentCatalog } from '../segments/segment-catalog.ts';

const noRules = {};
const figure = new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 2 });
/** What one counts first of an amount, in minor units, and of a number. */
const FIRST_AMOUNT = 10_000;

interface ValuationEntryProps extends EntryProps {
  readonly index: number;
  readonly part: JsonObject;
}

/** One part of the points: how many, for whom, and with what they grow. */
export function ValuationEntry({ index, part, ...entry }: ValuationEntryProps) {
  const { t } = useTranslation('rankings');
  const at = `/valuations/${index}`;
  const name = textAt(part, 'name') ?? '';
  const words = useWords(part);
  return (
    <ListEntry
      {...entry}
      pointer={at}
      label={t('one', { number: index + 1, name })}
      title={name}
      words={words}
      removeLabel={t('remove', { name })}
    >
      <Form>
        <Points at={at} part={part} name={name} />
        <Growth at={at} part={part} name={name} />
        <Where at={at} part={part} name={name} />
      </Form>
    </ListEntry>
  );
}

interface PartProps {
  readonly at: string;
  readonly part: JsonObject;
  readonly name: string;
}

function Points({ at, part, name }: PartProps) {
  const { t } = useTranslation('rankings');
  const set = useSet();
  return (
    <FormRow>
      <TextSetting
        label={t('name')}
        pointer={`${at}/name`}
        maxLength={200}
        value={name}
        onSet={(text) => set(`${at}/name`, text ?? '', t('name'))}
      />
      <NumberSetting
        label={t('points')}
        help={t('pointsHelp')}
        pointer={`${at}/points`}
        decimals
        value={numberAt(part, 'points')}
        onSet={(points) => set(`${at}/points`, points, t('points'))}
      />
    </FormRow>
  );
}

/** Points for each so many of an amount or a number. */
function Growth({ at, part, name }: PartProps) {
  const { t } = useTranslation('rankings');
  const { registry } = useFlow();
  const set = useSet();
  const currency = useCurrency();
  const catalog = useMemo(() => segmentCatalog(registry.catalog), [registry]);
  const counted = useMemo(
    () => [...catalog.facts].flatMap(([id, { type, label }]) => (type === 'money' || type === 'number' ? [{ id, label }] : [])),
    [catalog],
  );
  const per = isObject(part['per']) ? part['per'] : undefined;
  const fact = per && textAt(per, 'fact');
  const isMoney = fact !== undefined && catalog.fact(fact)?.type === 'money';
  const choose = (id: string | undefined): void => {
    const unit = id !== undefined && catalog.fact(id)?.type === 'money' ? FIRST_AMOUNT : 1;
    set(`${at}/per`, id === undefined ? undefined : { fact: id, points: 1, unit }, t('did.per', { name }));
  };
  const unit = { label: t('perUnit'), pointer: `${at}/per/unit`, value: per && numberAt(per, 'unit') };
  const onUnit = (value: number | undefined): void => {
    if (value !== undefined) set(`${at}/per/unit`, value, t('perUnit'));
  };
  return (
    <FormRow>
      <ChoiceSetting label={t('per')} pointer={`${at}/per`} value={fact} none={t('perNone')} options={counted} onSet={choose} />
      {per && (
        <>
          <NumberSetting
            label={t('perPoints')}
            pointer={`${at}/per/points`}
            decimals
            value={numberAt(per, 'points')}
            onSet={(points) => points !== undefined && set(`${at}/per/points`, points, t('perPoints'))}
          />
          {isMoney ? <AmountSetting {...unit} currency={currency} onSet={onUnit} /> : <NumberSetting {...unit} decimals onSet={onUnit} />}
          <NumberSetting
            label={t('perMost')}
            pointer={`${at}/per/most`}
            decimals
            value={numberAt(per, 'most')}
            onSet={(most) => set(`${at}/per/most`, most, t('perMost'))}
          />
        </>
      )}
    </FormRow>
  );
}

function Where({ at, part, name }: PartProps) {
  const { t } = useTranslation('rankings');
  const { readOnly, registry } = useFlow();
  const act = useActOn();
  const set = useSet();
  const faults = useProblems();
  const optionsOf = useOptions();
  const currency = useCurrency();
  const catalog = useMemo(() => segmentCatalog(registry.catalog), [registry]);
  const pointer = `${at}/when`;
  const when = part['when'] as Conditions | undefined;
  const edit = (next: Conditions | undefined, { words, key }: RuleEdit): void => {
    const value = (next ?? { all: [] }) as unknown as Json;
    act({ op: 'field.set', pointer, value }, t('did.edit', { edit: words, name }), key === undefined ? {} : { key });
  };
  return (
    <>
      <FlagSetting
        label={t('always')}
        pointer={pointer}
        value={when === undefined}
        onSet={(isFor) => set(pointer, isFor ? undefined : { all: [] }, t('when'))}
      />
      {when !== undefined && (
        <div>
          <h3>{t('when')}</h3>
          <RuleBuilder
            value={when}
            onChange={edit}
            catalog={catalog}
            rules={noRules}
            currency={currency}
            pointer={pointer}
            faults={faults}
            focus={undefined}
            optionsOf={optionsOf}
            readOnly={readOnly}
            label={name}
          />
        </div>
      )}
    </>
  );
}

/** What a part comes to, in one line. */
function useWords(part: JsonObject): string {
  const { t } = useTranslation('rankings');
  const { registry } = useFlow();
  const currency = useCurrency();
  const points = numberAt(part, 'points');
  const per = isObject(part['per']) ? part['per'] : undefined;
  const said: string[] = points === undefined ? [] : [t('words.fixed', { points: figure.format(points) })];
  if (per) {
    const fact = registry.catalog.fact(textAt(per, 'fact') ?? '');
    const unit = numberAt(per, 'unit') ?? 0;
    const most = numberAt(per, 'most');
    const each = fact?.type === 'money' ? moneyText({ amount: Math.round(unit), currency }) : figure.format(unit);
    said.push(t('words.per', { points: figure.format(numberAt(per, 'points') ?? 0), unit: each, fact: fact?.label ?? '' }));
    if (most !== undefined) said.push(t('words.most', { most: figure.format(most) }));
  }
  if (said.length === 0) said.push(t('words.none'));
  if (part['when'] !== undefined) said.push(t('words.where'));
  return said.join(', ');
}
