import { useTranslation } from 'react-i18next';
import type { Flow, Resolution, Strategy } from '#engine';
import { useChart, useFlowDefinition } from '../flow/flow-context.ts';
import { ChoiceSetting } from '../settings/choice-setting.tsx';
import { HeadingSettings } from '../settings/heading-settings.tsx';
import { NumberSetting } from '../settings/number-setting.tsx';
import { daySpanUnits } from '../settings/span.ts';
import { SpanSetting } from '../settings/span-setting.tsx';
import { TextSetting } from '../settings/text-setting.tsx';
import { useSet } from '../settings/use-set.ts';
import { Section, Stack } from './panel-parts.tsx';
import { PathList } from './paths/path-list.tsx';
import { PlanTerms } from './plan-terms.tsx';
import { LevelSettings } from './steps/step-settings.tsx';
import { TimeList } from './times/time-list.tsx';

/** The definition itself: what it is called and for, whom it runs for, and what holds everywhere in it. */
export function DefinitionPanel() {
  const { t } = useTranslation('inspector');
  const flow = useFlowDefinition() as Flow;
  const root = useChart().states.get('');
  return (
    <>
      <Section title={t(`kind.${flow.kind === 'resolution' ? 'resolution' : 'strategy'}`)}>
        <Stack>
          <HeadingSettings />
          {flow.kind === 'strategy' && <StrategyTerms strategy={flow} />}
          {flow.kind === 'resolution' && <Reasons resolution={flow} />}
          {root && root.children.length > 0 && <LevelSettings state={root} />}
        </Stack>
      </Section>
      {flow.kind === 'strategy' && <PromiseTerms strategy={flow} />}
      {flow.kind === 'strategy' && <PlanTerms strategy={flow} />}
      <PathList source="" />
      <TimeList />
    </>
  );
}

function StrategyTerms({ strategy }: { readonly strategy: Strategy }) {
  const { t } = useTranslation('inspector');
  const set = useSet();
  const { subject = 'account', startsBefore } = strategy;
  return (
    <>
      <ChoiceSetting
        label={t('definition.subject')}
        pointer="/subject"
        value={subject}
        options={(['account', 'invoice'] as const).map((id) => ({ id, label: t(`definition.subjects.${id}`) }))}
        help={t(`definition.subjectHelp.${subject}`)}
        onSet={(id) => set('/subject', id, t('definition.subject'))}
      />
      <SpanSetting
        label={t('definition.startsBefore')}
        pointer="/startsBefore"
        help={t('definition.startsBeforeHelp')}
        optional
        units={['day']}
        value={startsBefore}
        onSet={(span) => set('/startsBefore', span, t('definition.startsBefore'))}
      />
    </>
  );
}

/** How promises are judged. Terms that are all left empty go as a whole. */
function PromiseTerms({ strategy }: { readonly strategy: Strategy }) {
  const { t } = useTranslation('inspector');
  const set = useSet();
  const { promises = {} } = strategy;
  const put = (key: keyof typeof promises, value: string | number | undefined, what: string): void => {
    const isLast = value === undefined && Object.keys(promises).every((each) => each === key);
    set(isLast ? '/promises' : `/promises/${key}`, value, what);
  };
  return (
    <Section title={t('definition.promises')}>
      <Stack>
        <SpanSetting
          label={t('definition.grace')}
          pointer="/promises/grace"
          optional
          units={daySpanUnits}
          value={promises.grace}
          onSet={(span) => put('grace', span, t('definition.grace'))}
        />
        <NumberSetting
          label={t('definition.kept')}
          pointer="/promises/keptAtPercent"
          optional
          suffix={t('definition.percent')}
          value={promises.keptAtPercent}
          onSet={(percent) => put('keptAtPercent', percent, t('definition.kept'))}
        />
        <SpanSetting
          label={t('definition.longest')}
          pointer="/promises/longest"
          optional
          units={daySpanUnits}
          value={promises.longest}
          onSet={(span) => put('longest', span, t('definition.longest'))}
        />
        <NumberSetting
          label={t('definition.approvalAfter')}
          help={t('definition.approvalAfterHelp')}
          pointer="/promises/approvalAfter"
          optional
          value={promises.approvalAfter}
          onSet={(count) => put('approvalAfter', count, t('definition.approvalAfter'))}
        />
      </Stack>
    </Section>
  );
}

function Reasons({ resolution }: { readonly resolution: Resolution }) {
  const { t } = useTranslation('inspector');
  const set = useSet();
  const write = (text: string | undefined): void => {
    const reasons = (text ?? '')
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean);
    set('/reasons', reasons.length === 0 ? undefined : reasons, t('definition.reasons'));
  };
  return (
    <TextSetting
      label={t('definition.reasons')}
      pointer="/reasons"
      help={t('definition.reasonsHelp')}
      rows={3}
      value={(resolution.reasons ?? []).join('\n')}
      onSet={write}
    />
  );
}
