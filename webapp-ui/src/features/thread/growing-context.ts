import { createContext } from 'react';

/** Whether the block around is still growing. */
export const GrowingContext = createContext(false);
