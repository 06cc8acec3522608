export { Palette } from './palette';
export { SearchButton } from './search-button';
