import { Check, Copy } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { copyText } from '@/lib/clipboard';
import { t } from '@/lib/i18n';
import { Button } from './button';
import { controlClass, Field } from './field';

const SHOWN_MS = 2_000;

export type CopyFieldProps = { readonly label: string; readonly value: string };

/** Something that is shown this once, to be copied: the focus goes to the button that does. */
export function CopyField({ label, value }: CopyFieldProps) {
  const [copied, setCopied] = useState<boolean>();
  const field = useRef<HTMLInputElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    // What had the focus is gone: this takes its place.
    button.current?.focus();
  }, []);
  useEffect(() => {
    if (copied) {
      const timer = setTimeout(() => setCopied(undefined), SHOWN_MS);
      return () => clearTimeout(timer);
    }
  }, [copied]);
  const copy = async () => {
    const done = await copyText(value);
    setCopied(done);
    if (!done) {
      field.current?.select();
    }
  };
  return (
    <Field
      label={label}
      error={copied === false ? t('The browser does not allow it. Select the text and copy it by hand.') : undefined}
    >
      {(wiring) => (
        <div className="flex gap-2">
          <input
            ref={field}
            readOnly
            dir="ltr"
            value={value}
            onFocus={(event) => event.target.select()}
            className={`${controlClass} h-9 min-w-0 font-mono text-code! touch:h-11`}
            {...wiring}
          />
          <Button ref={button} variant="primary" onClick={() => void copy()}>
            {copied ? <Check size={16} aria-hidden="true" /> : <Copy size={16} aria-hidden="true" />}
            {copied ? t('Copied') : t('Copy')}
          </Button>
          <span role="status" className="sr-only">
            {copied && t('Copied')}
          </span>
        </div>
      )}
    </Field>
  );
}
