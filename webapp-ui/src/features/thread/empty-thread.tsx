import type { Ref } from 'react';
import { later, t } from '@/lib/i18n';
import { Button } from '@/ui/button';
import { EmptyState } from '@/ui/states';

const STARTERS = [
  later('Explain what a write-ahead log is, with a small example'),
  later('Compare WebSocket and Server-Sent Events in a table'),
  later('Write a Java record that validates its fields'),
] as const;

export type EmptyThreadProps = {
  readonly ref?: Ref<HTMLDivElement> | undefined;
  readonly onSuggest: ((text: string) => void) | undefined;
};

/** A chat in which nothing was said yet: questions to begin with, which can be changed before they are sent. */
export function EmptyThread({ ref, onSuggest }: EmptyThreadProps) {
  if (!onSuggest) {
    return (
      <div ref={ref} tabIndex={-1} className="m-auto">
        <EmptyState title={t('Nothing was said here yet')} />
      </div>
    );
  }
  return (
    <div ref={ref} tabIndex={-1} className="flex flex-1 flex-col overflow-y-auto focus-visible:outline-offset-[-2px]">
      <div className="my-auto">
        <EmptyState
          title={t('Ask anything')}
          action={
            <div className="flex flex-col items-stretch gap-2">
              {STARTERS.map((starter) => t(starter)).map((text) => (
                <Button
                  key={text}
                  className="h-auto! justify-start! whitespace-normal! py-2 text-start"
                  onClick={() => onSuggest(text)}
                >
                  {text}
                </Button>
              ))}
            </div>
          }
        >
          {t('Answers arrive as they are written, and stay when you close the page.')}
        </EmptyState>
      </div>
    </div>
  );
}
