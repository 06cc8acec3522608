import type { SendKey } from './preferences';

/** Safari ends the composition before it tells of the Enter that ended it. */
const PROCESSED_BY_INPUT_METHOD = 229;

/** While an input method composes a word, the keys belong to it. */
export function isComposed(event: Pick<KeyboardEvent, 'isComposing' | 'keyCode'>): boolean {
  return event.isComposing || event.keyCode === PROCESSED_BY_INPUT_METHOD;
}

/** Whether the press of a key sends what is written, or else may start a line. */
export function sends(
  { key, shiftKey, ctrlKey, metaKey }: Pick<KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey' | 'metaKey'>,
  sendKey: SendKey,
): boolean {
  return key === 'Enter' && !shiftKey && (sendKey === 'enter' || ctrlKey || metaKey);
}
