import Button from '@mui/material/Button';
import { styled } from '@mui/material/styles';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import type { AccountDetail } from '#engine';
import { useAnswer } from '../app/api/use-answer.ts';
import { useWatchedAccount } from '../app/live/use-live.ts';
import { addText } from '../app/text/text.ts';
import { EmptyNote, FaultNote } from '../elements/note.tsx';
import { BarePage, Page, usePageTitle } from '../elements/page.tsx';
import { Panel } from '../elements/panel.tsx';
import { WorkBar } from '../worklist/work-bar.tsx';
import { AccountBones } from './account-bones.tsx';
import { AccountContext } from './account-context.ts';
import { accountText } from './account-text.ts';
import { AttachmentPanel } from './attachments/attachment-panel.tsx';
import { DropRoom } from './attachments/drop-room.tsx';
import { Banners } from './banners.tsx';
import { AccountFigures } from './figures.tsx';
import { AccountHead } from './head.tsx';
import { RecordPanel } from './record/record-panel.tsx';
import { Records } from './records/records.tsx';
import { AccountFacts } from './side/account-facts.tsx';
import { OpenTasks } from './side/open-tasks.tsx';
import { People } from './side/people.tsx';
import { StepPanel } from './side/step-panel.tsx';
import { Timeline } from './timeline/timeline.tsx';

addText('account', accountText);

/** What one records and what comes next stands beside what is owed; on a narrow screen it comes first. */
const Columns = styled('div')({
  display: 'flex',
  flexDirection: 'column',
  gap: 16,
  '& > div': { display: 'contents' },
  '& .record': { order: -2 },
  '& .tasks': { order: -1 },
  '& .timeline': { order: 1 },
  '& > div > *': { minWidth: 0 },
  '@media (min-width: 1100px)': {
    flexDirection: 'row',
    alignItems: 'flex-start',
    '& > div': { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: 16, minWidth: 0 },
    '& > .main': { flex: 1 },
    '& > .side': { width: 360, flex: 'none' },
  },
  '@media (min-width: 1680px)': {
    '& > .main': { gridTemplateColumns: 'minmax(0, 11fr) minmax(0, 9fr)', alignItems: 'start' },
  },
});

/** Everything about one account. */
export function AccountPage() {
  const { t } = useTranslation('account');
  const { accountId = '' } = useParams();
  const { data, error, refetch } = useAnswer('accounts.get', { params: { accountId } });
  useWatchedAccount(accountId);
  if (data) return <Account key={data.id} account={data} />;
  if (!error) return <AccountBones />;
  if (error.code !== 'resource.unknown') {
    return (
      <Page title={t('title')}>
        <FaultNote error={error} of="load" onRetry={() => void refetch()} />
      </Page>
    );
  }
  return (
    <Page title={t('title')}>
      <Panel title={t('unknown.title')}>
        <EmptyNote
          title={t('unknown.words')}
          act={
            <Button component={Link} to="/accounts" variant="outlined">
              {t('unknown.act')}
            </Button>
          }
        />
      </Panel>
    </Page>
  );
}

function Account({ account }: { readonly account: AccountDetail }) {
  usePageTitle(account.name);
  return (
    <AccountContext.Provider value={account}>
      <BarePage>
        <DropRoom />
        <AttachmentPanel />
        <WorkBar accountId={account.id} />
        <AccountHead />
        <Banners />
        <AccountFigures />
        <Columns>
          <div className="main">
            <Records />
            <div className="timeline">
              <Timeline />
            </div>
          </div>
          <div className="side">
            <div className="record">
              <RecordPanel />
            </div>
            <div className="tasks">
              <OpenTasks />
            </div>
            <StepPanel />
            <People />
            <AccountFacts />
          </div>
        </Columns>
      </BarePage>
    </AccountContext.Provider>
  );
}
