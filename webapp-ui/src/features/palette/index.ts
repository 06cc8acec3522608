import { lazy } from 'react';

export { SearchButton } from './search-button';
export { usePaletteKey } from './use-palette-key';

export const Palette = lazy(() => import('./palette').then((module) => ({ default: module.Palette })));
