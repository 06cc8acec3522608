import { useEffect, useRef, useState } from 'react';
import { t } from '@/lib/i18n';
import { controlClass } from '@/ui/field';

export type RenameFieldProps = {
  readonly name: string;
  /** The new name, or nothing when the reader gave up or changed nothing. Called once. */
  readonly onDone: (name: string | undefined) => void;
};

/** A name being changed where it stands: Enter or leaving saves, Esc gives up. */
export function RenameField({ name, onDone }: RenameFieldProps) {
  const [value, setValue] = useState(name);
  const input = useRef<HTMLInputElement>(null);
  const done = useRef(false);

  useEffect(() => {
    // After the frame, since the menu that opened this gives the focus back to its button first.
    const frame = requestAnimationFrame(() => input.current?.select());
    return () => cancelAnimationFrame(frame);
  }, []);

  function finish(next: string | undefined) {
    if (!done.current) {
      done.current = true;
      const trimmed = next?.trim();
      onDone(trimmed && trimmed !== name ? trimmed : undefined);
    }
  }

  return (
    <input
      ref={input}
      aria-label={t('New name for {{name}}', { name })}
      value={value}
      maxLength={255}
      onChange={(event) => setValue(event.target.value)}
      onBlur={() => finish(value)}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        if (event.key === 'Enter') finish(value);
        if (event.key === 'Escape') {
          event.stopPropagation();
          finish(undefined);
        }
      }}
      className={`${controlClass} h-9 touch:h-11`}
    />
  );
}
