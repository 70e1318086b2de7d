import AddOutlined from '@mui/icons-material/AddOutlined';
import CloseOutlined from '@mui/icons-material/CloseOutlined';
import { styled } from '@mui/material/styles';
import { useTranslation } from 'react-i18next';
import { color, radius } from '../app/theme/tokens.ts';
import { RowAct } from '../elements/row-act.ts';
import { useBuilder } from './builder-context.ts';
import { ConditionLine } from './condition-line.tsx';
import type { GroupRow } from './condition-tree.ts';
import { NotMark } from './not-mark.tsx';
import { QuietAct, RowChoice } from './row-control.ts';
import { DragHandle, RowFaults, useMoveKeys } from './row-frame.tsx';
import { RowMenu } from './row-menu.tsx';
import { homeOf } from './tree-edit.ts';
import { usePartTies } from './use-part-ties.ts';

const Box = styled('div')({
  position: 'relative',
  minWidth: 0,
  '&[data-inner]': {
    margin: '4px 0',
    padding: '4px 8px 4px 4px',
    border: `1px solid ${color.border}`,
    borderRadius: radius,
    background: color.sunken,
  },
  '&[data-inner] &[data-inner]': { background: color.surface },
  '& > .head': { display: 'flex', alignItems: 'center', gap: 4, minHeight: 30, '& > .acts': { display: 'flex', marginLeft: 'auto' } },
  '& > .head > .handle': {
    display: 'grid',
    placeItems: 'center',
    width: 18,
    height: 30,
    color: color.muted,
    cursor: 'grab',
    '& svg': { fontSize: 16 },
  },
  '& > .head > .joined': { fontWeight: 550, fontSize: 13 },
  '&[data-dragged]': { opacity: 0.4 },
  '&[data-mark]::after': { content: '""', position: 'absolute', left: 0, right: 0, height: 2, borderRadius: 1, background: color.primary },
  '&[data-mark=before]::after': { top: -4 },
  '&[data-mark=after]::after': { bottom: -4 },
});

/** Members stand behind a line that says what holds them together. */
const Members = styled('div')({
  display: 'grid',
  gridTemplateColumns: '30px minmax(0, 1fr)',
  marginTop: 2,
  '& > .join': {
    position: 'relative',
    paddingTop: 10,
    color: color.muted,
    fontSize: 12,
    lineHeight: '18px',
    textAlign: 'center',
    '&::before': { content: '""', position: 'absolute', left: '50%', top: -6, height: 15, borderLeft: `1px solid ${color.border}` },
    '&::after': { content: '""', position: 'absolute', left: '50%', top: 30, bottom: -4, borderLeft: `1px solid ${color.border}` },
    '&[data-first]::before': { display: 'none' },
    '&[data-last]::after': { display: 'none' },
  },
  '& > .empty': { gridColumn: 2, padding: '6px 0', color: color.muted, fontSize: 13 },
});

const Foot = styled('div')({
  display: 'flex',
  flexWrap: 'wrap',
  gap: 2,
  padding: '2px 0 2px 44px',
  borderRadius: radius,
  '&[data-mark]': { boxShadow: `inset 0 2px 0 ${color.primary}` },
});

