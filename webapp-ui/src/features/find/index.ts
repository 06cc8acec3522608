export { FindBar } from './find-bar';
export { useFindKey } from './use-find-key';
