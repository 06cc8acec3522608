import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app';
import { preferredLanguage, speak } from './lib/i18n';
import { applyTheme, usePreferences } from './lib/preferences';
import './app/theme.css';

const root = document.getElementById('root');
if (!root) {
  throw new Error('index.html has no element "root"');
}
applyTheme();
await speak(usePreferences.getState().language ?? preferredLanguage());
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
