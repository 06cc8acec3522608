import { afterEach, expect, test } from 'vitest';
import { fieldWords } from './field-words';
import { speak } from './i18n';

afterEach(() => speak('en'));

test('leaves the words of the server in English', async () => {
  await speak('en');
  expect(fieldWords('must have at most 200 characters.')).toBe('must have at most 200 characters.');
});

test('says them in the reader’s language, with what they say', async () => {
  await speak('de');
  expect(fieldWords('must have at most 200 characters.')).toBe('darf höchstens 200 Zeichen haben.');
  expect(fieldWords('must be a whole number from 1 to 9.')).toBe('muss eine ganze Zahl von 1 bis 9 sein.');
  expect(fieldWords('must be one of none, local.')).toBe('muss eines von diesen sein: none, local.');
  expect(fieldWords('must be something new.')).toBe('must be something new.');
});
