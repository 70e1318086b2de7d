import type { NodeProps } from '@xyflow/react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { inPlace } from '../../elements/in-place.ts';
import { room } from '../graph/card.ts';
import type { BoxNode } from '../graph/flow-nodes.ts';
import { cutTo } from '../graph/text-width.ts';
import { Glyph } from '../look/glyph.tsx';
import { FoldButton } from './fold-button.tsx';
import { FirstMark, HeadMarks } from './marks.tsx';
import { Ports } from './ports.tsx';
import { Rows } from './rows.tsx';

/** A step, a decision, an end, a folded level, or where everything begins. */
export const CardNode = memo(function CardNode({ id, data, isConnectable }: NodeProps<BoxNode>) {
  const { t } = useTranslation('canvas');
  const { card, paint, collapsed, first, pinned, ghost } = data;
  if (!card) return null;
  const rowsTop = card.rows[0]?.top;
  return (
    <>
      <div
        className={ghost ? 'dc-card dc-ghost' : 'dc-card'}
        data-tip={card.description ?? ''}
        data-tone={card.tone}
        data-kind={card.kind}
        {...(paint?.tone === undefined ? {} : { 'data-paint': paint.tone })}
      >
        <div className="dc-head">
          {collapsed ? <FoldButton level={id} title={card.title} open={false} /> : <Glyph name={card.tone} />}
          <b className="dc-name">{cutTo(card.title, room.name - (paint?.badge === undefined ? 0 : 34), room.nameSize)}</b>
          <HeadMarks pinned={pinned} paint={paint} />
        </div>
        {card.lines.length > 0 && (
          <ul className="dc-lines">
            {inPlace(card.lines).map(({ place, item: line }, index) => (
              <li key={place} data-tip={line}>
                <span>{cutTo(line, room.line - (card.more > 0 && index === card.lines.length - 1 ? 56 : 0), room.size)}</span>
                {card.more > 0 && index === card.lines.length - 1 && <em>{t('more', { count: card.more })}</em>}
              </li>
            ))}
          </ul>
        )}
        {rowsTop !== undefined && <Rows rows={card.rows} section={card.kind === 'start' ? t('atAnyTime') : undefined} />}
      </div>
      {first && <FirstMark />}
      <Ports id={id} card={card} below={0} connectable={isConnectable} />
    </>
  );
});
