import { styled } from '@mui/material/styles';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { JsonObject } from '../../document/json.ts';
import { Panel } from '../../elements/panel.tsx';
import { useActOn, useFlow, useFlowValue } from '../../flow/flow-context.ts';
import { ChoiceSetting } from '../../settings/choice-setting.tsx';
import { TextSetting } from '../../settings/text-setting.tsx';
import { useSet } from '../../settings/use-set.ts';
import { Form, FormRow, TwoColumns } from '../form.ts';
import { HeadingPanel } from '../heading-panel.tsx';
import { textAt } from '../items.ts';
import { InsertMenu } from './insert-menu.tsx';
import { LiquidField, type LiquidHandle } from './liquid-field.tsx';
import { TemplatePreviewPanel } from './template-preview.tsx';
import { ToneVariants } from './tone-variants.tsx';
import { tones } from './tones.ts';
import { useTemplateChannels } from './use-template-channels.ts';
import './templates-texts.ts';

const abouts = ['past-due', 'upcoming', 'account'] as const;

const Line = styled('div')({ display: 'flex', alignItems: 'center', marginBottom: -8 });

/** A message: what it says, and beside it how it comes out for a real account. */
export function TemplateEditor() {
  const { t } = useTranslation('templates');
  const { readOnly } = useFlow();
  const act = useActOn();
  const value = useFlowValue((each) => each);
  const body = useRef<LiquidHandle>(null);
  const type = (pointer: '/subject' | '/body', label: string) => (text: string) => {
    // An empty subject is none; an empty text is a fault, and told as one.
    const next = pointer === '/subject' && text === '' ? {} : { value: text };
    act({ op: 'field.set', pointer, ...next }, label);
  };
  return (
    <TwoColumns>
      <div>
        <Panel title={t('message')}>
          <Form>
            {hasSubject(value) && (
              <LiquidField
                label={t('subject')}
                pointer="/subject"
                isLine
                value={textAt(value, 'subject') ?? ''}
                onType={type('/subject', t('did.subject'))}
              />
            )}
            {!readOnly && (
              <Line>
                <InsertMenu onInsert={(text) => body.current?.insert(text)} />
              </Line>
            )}
            <LiquidField
              label={t('body')}
              pointer="/body"
              help={t('bodyHelp', { open: '{{' })}
              value={textAt(value, 'body') ?? ''}
              onType={type('/body', t('did.body'))}
              handle={body}
            />
          </Form>
        </Panel>
        <HeadingPanel>
          <Settings value={value} />
        </HeadingPanel>
      </div>
      <div>
        <TemplatePreviewPanel />
        <ToneVariants />
      </div>
    </TwoColumns>
  );
}

/** Whether people see a subject of it; one that stands there all the same is shown. */
function hasSubject(value: JsonObject): boolean {
  const channel = value['channel'];
  return value['subject'] !== undefined || (channel !== 'sms' && channel !== 'call-script');
}

function Settings({ value }: { readonly value: JsonObject }) {
  const { t } = useTranslation('templates');
  const set = useSet();
  const channels = useTemplateChannels();
  return (
    <FormRow>
      <ChoiceSetting
        label={t('channel')}
        pointer="/channel"
        value={textAt(value, 'channel')}
        options={channels}
        onSet={(id) => set('/channel', id, t('channel'))}
      />
      <ChoiceSetting
        label={t('tone')}
        pointer="/tone"
        value={textAt(value, 'tone')}
        options={tones.map((id) => ({ id, label: t(`tones.${id}`) }))}
        onSet={(id) => set('/tone', id, t('tone'))}
      />
      <ChoiceSetting
        label={t('about')}
        pointer="/about"
        optional
        value={textAt(value, 'about')}
        none={t('abouts.past-due')}
        options={abouts.map((id) => ({ id, label: t(`abouts.${id}`) }))}
        onSet={(id) => set('/about', id, t('about'))}
      />
      <TextSetting
        label={t('language')}
        pointer="/language"
        help={t('languageHelp')}
        maxLength={5}
        value={textAt(value, 'language')}
        onSet={(text) => set('/language', text ?? '', t('language'))}
      />
    </FormRow>
  );
}
