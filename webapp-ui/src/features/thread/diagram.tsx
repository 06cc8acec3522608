import { useEffect, useRef, useState } from 'react';
import { appBase } from '@/lib/base-url';
import { t } from '@/lib/i18n';
import { usePreferences } from '@/lib/preferences';
import { useMediaQuery } from '@/ui/use-media-query';

/** Before its height is known, in CSS pixels; and no diagram is higher than this: it scrolls. */
const FIRST_HEIGHT = 160;
const MOST_HEIGHT = 2_000;

export type DiagramProps = {
  readonly code: string;
  /** Why it could not be drawn. */
  readonly onProblem: (problem: string) => void;
};

/**
 * A Mermaid diagram, drawn in a frame that has no origin: whatever a model writes there reaches neither the page nor any
 * other host.
 */
export function Diagram({ code, onProblem }: DiagramProps) {
  const frame = useRef<HTMLIFrameElement>(null);
  const [ready, setReady] = useState(false);
  const [height, setHeight] = useState(FIRST_HEIGHT);
  const systemDark = useMediaQuery('(prefers-color-scheme: dark)');
  const theme = usePreferences((preferences) => preferences.theme);
  const dark = theme === 'dark' || (theme === 'system' && systemDark);

  useEffect(() => {
    const told = ({ source, data }: MessageEvent) => {
      // By its window: a frame without an origin has no name to go by.
      if (source !== frame.current?.contentWindow) {
        return;
      }
      if (data?.ready === true) {
        setReady(true);
      } else if (data?.code === code && typeof data.height === 'number') {
        setHeight(Math.min(MOST_HEIGHT, Math.max(1, data.height)));
      } else if (data?.code === code && typeof data.problem === 'string') {
        onProblem(data.problem);
      }
    };
    window.addEventListener('message', told);
    return () => window.removeEventListener('message', told);
  }, [code, onProblem]);

  useEffect(() => {
    if (ready) {
      frame.current?.contentWindow?.postMessage({ code, dark }, '*');
    }
  }, [ready, code, dark]);

  return (
    <iframe
      ref={frame}
      title={t('Diagram')}
      src={new URL('diagram/frame.html', appBase()).href}
      sandbox="allow-scripts"
      referrerPolicy="no-referrer"
      className="block w-full"
      style={{ height, colorScheme: dark ? 'dark' : 'light' }}
    />
  );
}
