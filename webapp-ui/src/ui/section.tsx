import { type ReactNode, useId } from 'react';

export type SectionProps = {
  readonly title: string;
  readonly note?: ReactNode;
  /** Beside the title. */
  readonly action?: ReactNode;
  readonly children: ReactNode;
};

/** A part of a page of settings: what it is about on the one side, the thing itself on the other. */
export function Section({ title, note, action, children }: SectionProps) {
  const id = useId();
  return (
    <section
      aria-labelledby={id}
      className="grid gap-x-10 gap-y-4 border-border border-t py-8 md:grid-cols-[15rem_1fr]"
    >
      <div className="flex items-start gap-4 max-sm:flex-col md:flex-col">
        <div className="min-w-0 flex-1">
          <h2 id={id} className="font-medium text-base">
            {title}
          </h2>
          {note && <p className="mt-1 text-sm text-text-muted">{note}</p>}
        </div>
        {action}
      </div>
      <div className="min-w-0">{children}</div>
    </section>
  );
}
