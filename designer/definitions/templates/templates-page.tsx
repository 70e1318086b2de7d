import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import type { Template } from '#engine';
import { useChannelWords } from '../../app/channel-words.ts';
import { lazily } from '../../elements/lazily.ts';
import { Page } from '../../elements/page.tsx';
import { DefinitionPage } from '../definition-page.tsx';
import type { DefinitionItem } from '../definition-table.tsx';
import { ImportDefinition } from '../import-definition.tsx';
import { ListSheet } from '../list-sheet.tsx';
import { NewDefinition } from '../new-definition.tsx';
import { PlainTable } from '../plain-table.tsx';
import { usePublishedAll } from '../use-published-all.ts';
import { tones } from './tones.ts';
import './templates-texts.ts';

const TemplateEditor = lazily(async () => ({ default: (await import('./template-editor.tsx')).TemplateEditor }));

/** All messages by their tone. */
export function TemplatesPage() {
  const { t } = useTranslation(['definitions', 'flow']);
  return (
    <Page
      title={t('flow:kinds.template')}
      note={t('note.template')}
      actions={
        <>
          <ImportDefinition kind="template" />
          <NewDefinition kind="template" />
        </>
      }
    >
      <ListSheet kind="template">{(items) => <Groups items={items} />}</ListSheet>
    </Page>
  );
}

function Groups({ items }: { readonly items: readonly DefinitionItem[] }) {
  const { t } = useTranslation('templates');
  const { definitions } = usePublishedAll();
  const channelWords = useChannelWords();
  const templates = new Map(definitions.flatMap((each) => (each.kind === 'template' ? [[each.id, each] as const] : [])));
  const channelOf = (template: Template | undefined): string => {
    if (!template) return '';
    return template.channel === 'call-script' ? t('script') : channelWords(template.channel);
  };
  const extra = [
    { title: t('column.channel'), width: 128, cell: ({ id }: DefinitionItem) => channelOf(templates.get(id)) },
    { title: t('column.language'), width: 92, cell: ({ id }: DefinitionItem) => templates.get(id)?.language ?? '' },
  ];
  const groups = [...tones, undefined].map((tone) => ({
    id: tone ?? 'none',
    title: tone === undefined ? t('unpublished') : t(`tones.${tone}`),
    note: tone === undefined ? '' : t(`toneNote.${tone}`),
    items: items.filter(({ id }) => templates.get(id)?.tone === tone),
  }));
  const shown = groups.filter((group) => group.items.length > 0);
  return <PlainTable kind="template" items={items} groups={shown} extra={extra} />;
}

export function TemplatePage() {
  const { definitionId = '' } = useParams();
  return <DefinitionPage kind="template" id={definitionId} editor={TemplateEditor} />;
}
