import { afterEach, expect, test } from 'vitest';
import { speak } from './i18n';
import { problemWords } from './problem-words';

afterEach(() => speak('en'));

test('leaves the words of the server in English', () =>
  expect(problemWords('provider_key_refused', 'OpenAI refused the key.')).toBe('OpenAI refused the key.'));

test('says it in the reader’s language, and what the server says', async () => {
  await speak('de');
  expect(problemWords('provider_key_refused', 'OpenAI refused the key.')).toBe(
    'Der Anbieter hat den Schlüssel abgelehnt. Setzen Sie auf der Seite „Anbieter“ einen anderen. Der Server sagt: „OpenAI refused the key.“',
  );
  expect(problemWords('some_new_code', 'Something new.')).toBe('Something new.');
  expect(problemWords(undefined, 'Something.')).toBe('Something.');
});

test('says what it knows word for word without the server’s words', async () => {
  const detail =
    'This is no whole export of Open Codex. Nothing was imported; choose the .zip file that was downloaded.';
  expect(problemWords('validation_failed', detail)).toBe(detail);
  await speak('de');
  expect(problemWords('validation_failed', detail)).toBe(
    'Das ist kein vollständiger Export von Open Codex. Nichts wurde importiert; wählen Sie die heruntergeladene .zip-Datei.',
  );
  expect(problemWords('validation_failed', 'name: is missing.')).toBe(
    'Nicht alles darin ist gültig. Der Server sagt: „name: is missing.“',
  );
});
