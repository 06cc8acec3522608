import { t } from '@/lib/i18n';
/** The model's thinking, folded away. */
export function Reasoning({ text, running = false }: { readonly text: string; readonly running?: boolean }) {
  return (
    <details className="mb-3 text-sm text-text-muted">
      <summary className="w-fit rounded-sm py-1">{running ? t('Thinking…') : t('Thoughts')}</summary>
      <p className="mt-1 whitespace-pre-wrap border-border border-s-2 ps-3 [overflow-wrap:anywhere]">{text}</p>
    </details>
  );
}
