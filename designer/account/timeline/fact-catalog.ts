import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type Catalog, catalogOfEvents, catalogOfFields, coreCatalog, coreEvents, defineFacts, mergeCatalogs, nameWords } from '#engine';
import { usePublished } from '../../app/published.ts';
import { timelineText } from './timeline-text.ts';

type Known = keyof typeof timelineText.eventFact;

/** What the data of rules is called: the core's, the events' and the installation's own fields. */
export function useFactCatalog(): Catalog {
  const { t } = useTranslation('account');
  const fields = usePublished('fields');
  return useMemo(() => {
    const ofEvents = [...catalogOfEvents(coreEvents.values()).facts.values()].map((fact) => {
      const name = fact.id.slice('event.'.length);
      const label = isKnown(name) ? t(`timeline.eventFact.${name}`) : nameWords(name).toLowerCase();
      return { ...fact, label };
    });
    return mergeCatalogs(coreCatalog, defineFacts(ofEvents), catalogOfFields(fields));
  }, [fields, t]);
}

function isKnown(name: string): name is Known {
  return Object.hasOwn(timelineText.eventFact, name);
}
