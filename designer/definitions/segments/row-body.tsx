import { styled } from '@mui/material/styles';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Conditions } from '#engine';
import type { Json, JsonObject } from '../../document/json.ts';
import { useActOn, useFlow, useProblems } from '../../flow/flow-context.ts';
import { RuleBuilder, type RuleEdit } from '../../rules/rule-builder.tsx';
import { RuleTry } from '../../rules/rule-try.tsx';
import { useOptions } from '../../rules/use-options.ts';
import { FlagSetting } from '../../settings/flag-setting.tsx';
import { TextSetting } from '../../settings/text-setting.tsx';
import { useSet } from '../../settings/use-set.ts';
import { Form, FormRow } from '../form.ts';
import { textAt } from '../items.ts';
import { segmentCatalog } from './segment-catalog.ts';
import { takesEverybody } from './segment-rows.ts';

const Body = styled('div')({ padding: '4px 16px 16px 68px', '& h3': { marginBottom: 6 } });

const noRules = {};

interface RowBodyProps {
  readonly index: number;
  readonly name: string;
  readonly row: JsonObject;
  readonly focus: string | undefined;
}

/** What a row is called and who fits it, to be changed. */
export function RowBody({ index, name, row, focus }: RowBodyProps) {
  const { t } = useTranslation('segments');
  const { readOnly, registry } = useFlow();
  const act = useActOn();
  const set = useSet();
  const problems = useProblems();
  const optionsOf = useOptions();
  const catalog = useMemo(() => segmentCatalog(registry.catalog), [registry]);
  const at = `/rows/${index}`;
  const pointer = `${at}/when`;
  const when = row['when'] as Conditions | undefined;
  const edit = (next: Conditions | undefined, { words, key }: RuleEdit): void => {
    // A row with conditions keeps them, be they unfinished: without any it would take everybody.
    const value = (next ?? { all: [] }) as unknown as Json;
    act({ op: 'field.set', pointer, value }, t('did.edit', { edit: words, name }), key === undefined ? {} : { key });
  };
  const isWithin = (place: string): boolean => place === pointer || place.startsWith(`${pointer}/`);
  const isFaulty = problems.some(({ severity, pointer: place }) => severity === 'error' && isWithin(place));
  const request = {
    conditions: when,
    rules: noRules,
    judge: 'segment' as const,
    isFaulty,
    catalog,
    currency: registry.currency,
    optionsOf,
  };
  return (
    <Body>
      <Form>
        <FormRow>
          <TextSetting
            label={t('name')}
            pointer={`${at}/name`}
            maxLength={200}
            value={textAt(row, 'name')}
            onSet={(text) => set(`${at}/name`, text ?? '', t('name'))}
          />
          <TextSetting
            label={t('id')}
            pointer={`${at}/id`}
            help={t('idHelp')}
            maxLength={64}
            value={textAt(row, 'id')}
            onSet={(text) => set(`${at}/id`, text ?? '', t('id'))}
          />
        </FormRow>
        <FlagSetting
          label={t('takesAll')}
          pointer={pointer}
          value={takesEverybody(row)}
          onSet={(takes) => set(pointer, takes ? undefined : { all: [] }, t('conditions'))}
        />
        {!takesEverybody(row) && (
          <>
            <div>
              <h3>{t('conditions')}</h3>
              <RuleBuilder
                value={when}
                onChange={edit}
                catalog={catalog}
                rules={noRules}
                currency={registry.currency}
                pointer={pointer}
                faults={problems}
                focus={focus !== undefined && isWithin(focus) ? focus : undefined}
                optionsOf={optionsOf}
                readOnly={readOnly}
                label={name}
              />
            </div>
            <div>
              <h3>{t('try')}</h3>
              <RuleTry {...request} />
            </div>
          </>
        )}
      </Form>
    </Body>
  );
}
