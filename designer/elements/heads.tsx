import type { ReactNode } from 'react';

/** What stands over a column: its words, over figures to the right like them, or words that are only read out. */
export type Head = string | { readonly figures: string } | { readonly unseen: string };

interface HeadsProps {
  readonly of: readonly Head[];
  /** A cell before them that is no head, as for choosing rows. */
  readonly before?: ReactNode;
}

/** The heads of a table's columns. */
export function Heads({ of, before }: HeadsProps) {
  return (
    <thead>
      <tr>
        {before}
        {of.map((head) => {
          if (typeof head !== 'string' && 'unseen' in head) return <th key={head.unseen} scope="col" aria-label={head.unseen} />;
          const words = typeof head === 'string' ? head : head.figures;
          return (
            <th key={words} scope="col" {...(words === head ? {} : { className: 'num' })}>
              {words}
            </th>
          );
        })}
      </tr>
    </thead>
  );
}
