import { dollars, duration } from '@/lib/amounts';
import { t } from '@/lib/i18n';
import type { UsageWire } from '@/lib/stream/frames';

/** "340 tokens", "56 tokens/s", "$0.0012", as far as it is known, what matters most first. */
export function usageParts({ output_tokens, tokens_per_second, cost, estimated }: UsageWire): readonly string[] {
  return [
    output_tokens !== undefined &&
      (estimated ? t('about {{count, number}} tokens', { count: output_tokens }) : inTokens(output_tokens)),
    tokens_per_second !== undefined &&
      t('{{tokensPerSecond}} tokens/s', { tokensPerSecond: Math.round(tokens_per_second) }),
    cost !== undefined && dollars(cost),
  ].filter((part) => part !== undefined && part !== false);
}

/** All that is known, line by line. */
export function usageFacts(usage: UsageWire): readonly (readonly [name: string, value: string])[] {
  const facts: readonly (readonly [string, number | undefined, (value: number) => string])[] = [
    [t('Prompt'), usage.input_tokens, inTokens],
    [t('of it cached'), usage.cached_tokens, inTokens],
    [t('Answer'), usage.output_tokens, inTokens],
    [t('of it thinking'), usage.reasoning_tokens, inTokens],
    [t('First words after'), usage.first_token_ms, duration],
    [t('Took'), usage.duration_ms, duration],
    [t('Speed'), usage.tokens_per_second, (value) => t('{{value}} tokens/s', { value })],
  ];
  return [
    ...facts.flatMap(([name, value, words]) => (value === undefined ? [] : [[name, words(value)] as const])),
    [t('Cost'), usage.cost === undefined ? t('not known') : dollars(usage.cost)],
  ];
}

function inTokens(value: number): string {
  return t('{{count, number}} tokens', { count: value });
}
