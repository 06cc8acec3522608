import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { copyText } from '@/lib/clipboard';
import { t } from '@/lib/i18n';
import { IconButton } from '@/ui/icon-button';
import { notifyFailure } from '@/ui/notify';

const SHOWN_MS = 1_500;

/** Copies a text and says for a moment that it did. Appears on hover and focus, and always on touch. */
export function CopyButton({ label, text, always = false }: { label: string; text: string; always?: boolean }) {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) {
      return;
    }
    const timer = setTimeout(() => setCopied(false), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = async () => {
    if (await copyText(text)) {
      setCopied(true);
    } else {
      notifyFailure(
        t('Nothing was copied'),
        new Error(t('The browser does not allow it. Select the text and copy it by hand.')),
      );
    }
  };
  return (
    <IconButton
      label={copied ? t('Copied') : label}
      size="small"
      onClick={() => void copy()}
      className={
        always || copied ? '' : 'opacity-0 focus-visible:opacity-100 group-hover:opacity-100 touch:opacity-100'
      }
    >
      {copied ? <Check size={14} aria-hidden="true" /> : <Copy size={14} aria-hidden="true" />}
    </IconButton>
  );
}
