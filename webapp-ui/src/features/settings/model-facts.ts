import type { Model } from '@/api/providers';
import { dollars, tokens } from '@/lib/amounts';
import { t } from '@/lib/i18n';

/** How many of a long list are drawn: one who looks for another one types. */
const MOST = 200;

/** "128K window · $2.50 in, $10 out per million · sees images · thinks"; what is not known is left out. */
export function modelFacts({ context_window, price, vision, reasoning }: Model): string {
  return [
    context_window !== null && t('{{contextWindow}} window', { contextWindow: tokens(context_window) }),
    price &&
      t('{{input}} in, {{output}} out per million', { input: dollars(price.input), output: dollars(price.output) }),
    vision && t('sees images'),
    reasoning && t('thinks first'),
  ]
    .filter(Boolean)
    .join(' · ');
}

/** The models whose id holds each of the words, those that begin so first. */
export function searchModels(models: readonly Model[], search: string): readonly Model[] {
  const text = search.trim().toLowerCase();
  const words = text.split(/\s+/).filter(Boolean);
  const found = models.filter(({ id }) => words.every((word) => id.toLowerCase().includes(word)));
  return [
    ...found.filter(({ id }) => id.toLowerCase().startsWith(text)),
    ...found.filter(({ id }) => !id.toLowerCase().startsWith(text)),
  ].slice(0, MOST);
}
