import { tokens } from '@/lib/amounts';
import { t } from '@/lib/i18n';

/** Characters of a token, as a rule of thumb: the server counts properly, and says what did not fit. */
const CHARACTERS_PER_TOKEN = 4;
/** From this share of the window on it is worth a word before anything is left out. */
const TIGHT = 0.8;

export type WindowUseProps = {
  readonly text: string;
  /** Tokens of what was said so far; nothing where nobody knows. */
  readonly said: number;
  /** Tokens that the model takes at once; nothing where it is not known. */
  readonly window: number | undefined;
};

/** How much of the model's window the conversation takes with what is being written, roughly. */
export function WindowUse({ text, said, window }: WindowUseProps) {
  const used = Math.ceil(said + text.length / CHARACTERS_PER_TOKEN);
  if (text.trim() === '' || window === undefined) {
    return null;
  }
  const words =
    used > window
      ? t('About {{used}} tokens of {{window}}: the oldest messages will not be sent', {
          used: tokens(used),
          window: tokens(window),
        })
      : t('About {{used}} tokens of {{window}}', { used: tokens(used), window: tokens(window) });
  return <span className={used > TIGHT * window ? 'text-warning' : undefined}>{words}</span>;
}
