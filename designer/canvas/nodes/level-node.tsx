import type { NodeProps } from '@xyflow/react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { room, rowsHeight } from '../graph/card.ts';
import type { BoxNode } from '../graph/flow-nodes.ts';
import { cutTo } from '../graph/text-width.ts';
import { FoldButton } from './fold-button.tsx';
import { FirstMark, HeadMarks } from './marks.tsx';
import { Ports } from './ports.tsx';
import { Rows } from './rows.tsx';

/** A level or region with what lies in it. Between its boxes the canvas shows through and takes the pointer. */
export const LevelNode = memo(function LevelNode({ id, data, height = 0, isConnectable }: NodeProps<BoxNode>) {
  const { t } = useTranslation('canvas');
  const { card, paint, first, pinned, ghost } = data;
  if (!card) return null;
  const below = height - rowsHeight(card) + 1;
  return (
    <>
      <div
        className={ghost ? 'dc-level dc-ghost' : 'dc-level'}
        data-tone={card.tone}
        {...(paint?.tone === undefined ? {} : { 'data-paint': paint.tone })}
      >
        <div className="dc-head dc-grip">
          <FoldButton level={id} title={card.title} open />
          <b className="dc-name">{cutTo(card.title, room.name, room.nameSize)}</b>
          {card.kind === 'region' && <span className="dc-mark">{t('atTheSameTime')}</span>}
          <HeadMarks pinned={pinned} paint={paint} />
        </div>
        {card.lines.length > 0 && (
          <p className="dc-level-lines" data-tip={card.lines.join('\n')}>
            {cutTo(card.lines.join(' · '), room.line, room.size)}
            {card.more > 0 ? ` ${t('more', { count: card.more })}` : ''}
          </p>
        )}
        {card.rows.length > 0 && <Rows rows={card.rows} />}
      </div>
      {first && <FirstMark />}
      <Ports id={id} card={card} below={below} connectable={isConnectable} />
    </>
  );
});
