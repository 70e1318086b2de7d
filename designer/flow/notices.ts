import { createStore, type StoreApi } from 'zustand/vanilla';

/** What the page says about what was just done. */
export interface Notices {
  /** The last thing done; `count` tells the same words said twice apart. */
  readonly said: { readonly words: string; readonly count: number };
  /** Why something was not done, or news from elsewhere; stays until something else is done or it is put away. */
  readonly shown: { readonly words: string; readonly tone: 'refused' | 'news' } | undefined;
}

/** Says things to the person without rendering the page again. */
export interface NoticeBoard {
  readonly store: StoreApi<Notices>;
  announce(words: string): void;
  refuse(reason: string): void;
  /** Something that happened elsewhere. */
  tell(news: string): void;
  dismiss(): void;
}

export function createNoticeBoard(): NoticeBoard {
  const store = createStore<Notices>(() => ({ said: { words: '', count: 0 }, shown: undefined }));
  return {
    store,
    announce: (words) => store.setState(({ said }) => ({ said: { words, count: said.count + 1 }, shown: undefined })),
    refuse: (words) => store.setState({ shown: { words, tone: 'refused' } }),
    tell: (words) => store.setState({ shown: { words, tone: 'news' } }),
    dismiss: () => store.setState({ shown: undefined }),
  };
}
