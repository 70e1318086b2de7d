import AddOutlined from '@mui/icons-material/AddOutlined';
import ChangeHistoryOutlined from '@mui/icons-material/ChangeHistoryOutlined';
import OpenWithOutlined from '@mui/icons-material/OpenWithOutlined';
import RemoveOutlined from '@mui/icons-material/RemoveOutlined';
import { styled } from '@mui/material/styles';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { type Difference, differenceWords } from '#engine';
import { useDefinitionNames } from '../app/definition-names.ts';
import { color } from '../app/theme/tokens.ts';
import { inPlace } from '../elements/in-place.ts';
import { VisuallyHidden } from '../elements/visually-hidden.ts';
import { useFlow } from '../flow/flow-context.ts';
import { useWayTo } from '../flow/use-way-to.ts';

const List = styled('ul')({
  display: 'grid',
  fontSize: 13,
  lineHeight: '20px',
  '& li': { display: 'flex', gap: 8, padding: '4px 0', borderBottom: `1px solid ${color.border}`, overflowWrap: 'anywhere' },
  '& li:last-of-type': { borderBottom: 0 },
  '& svg': { flex: 'none', marginTop: 2, fontSize: 16, color: color.muted },
  '& [data-kind=added] svg': { color: color.success },
  '& [data-kind=removed] svg': { color: color.danger },
  '& [data-kind=changed] svg': { color: color.info },
  '& a': { color: 'inherit' },
});

const icons = { added: AddOutlined, removed: RemoveOutlined, changed: ChangeHistoryOutlined, moved: OpenWithOutlined } as const;

interface DifferenceListProps {
  readonly differences: readonly Difference[];
  /** The newer side is what the page shows, so that each can lead to its place. */
  readonly leads?: boolean;
  readonly onLead?: () => void;
}

/** Differences as a manager says them. */
export function DifferenceList({ differences, leads = false, onLead }: DifferenceListProps) {
  const { t } = useTranslation('flow');
  const { registry } = useFlow();
  const nameOf = useDefinitionNames();
  const wayTo = useWayTo('schedule');
  return (
    <List>
      {inPlace(differences).map(({ place, item }) => {
        const Icon = icons[item.kind];
        const words = differenceWords(item, { registry, nameOf });
        return (
          <li key={place} data-kind={item.kind}>
            <Icon aria-hidden />
            <span>
              <VisuallyHidden>{`${t(`difference.${item.kind}`)}: `}</VisuallyHidden>
              {leads && item.after !== undefined ? (
                <Link to={wayTo(item.after)} {...(onLead ? { onClick: onLead } : {})}>
                  {words}
                </Link>
              ) : (
                words
              )}
            </span>
          </li>
        );
      })}
    </List>
  );
}
