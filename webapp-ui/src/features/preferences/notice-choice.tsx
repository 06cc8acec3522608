import { useId } from 'react';
import { t } from '@/lib/i18n';
import { usePreferences } from '@/lib/preferences';

/** Whether the system tells of answers that end while nobody looks; the browser asks once whether it may. */
export function NoticeChoice() {
  const { notices, set } = usePreferences();
  const id = useId();
  const possible = 'Notification' in window && window.isSecureContext;
  const refused = possible && Notification.permission === 'denied';
  return (
    <div className="flex gap-3">
      <input
        id={id}
        type="checkbox"
        checked={notices && possible && !refused}
        disabled={!possible || refused}
        aria-describedby={`${id}-note`}
        onChange={async (event) => {
          const wanted = event.target.checked;
          set({ notices: wanted && (await Notification.requestPermission()) === 'granted' });
        }}
        className="mt-0.5 size-4 shrink-0 accent-(--accent)"
      />
      <div>
        <label htmlFor={id} className="font-medium text-sm">
          {t('Tell me when an answer ends in a hidden tab')}
        </label>
        <p id={`${id}-note`} className="mt-0.5 text-text-muted text-xs">
          {!possible
            ? t('The browser offers this on https only. The title of the tab tells of it in any case.')
            : refused
              ? t('The browser was told not to allow it; it can be changed in its settings for this site.')
              : t('By a notice of the system. The title of the tab tells of it in any case.')}
        </p>
      </div>
    </div>
  );
}
