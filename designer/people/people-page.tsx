import { useTranslation } from 'react-i18next';
import { useAnswer } from '../app/api/use-answer.ts';
import { addText } from '../app/text/text.ts';
import { FaultNote } from '../elements/note.tsx';
import { Page } from '../elements/page.tsx';
import { BoneTable, Loading } from '../elements/skeleton.tsx';
import { PeoplePanel } from './people-panel.tsx';
import { peopleText } from './people-text.ts';
import { RoutingPanel } from './routing-panel.tsx';

addText('people', peopleText);

/** Who can do what, and how tasks of pools find their person. */
export function PeoplePage() {
  const { t } = useTranslation('people');
  const people = useAnswer('abilities.list', {});
  const routing = useAnswer('routing.get', {});
  const registry = useAnswer('registry.get', {});
  const failed = [people, routing, registry].find(({ error, data }) => error && !data);
  const pools = registry.data?.assignees.pools;
  return (
    <Page title={t('title')} note={t('note')}>
      {failed?.error && <FaultNote error={failed.error} of="load" onRetry={() => void failed.refetch()} />}
      {!failed && !(people.data && routing.data && pools) && (
        <Loading>
          <BoneTable columns={[200, 100, 100, 200, 200]} rows={8} />
        </Loading>
      )}
      {people.data && routing.data && pools && (
        <>
          <RoutingPanel routing={routing.data} pools={pools} people={people.data.items} />
          <PeoplePanel people={people.data.items} skills={routing.data.skills} pools={pools} />
        </>
      )}
    </Page>
  );
}
