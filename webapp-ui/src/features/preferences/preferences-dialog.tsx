import { download } from '@/lib/download';
import { LANGUAGES, preferredLanguage, speak, t } from '@/lib/i18n';
import { MOD_KEY } from '@/lib/platform';
import { type SendKey, type Theme, usePreferences } from '@/lib/preferences';
import { Button } from '@/ui/button';
import { Dialog } from '@/ui/dialog';
import { SelectField } from '@/ui/field';
import { useDialogs } from './dialogs-store';
import { NoticeChoice } from './notice-choice';

/** How the reader likes it, in this browser; and all that is theirs as a file. */
export function PreferencesDialog() {
  const { open, show } = useDialogs();
  return (
    <Dialog
      open={open === 'preferences'}
      onOpenChange={(next) => show(next ? 'preferences' : undefined)}
      title={t('Preferences')}
      description={t('They are kept in this browser.')}
    >
      <Choices />
    </Dialog>
  );
}

function Choices() {
  const { theme, sendKey, language, set } = usePreferences();
  return (
    <div className="mt-4 space-y-5">
      <SelectField label={t('Theme')} value={theme} onChange={(event) => set({ theme: event.target.value as Theme })}>
        <option value="system">{t('As the system has it')}</option>
        <option value="light">{t('Light')}</option>
        <option value="dark">{t('Dark')}</option>
      </SelectField>
      <SelectField
        label={t('Language')}
        value={language ?? ''}
        onChange={(event) => {
          const next = event.target.value || undefined;
          // The words first: setting it draws the app anew.
          void speak(next ?? preferredLanguage()).then(() => set({ language: next }));
        }}
      >
        <option value="">{t('As the browser has it')}</option>
        {LANGUAGES.map((code) => (
          <option key={code} value={code} lang={code}>
            {new Intl.DisplayNames(code, { type: 'language' }).of(code) ?? code}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={t('Send a message with')}
        value={sendKey}
        onChange={(event) => set({ sendKey: event.target.value as SendKey })}
      >
        <option value="enter">{t('Enter')}</option>
        <option value="mod-enter">{t('{{MOD_KEY}} + Enter', { MOD_KEY })}</option>
      </SelectField>
      <NoticeChoice />
      <div className="border-border border-t pt-4">
        <h3 className="font-medium text-sm">{t('Your data')}</h3>
        <p className="mt-1 text-text-muted text-sm">
          {t('All your projects and chats as one file. It can be imported on the page Projects, here or elsewhere.')}
        </p>
        <Button className="mt-3" onClick={() => download('export')}>
          {t('Export everything')}
        </Button>
      </div>
      <Licences />
    </div>
  );
}

/** Lists that the build makes of all that is in the app, with the notices that go with it. */
function Licences() {
  return (
    <div className="border-border border-t pt-4">
      <h3 className="font-medium text-sm">{t('Open-source licences')}</h3>
      <p className="mt-1 flex gap-4 text-sm">
        <TextLink file="server.txt" name={t('Of the server')} />
        <TextLink file="pages.txt" name={t('Of the pages')} />
      </p>
    </div>
  );
}

function TextLink({ file, name }: { file: string; name: string }) {
  return (
    <a className="underline underline-offset-2" href={`third-party/${file}`} target="_blank" rel="noreferrer">
      {name}
    </a>
  );
}
