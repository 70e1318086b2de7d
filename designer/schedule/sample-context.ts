import { createContext } from 'react';
import type { AccountSample } from '#engine';

/** The account real dates are shown for. */
export const SampleContext = createContext<AccountSample | undefined>(undefined);
