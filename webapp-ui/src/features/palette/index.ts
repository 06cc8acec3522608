export { useOffer, useOffers } from './offers';
export { Palette } from './palette';
export { SearchButton } from './search-button';
export { usePaletteKey } from './use-palette-key';
