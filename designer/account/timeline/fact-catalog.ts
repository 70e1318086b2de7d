import { useMemo } from 'react';
import { type Catalog, catalogOfEvents, catalogOfFields, coreCatalog, coreEvents, mergeCatalogs } from '#engine';
import { usePublished } from '../../app/published.ts';

/** What the data of rules is called: the core's, the events' and the installation's own fields. */
export function useFactCatalog(): Catalog {
  const fields = usePublished('fields');
  return useMemo(() => mergeCatalogs(coreCatalog, catalogOfEvents(coreEvents.values()), catalogOfFields(fields)), [fields]);
}