/** Conditions joined by one word, one inside the other as deep as they are written. */
export function GroupBox({ row }: { readonly row: GroupRow }) {
  const { t } = useTranslation('rules');
  const { drag, faultsOf, isReadOnly, nameOf, tree, remove } = useBuilder();
  const onKeyDown = useMoveKeys(row.id);
  const home = homeOf(tree, row.id);
  const name = nameOf(row.id);
  const mark = drag.mark?.at === row.id && drag.mark.side !== 'into' ? drag.mark.side : undefined;
  return (
    <Box
      role="group"
      aria-label={name}
      data-row={row.id}
      {...(home ? { 'data-inner': '' } : {})}
      {...(drag.dragged === row.id ? { 'data-dragged': '' } : {})}
      {...(mark ? { 'data-mark': mark } : {})}
      onKeyDown={onKeyDown}
    >
      <div className="head" {...(home && !isReadOnly ? drag.besideRow(row.id, home.group.id, home.index) : {})}>
        {home && <DragHandle id={row.id} canDrag={!isReadOnly} />}
        <NotMark row={row} />
        <JoinChoice row={row} />
        {home && !isReadOnly && (
          <span className="acts">
            <RowAct type="button" aria-label={t('name.remove', { row: name })} data-tip={t('row.remove')} onClick={() => remove(row.id)}>
              <CloseOutlined aria-hidden />
            </RowAct>
            <RowMenu row={row} />
          </span>
        )}
      </div>
      <RowFaults row={row} />
      <Members>
        {row.members.length === 0 && faultsOf(row.id).length === 0 && (
          <p className="empty">{home ? t('builder.emptyGroup') : t('fault.emptyRule')}</p>
        )}
        {row.members.map((member, index) => (
          <MemberCells
            key={member.id}
            join={index === 0 ? '' : t(row.join === 'all' ? 'builder.and' : 'builder.or')}
            isLast={index === row.members.length - 1}
          >
            {member.kind === 'group' ? <GroupBox row={member} /> : <ConditionLine row={member} />}
          </MemberCells>
        ))}
      </Members>
      {!isReadOnly && (
        <Foot
          {...drag.intoGroup(row.id, row.members.length)}
          {...(drag.mark?.at === row.id && drag.mark.side === 'into' ? { 'data-mark': '' } : {})}
        >
          <AddActs group={row} />
        </Foot>
      )}
    </Box>
  );
}

function MemberCells({ join, isLast, children }: { readonly join: string; readonly isLast: boolean; readonly children: React.ReactNode }) {
  return (
    <>
      <span className="join" {...(join === '' ? { 'data-first': '' } : {})} {...(isLast ? { 'data-last': '' } : {})}>
        {join}
      </span>
      <div style={{ minWidth: 0 }}>{children}</div>
    </>
  );
}

const joins = { all: ['all', 0], any: ['any', 0], notAny: ['any', 1], notAll: ['all', 1] } as const;
type JoinName = keyof typeof joins;

/** How many of the members have to hold. */
function JoinChoice({ row }: { readonly row: GroupRow }) {
  const { t } = useTranslation('rules');
  const { change, isReadOnly, nameOf } = useBuilder();
  const ties = usePartTies(row);
  const { 'data-field': _, ...named } = ties('operator', t('name.join', { row: nameOf(row.id) }));
  const names = Object.keys(joins) as JoinName[];
  const current = names.find((name) => joins[name][0] === row.join && joins[name][1] === row.nots % 2) ?? 'all';
  if (isReadOnly) return <span className="joined">{t(`join.${current}`)}</span>;
  return (
    <RowChoice
      {...named}
      data-first=""
      style={{ fontWeight: 550 }}
      value={current}
      onChange={(event) => {
        const [join, nots] = joins[event.target.value as JoinName];
        change({ ...row, join, nots }, 'join');
      }}
    >
      {names.map((name) => (
        <option key={name} value={name}>
          {t(`join.${name}`)}
        </option>
      ))}
    </RowChoice>
  );
}

/** What can be added: to a group, or to the whole where there is none. */
export function AddActs({ group }: { readonly group?: GroupRow }) {
  const { t } = useTranslation('rules');
  const { add, nameOf, usable } = useBuilder();
  const within = (words: string): string => (group ? `${words}: ${nameOf(group.id)}` : words);
  const kinds = [
    ['data', t('builder.addCondition')],
    ...(usable.length > 0 ? ([['rule', t('builder.addRule')]] as const) : []),
    ['group', t('builder.addGroup')],
  ] as const;
  return kinds.map(([kind, words]) => (
    <QuietAct key={kind} type="button" data-add={kind} aria-label={within(words)} onClick={() => add(kind, group?.id)}>
      <AddOutlined aria-hidden />
      {words}
    </QuietAct>
  ));
}
